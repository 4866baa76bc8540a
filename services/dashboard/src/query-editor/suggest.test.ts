import { describe, expect, it } from 'vitest'
import { suggestAt, withSuggestion, type QueryVocabulary } from './suggest.ts'

const vocabulary: QueryVocabulary = {
  sentiment: [
    { value: 'negative', label: '负面' },
    { value: 'positive', label: '正面' },
  ],
  subject: [{ value: 'yunling', label: '云岭速运' }],
  source: [{ value: 'river city', label: '江州晚报' }],
  level: [{ value: '<=2', label: '二级及以上' }],
}

/** What is offered where `|` stands. */
function offered(written: string, rest: { purpose?: 'subject' | 'search'; unbegun?: boolean } = {}): string[] {
  const caret = written.indexOf('|')
  const text = written.replace('|', '')
  const found = suggestAt({ text, caret, purpose: 'search', unbegun: false, vocabulary, ...rest })
  return found?.items.map(({ insert }) => insert) ?? []
}

/** The text once the first suggestion was taken, `|` where the caret stands. */
function taken(written: string): string {
  const caret = written.indexOf('|')
  const text = written.replace('|', '')
  const found = suggestAt({ text, caret, purpose: 'search', unbegun: false, vocabulary })
  const first = found?.items[0]
  if (found === undefined || first === undefined) throw new Error('nothing was suggested')
  const next = withSuggestion(text, found, first)
  return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`
}

describe('suggestions while a query is typed', () => {
  it('are the fields that begin so, by their name or by the reader’s word', () => {
    expect(offered('延误 pl|')).toEqual(['platform:'])
    expect(offered('情|')).toEqual(['sentiment:'])
    expect(offered('-(se|')).toEqual(['sentiment:'])
  })

  it('are the values of a field, by value or by label', () => {
    expect(offered('sentiment:|')).toEqual(['negative', 'positive'])
    expect(offered('sentiment：正|')).toEqual(['positive'])
    expect(offered('subject:速运|')).toEqual(['yunling'])
    expect(offered('sentiment:negative|')).toEqual([])
  })

  it('find a value without its field', () => {
    expect(offered('延误 负|')).toEqual(['sentiment:negative'])
    expect(offered('云岭|')).toEqual(['subject:yunling'])
  })

  it('are operators in both languages, between two parts only where one stands before', () => {
    expect(offered('延误 or|')).toEqual(['OR'])
    expect(offered('延误 或|')).toEqual(['OR'])
    expect(offered('or|')).toEqual([])
    expect(offered('延误 OR no|')).toEqual(['NOT'])
    expect(offered('延误 |', { unbegun: true }).slice(0, 3)).toEqual(['AND', 'OR', 'NOT'])
  })

  it('stay away where nothing was begun, inside a phrase and after an unknown field', () => {
    expect(offered('延误 |')).toEqual([])
    expect(offered('"lost se|')).toEqual([])
    expect(offered('colour:n|')).toEqual([])
  })

  it('leave out what a subject may not ask', () => {
    expect(offered('lev|')).toEqual(['level:'])
    expect(offered('lev|', { purpose: 'subject' })).toEqual([])
  })

  it('are put in place of what was begun', () => {
    expect(taken('延误 se|')).toBe('延误 sentiment:|')
    expect(taken('延误 sentiment:ne| AND 云岭')).toBe('延误 sentiment:negative |AND 云岭')
    expect(taken('source:江|')).toBe('source:"river city" |')
    expect(taken('source:"江|')).toBe('source:"river city" |')
    expect(taken('source:"江|"')).toBe('source:"river city" |')
    expect(taken('level:|')).toBe('level:<=2 |')
    expect(taken('延误 -se|')).toBe('延误 -sentiment:|')
  })
})
