import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matches } from './evaluate/matches.ts'
import type { MatchInput } from './match-input.ts'
import { parseQuery } from './parse/parse-query.ts'
import { SubjectMatcher } from './stream/subject-matcher.ts'

const page = readFileSync(new URL('../../../docs/query-language.md', import.meta.url), 'utf8')

function blocks(kind: string): string[][] {
  return [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([^]*?)^\`\`\``, 'gm'))].map(([, body = '']) =>
    body.trim().split('\n'),
  )
}

function examples(): [string, string, boolean][] {
  return blocks('query').flatMap(([query = '', ...texts]) =>
    texts.map((text): [string, string, boolean] => [query, text.slice(2), text.startsWith('+')]),
  )
}

describe('the page of the query language', () => {
  test('has examples', () => {
    expect(examples().length).toBeGreaterThan(30)
    expect(blocks('refused')).toHaveLength(1)
  })

  test.each(examples())('%s in %s: %s', (text, example, answer) => {
    const result = parseQuery(text, { for: 'search' })
    if (!result.ok) throw new Error(JSON.stringify(result.errors))
    const m = example.startsWith('{') ? (JSON.parse(example) as MatchInput) : { text: example }
    expect(matches(result.query, m)).toBe(answer)
    expect(new SubjectMatcher([{ id: 'example', query: result.query }]).match(m)).toHaveLength(answer ? 1 : 0)
  })

  test.each(
    blocks('refused')
      .flat()
      .map((line) => line.split(/ \| (?=[a-z-]+ \| \d|\d+–)/)),
  )('refuses %s: %s', (text, code, place) => {
    const result = parseQuery(text, { for: 'subject' })
    const [error] = result.ok ? [] : result.errors
    expect([error?.code, `${error?.start}–${error?.end}`]).toEqual([code, place])
  })
})
