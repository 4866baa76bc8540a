import { readFileSync } from 'node:fs'
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { UserError } from './errors.ts'

/**
 * Reads a YAML file against a schema. Every bad key and value is reported at once, each with its line and column.
 * An empty file is an empty mapping.
 */
export function loadConfigFile<T extends z.ZodType>(path: string, schema: T): z.infer<T> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError(
      `cannot read the configuration ${path}: ${(error as Error).message}`,
      'check the path given to --config',
    )
  }
  return parseConfig(text, path, schema)
}

export function parseConfig<T extends z.ZodType>(text: string, path: string, schema: T): z.infer<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const found = document.errors.map((error) => `  ${path}:${place(lines, error.pos[0])}  ${error.message}`)
    throw new UserError(`${path} is not valid YAML:\n${found.join('\n')}`, 'mend the YAML at the places named')
  }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data
  const found = parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: `unknown key "${key}"`, key: true }))
    return [{ path: issue.path, message: issue.message, key: false }]
  })
  const rows = found.map((problem) => ({ ...problem, offset: offsetOf(document, problem.path, problem.key) }))
  rows.sort((a, b) => a.offset - b.offset)
  const text_ = rows.map(
    (row) => `  ${path}:${place(lines, row.offset)}  ${row.path.join('.') || '(top level)'}: ${row.message}`,
  )
  throw new UserError(
    `${path} has ${rows.length} problem${rows.length === 1 ? '' : 's'}:\n${text_.join('\n')}`,
    'see groundswell.example.yaml for every key',
  )
}

function place(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset)
  return `${line}:${col}`
}

/** Where a path stands: the key itself for a bad key, else the value, else the nearest parent that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[], wantKey: boolean): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last)
      const key = pair?.key
      if (isScalar(key) && (wantKey || length < path.length || pair?.value == null)) return key.range?.[0] ?? 0
    }
    const node = document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node)
      return (node.range as [number] | undefined)?.[0] ?? 0
  }
  return 0
}
