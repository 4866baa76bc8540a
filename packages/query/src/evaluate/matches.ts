import type { FieldNode, NearNode, Query, QueryNode, RangeNode, TermNode } from '../ast.ts'
import { looksIn, searchedMention, type MatchInput, type SearchedMention, type SearchedText } from '../match-input.ts'
import { termsOf } from '../parse/near.ts'
import { standsIn } from './occurrences.ts'

/**
 * Whether a query matches a mention: the meaning of the language, written as plainly as it can be. Every other executor
 * (the stream matcher, the indexes) is held to it by tests.
 */
export function matches(query: Query, m: MatchInput): boolean {
  return holds(query.root, m, searchedMention(m))
}

export function holds(node: QueryNode, m: MatchInput, searched: SearchedMention): boolean {
  switch (node.kind) {
    case 'and':
      return node.items.every((item) => holds(item, m, searched))
    case 'or':
      return node.items.some((item) => holds(item, m, searched))
    case 'not':
      return !holds(node.item, m, searched)
    case 'at-least':
      return node.items.filter((item) => holds(item, m, searched)).length >= node.minimum
    case 'term':
    case 'near':
      return textsOf(node, searched).some((text) => standsIn(node, text))
    case 'field':
      return valuesOf(node.field, m).includes(node.value)
    case 'range':
      return inRange(node, m)
  }
}

/** The texts a term looks in. */
export function textsOf(node: TermNode | NearNode, searched: SearchedMention): readonly SearchedText[] {
  const field = node.kind === 'term' ? node.field : (termsOf(node.left)?.[0]?.field ?? 'any')
  const texts = searched.texts.filter((text) => looksIn(field, text.field))
  return field === 'author' && searched.handle !== undefined ? [...texts, searched.handle] : texts
}

export function valuesOf(field: FieldNode['field'], m: MatchInput): readonly string[] {
  const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value])
  switch (field) {
    case 'platform':
      return one(m.platform)
    case 'source':
      return one(m.source?.id)
    case 'lang':
      return one(m.lang)
    case 'category':
      return one(m.category)
    case 'sentiment':
      return one(m.polarity)
    case 'province':
      return (m.places ?? []).map((place) => place.province)
    case 'story':
      return m.storyIds ?? []
    case 'subject':
      return m.subjectIds ?? []
  }
}

export function inRange(node: RangeNode, m: MatchInput): boolean {
  if (node.field === 'published') {
    const at = m.publishedAt === undefined ? Number.NaN : Date.parse(m.publishedAt)
    const from = node.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(String(node.from))
    const to = node.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(String(node.to))
    return at >= from && at < to
  }
  const value = node.field === 'reach' ? m.author?.followers : m.level
  if (value === undefined) return false
  return value >= Number(node.from ?? Number.NEGATIVE_INFINITY) && value <= Number(node.to ?? Number.POSITIVE_INFINITY)
}
