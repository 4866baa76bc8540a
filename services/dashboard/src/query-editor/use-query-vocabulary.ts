import { useMemo } from 'react'
import { useDefaultDrill, useFacets, useSources, useSubjects } from '../api/use-api.ts'
import { categories } from '../words/categories.ts'
import { provinceWords } from '../words/province-words.ts'
import { useLanguage } from '../words/language.tsx'
import type { FieldValue, QueryVocabulary } from './suggest.ts'

const knownPlatforms = ['news', 'forum', 'weibo', 'wechat', 'douyin', 'site', 'mail', 'hotline', 'ticket']
const knownLanguages = ['zh', 'en', 'ja', 'ko']
const provinces = Object.keys(provinceWords).map((key) => key.slice('province.'.length))
const day = 86_400_000

/** What the fields of a query can be here: the field's vocabulary, the subjects and sources there are, what was seen lately. */
export function useQueryVocabulary(): QueryVocabulary {
  const { t, label } = useLanguage()
  const subjects = useSubjects().data?.items
  const sources = useSources().data?.items
  const drill = useDefaultDrill()
  const seen = useFacets({ facets: 'platform,lang', size: 30, drill }).data?.facets
  return useMemo(() => {
    const labelled = (family: string, values: readonly string[]): FieldValue[] =>
      values.map((value) => ({ value, label: label(family, value) }))
    const seenFirst = (found: readonly { readonly key: string }[] | undefined, known: readonly string[]): string[] => [
      ...new Set([...(found ?? []).map(({ key }) => key), ...known]),
    ]
    return {
      sentiment: labelled('polarity', ['negative', 'neutral', 'positive']),
      category: labelled('category', categories),
      province: labelled('province', provinces),
      platform: labelled('platform', seenFirst(seen?.platform, knownPlatforms)),
      lang: labelled('lang', seenFirst(seen?.lang, knownLanguages)),
      source: (sources ?? []).map(({ id, name }) => ({ value: id, label: name })),
      subject: (subjects ?? []).map(({ id, name }) => ({ value: id, label: name })),
      level: [
        { value: '1', label: t('level.1') },
        { value: '<=2', label: t('editor.levelUpTo', { level: t('level.2') }) },
        { value: '<=3', label: t('editor.levelUpTo', { level: t('level.3') }) },
      ],
      reach: [1_000, 10_000, 100_000, 1_000_000].map((count) => ({
        value: `>=${count}`,
        label: t('editor.followersFrom', { count }),
      })),
      published: [
        { value: `[${dateOf(6)} TO ${dateOf(0)}]`, label: t('range.7d') },
        { value: `[${dateOf(29)} TO ${dateOf(0)}]`, label: t('range.30d') },
      ],
    }
  }, [t, label, subjects, sources, seen])
}

/** The reader's date so many days ago. */
function dateOf(daysAgo: number): string {
  const at = new Date(Date.now() - daysAgo * day)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
