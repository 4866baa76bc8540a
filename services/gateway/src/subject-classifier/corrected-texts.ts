import type { Correction, CorrectedAnswer } from '@groundswell/contracts'
import type { CorrectedText } from '@groundswell/sentiment/train-subject-classifier'
import type { Documents } from '@groundswell/store'
import { drillFilters, equals } from '../conventions/list.ts'
import { correctionDocuments } from '../corrections/corrections.ts'

/** Newest corrections learnt from. What a subject is about changes, and training stays a matter of seconds. */
export const mostCorrectedTexts = 1_000
/** Texts are up to 200,000 code units long. */
const pageSize = 100

export interface CorrectedTexts {
  /** Newest first. */
  readonly texts: readonly CorrectedText[]
  /** Whose answers they were compared with. */
  readonly models: readonly string[]
}

/** What counts towards a subject. */
export async function correctedTexts(
  documents: Documents,
  subjectId: string,
  drill: 'exclude' | 'include',
): Promise<CorrectedTexts> {
  const filters = [...equals('subjectId', subjectId), ...equals('stands', true), ...drillFilters(drill)]
  const sort = { field: 'updatedAt', descending: true }
  const texts: CorrectedText[] = []
  const models = new Set<string>()
  let cursor: string | undefined
  do {
    const more = cursor === undefined ? {} : { cursor }
    const page = await documents.list(correctionDocuments, { size: pageSize, filters, sort, ...more })
    for (const { body } of page.items) {
      if (texts.length === mostCorrectedTexts) break
      const { negativeEvent, polarity, title, text } = { ...body.labels, ...body }
      const event = answerTo(body, 'negativeEvent')
      const tone = answerTo(body, 'polarity')
      if (event === undefined || tone === undefined) continue
      models.add(event.model).add(tone.model)
      const builtIn = {
        polarity: tone.polarity,
        polarityScore: tone.polarityScore,
        negativeEvent: event.negativeEvent,
      }
      texts.push({ title, text, builtIn, negativeEvent: negativeEvent?.value, polarity: polarity?.value })
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined && texts.length < mostCorrectedTexts)
  return { texts, models: [...models].toSorted() }
}

/** What the built-in model said when the label was last given: never what a classifier of the subject said in its place. */
function answerTo(
  { entries }: Correction,
  label: 'negativeEvent' | 'polarity',
): Omit<CorrectedAnswer, 'category' | 'emotion' | 'builtIn'> | undefined {
  const answer = (entries.findLast((entry) => entry[label] !== undefined) ?? entries.at(-1))?.answer
  if (answer?.builtIn === undefined) return answer
  return { ...answer.builtIn, model: answer.model.replace(/\+subject:\d+$/, '') }
}
