import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the logs of a run say at warning or above: who says it, what, and how often. */
export interface Complaint {
  readonly error: boolean
  readonly text: string
  readonly times: number
}

/** Reads logs of JSON lines, a file a process. */
export function complaintsIn(logFolder: string): Complaint[] {
  const counted = new Map<string, { error: boolean; times: number }>()
  for (const file of readdirSync(logFolder)) {
    for (const line of readFileSync(join(logFolder, file), 'utf8').split('\n')) {
      const said = line.startsWith('{') ? spoken(line) : undefined
      if (said === undefined || said.level < 40) continue
      const text = `${file.replace('.log', '')}: ${said.msg} ${said.reason ?? ''}`.trim()
      const known = counted.get(text) ?? { error: said.level >= 50, times: 0 }
      counted.set(text, { ...known, times: known.times + 1 })
    }
  }
  return [...counted].map(([text, known]) => ({ ...known, text })).sort((a, b) => b.times - a.times)
}

interface Spoken {
  readonly level: number
  readonly msg: string
  readonly reason?: string
}

/** Undefined for the line a kill cut off. */
function spoken(line: string): Spoken | undefined {
  try {
    return JSON.parse(line) as Spoken
  } catch {
    return undefined
  }
}
