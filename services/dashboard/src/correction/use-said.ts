import type { CorrectionEntry } from '@groundswell/contracts'
import { useLanguage } from '../words/language.tsx'

type Labels = Partial<Pick<CorrectionEntry, 'polarity' | 'negativeEvent' | 'category' | 'emotion'>>

/** What a change or an entry of the history says, in words. */
export function useSaid(): (labels: Labels) => string {
  const { t, label } = useLanguage()
  return ({ polarity, negativeEvent, category, emotion }) =>
    [
      polarity && label('polarity', polarity),
      negativeEvent && t('correction.event'),
      negativeEvent === false && t('correction.noEvent'),
      category && label('category', category),
      emotion && label('emotion', emotion),
      [polarity, negativeEvent, category, emotion].includes(null) && t('correction.takenBack'),
    ]
      .filter(Boolean)
      .join(' · ')
}
