/** What robots.txt says to us (RFC 9309): the longest matching rule holds, allow before disallow. */
export interface Robots {
  allows(url: string): boolean
  /** Milliseconds asked for between two requests. */
  readonly crawlDelay: number | undefined
}

export const everythingAllowed: Robots = { allows: () => true, crawlDelay: undefined }

interface Group {
  readonly agents: string[]
  readonly rules: { readonly allow: boolean; readonly length: number; readonly pattern: RegExp }[]
  crawlDelay: number | undefined
}

export function parseRobots(text: string, agent: string): Robots {
  const groups: Group[] = []
  let current: Group | undefined
  let naming = false
  for (const line of text.slice(0, 512_000).split(/\r?\n/)) {
    const found = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line)
    const key = found?.[1]?.toLowerCase()
    const value = found?.[2]?.trim() ?? ''
    if (key === undefined) continue
    if (key === 'user-agent') {
      if (!naming || current === undefined) groups.push((current = { agents: [], rules: [], crawlDelay: undefined }))
      current.agents.push(value.toLowerCase())
      naming = true
      continue
    }
    naming = false
    if (current === undefined) continue
    if ((key === 'allow' || key === 'disallow') && value !== '')
      current.rules.push({ allow: key === 'allow', length: value.length, pattern: patternOf(value) })
    if (key === 'crawl-delay' && Number(value) > 0) current.crawlDelay = Math.min(Number(value) * 1000, 60_000)
  }
  const named = groups.filter((group) =>
    group.agents.some((name) => name !== '*' && agent.toLowerCase().includes(name)),
  )
  const ours = named.length > 0 ? named : groups.filter((group) => group.agents.includes('*'))
  const rules = ours.flatMap((group) => group.rules)
  return {
    allows: (url) => {
      const { pathname, search } = new URL(url)
      const matching = rules.filter((rule) => rule.pattern.test(pathname + search))
      matching.sort((a, b) => b.length - a.length || Number(b.allow) - Number(a.allow))
      return matching[0]?.allow ?? true
    },
    crawlDelay: ours.find((group) => group.crawlDelay !== undefined)?.crawlDelay,
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.+?^{}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  const ended = escaped.endsWith('$') ? escaped : escaped.replaceAll('$', '\\$')
  return new RegExp(`^${ended}`)
}
