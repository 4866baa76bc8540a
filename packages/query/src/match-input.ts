import type { Author, Category, Mention, Place, Polarity } from '@groundswell/contracts'
import { tokenize, type Token } from '@groundswell/text'
import type { TextField } from './ast.ts'

/** What of a mention a query can ask about. What is absent is never equal to anything and in no range. */
export interface MatchInput {
  readonly title?: string | undefined
  readonly text: string
  readonly author?: Author | undefined
  readonly platform?: string | undefined
  readonly source?: { readonly id: string } | undefined
  readonly lang?: string | undefined
  readonly category?: Category | undefined
  readonly polarity?: Polarity | undefined
  readonly places?: readonly Pick<Place, 'province'>[] | undefined
  /** ISO 8601. */
  readonly publishedAt?: string | undefined
  /** Known after matching. */
  readonly storyIds?: readonly string[] | undefined
  readonly subjectIds?: readonly string[] | undefined
  /** The most severe present level of the events it belongs to: 1, 2 or 3. */
  readonly level?: number | undefined
}

/** A stored mention with the subjects and stories it was given. */
export function matchInputOf(mention: Mention, level?: number): MatchInput {
  return {
    ...mention,
    subjectIds: mention.subjects.map((subject) => subject.id),
    storyIds: mention.subjects.flatMap((subject) => (subject.storyId === undefined ? [] : [subject.storyId])),
    level,
  }
}

/** One text that terms, phrases and NEAR may match within, never across. */
export interface SearchedText {
  readonly field: 'title' | 'text' | 'author'
  readonly text: string
  readonly tokens: readonly Token[]
}

/**
 * The texts of a mention. `author:` looks in the author's name and in the handle, each for itself; spans of the field
 * `author` are of the name, so a hit in the handle alone gives none.
 */
export interface SearchedMention {
  readonly texts: readonly SearchedText[]
  readonly handle: SearchedText | undefined
}

export function searchedMention(m: MatchInput): SearchedMention {
  const texts: SearchedText[] = []
  const add = (field: SearchedText['field'], text: string | undefined): void => {
    if (text !== undefined && text !== '') texts.push({ field, text, tokens: tokenize(text) })
  }
  add('title', m.title)
  add('text', m.text)
  add('author', m.author?.name)
  const handle = m.author?.handle
  return {
    texts,
    handle:
      handle === undefined || handle === '' ? undefined : { field: 'author', text: handle, tokens: tokenize(handle) },
  }
}

export function looksIn(field: TextField, searched: SearchedText['field']): boolean {
  return field === 'any' ? searched !== 'author' : field === searched
}
