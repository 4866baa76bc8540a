import { platformNames, provinceNames, type ShownName } from '@groundswell/contracts'
import { storyDocuments } from '@groundswell/incident'
import { nearest, type FieldNode, type LintWarning, type Query, type QueryNode } from '@groundswell/query'
import { Settings, sourceSettings, subjectSettings } from '@groundswell/settings'
import { fold } from '@groundswell/text'
import type { RouteParts } from '../app.ts'

const languageNames: Readonly<Record<string, ShownName>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  ja: { zh: '日文', en: 'Japanese' },
  ko: { zh: '韩文', en: 'Korean' },
}
/** Values named in a warning. */
const mostNamed = 8
/** Values looked through for the one that was meant. */
const mostKnown = 1_000

/** A value there is, with every name a reader sees it under. */
interface Known {
  readonly value: string
  readonly names: readonly string[]
}

type Field = FieldNode['field']

/** Values of fields that no mention has and nobody set up: they find nothing, without being mistakes of the language. */
export async function unknownValues(
  query: Query,
  { store, clock }: Pick<RouteParts, 'store' | 'clock'>,
): Promise<LintWarning[]> {
  const sources = new Settings(store.documents, sourceSettings, clock)
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const known = async (field: Field): Promise<readonly Known[] | undefined> => {
    switch (field) {
      case 'province':
        return named(provinceNames)
      case 'lang':
        return named(languageNames)
      case 'platform': {
        const { items } = await sources.list(mostKnown)
        return [...named(platformNames), ...items.map(({ body }) => ({ value: body.platform, names: [] }))]
      }
      case 'source':
        return settingsOf((await sources.list(mostKnown)).items)
      case 'subject':
        return settingsOf((await subjects.list(mostKnown)).items)
      case 'story':
        return []
      case 'category':
      case 'sentiment':
        // The language itself knows all of theirs.
        return undefined
    }
  }
  const isThere = async (node: FieldNode): Promise<boolean> => {
    const { field, value } = node
    if (field === 'story' && (await store.documents.get(storyDocuments, value)) !== undefined) return true
    if (field === 'source' && (await sources.get(value)) !== undefined) return true
    if (field === 'subject' && (await subjects.get(value)) !== undefined) return true
    return (await store.mentions.count({ drill: 'include', query: { text: query.text, root: node } })) > 0
  }
  const warnings: LintWarning[] = []
  for (const node of fieldsOf(query.root)) {
    const there = await known(node.field)
    if (there === undefined || there.some(({ value }) => value === node.value) || (await isThere(node))) continue
    warnings.push(warningOf(node, query.text, there))
  }
  return warnings
}

function warningOf(node: FieldNode, text: string, known: readonly Known[]): LintWarning {
  const { field, value } = node
  const candidates = new Map(
    known.flatMap((one) => [one.value, ...one.names].map((name) => [fold(name), one.value] as const)),
  )
  const written = fold(value)
  const meant = candidates.get(written) ?? candidates.get(nearest(written, [...candidates.keys()]) ?? '')
  const values = [...new Set(known.map((one) => one.value))]
  const some = values.slice(0, mostNamed)
  const more = values.length > some.length
  const there = {
    zh: some.length === 0 ? '' : `；可用：${some.join('、')}${more ? ' 等' : ''}`,
    en: some.length === 0 ? '' : `; there are ${some.join(', ')}${more ? ' and others' : ''}`,
  }
  // The place of a node begins with its field, but inside a bracket of the field.
  const begin = /^[^:："“]+[:：]/.exec(text.slice(node.at.start, node.at.end))?.[0].length ?? 0
  return {
    start: node.at.start + begin,
    end: node.at.end,
    code: 'unknown-value',
    message: {
      zh: `${field} 没有“${value}”，什么都找不到${there.zh}`,
      en: `no ${field} is "${value}": it finds nothing${there.en}`,
    },
    ...(meant === undefined ? {} : { suggestion: /^[\p{L}\p{N}._-]+$/u.test(meant) ? meant : `"${meant}"` }),
  }
}

function fieldsOf(node: QueryNode): readonly FieldNode[] {
  if (node.kind === 'field') return [node]
  if (node.kind === 'not') return fieldsOf(node.item)
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'at-least' ? node.items.flatMap(fieldsOf) : []
}

function named(names: Readonly<Record<string, ShownName>>): Known[] {
  return Object.entries(names).map(([value, { zh, en }]) => ({ value, names: [zh, en] }))
}

function settingsOf(all: readonly { readonly body: { readonly id: string; readonly name: string } }[]): Known[] {
  return all.map(({ body: { id, name } }) => ({ value: id, names: [name] }))
}
