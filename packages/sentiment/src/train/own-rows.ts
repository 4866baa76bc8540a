import { categoryWords, type CategoryWords, type WordCategory } from '../lists/category-words.ts'
import { grievanceWords } from '../lists/grievance-words.ts'
import { judgements } from '../lists/judgements.ts'
import { faces, taughtNegative, taughtPositive } from '../lists/lexicon-words.ts'
import { casualtyWords, outageWords } from '../lists/signal-words.ts'
import type { LabelledText } from './read-data.ts'

/** What these words name is somebody's fault, so the tone is bad as well. */
const blamed = new Set([
  'employee-misconduct',
  'information-security',
  'service-dispute',
  'product-quality',
  'supply-chain',
])

/** The word lists of the package as one-word texts: what they mean is known before any data speaks. */
export function ownRows(): LabelledText[] {
  const rows: LabelledText[] = []
  const add = (list: string, label: string, category?: WordCategory): void => {
    for (const word of list.split(/\s+/).filter(Boolean))
      rows.push({
        text: word.replaceAll('_', ' '),
        label,
        set: 'own',
        lang: /[a-z]/.test(word) ? 'en' : 'zh',
        ...(category === undefined ? {} : { category }),
      })
  }
  for (const { list, weight } of judgements) add(list, weight > 0 ? 'pos' : 'neg')
  add(taughtPositive, 'pos')
  add(taughtNegative, 'neg')
  for (const [strength, list] of Object.entries(faces)) add(list, Number(strength) > 0 ? 'pos' : 'neg')
  for (const [category, { strong }] of Object.entries(categoryWords) as [WordCategory, CategoryWords][]) {
    add(strong, category === 'policy-change' ? 'named' : 'event', category)
    if (blamed.has(category)) add(strong, 'neg')
  }
  add(grievanceWords, 'event')
  add(outageWords, 'event')
  for (const list of Object.values(casualtyWords)) add(list, 'event')
  return rows
}
