import type { ClassifierPreview, Mention, SubjectClassifier } from '@groundswell/contracts'
import { classifierTokens, subjectJudge, type SubjectJudge } from '@groundswell/sentiment/subject-classifier'
import type { DrillFilter, MentionIndex } from '@groundswell/store'
import { breathe } from './train.ts'

/** Texts are up to 200,000 code units long, of which a classifier reads the first 2,000. */
const pageSize = 100
const samplesOfAKind = 2

/** The one shipped threshold of the negative event. */
const eventFrom = 0.5

type Sample = ClassifierPreview['samples'][number]
type Labels = { readonly polarity: Sample['builtIn']['polarity']; readonly event: boolean }

export interface PreviewScope {
  /** Newest mentions of the subject that are looked at. */
  readonly size: number
  readonly drill: DrillFilter
}

/**
 * Judges the newest mentions of its subject by the classifier as if it were on, beside the built-in answers kept in them;
 * never more than a page of them in memory. Undefined where it may not judge.
 */
export async function previewChanges(
  index: MentionIndex,
  kept: SubjectClassifier,
  scope: PreviewScope,
): Promise<ClassifierPreview | undefined> {
  const judge = subjectJudge({ ...kept, enabled: true })
  if (judge === undefined) return undefined
  const events = new Changes<boolean>()
  const polarities = new Changes<Labels['polarity']>()
  const samples: Sample[] = []
  let mentions = 0
  let changed = 0
  let from: string | null = null
  let to: string | null = null
  for await (const mention of newestOf(index, kept.id, scope)) {
    const judged = judgedBoth(mention, kept.id, judge)
    if (judged === undefined) continue
    mentions += 1
    to ??= mention.publishedAt
    from = mention.publishedAt
    const [before, after] = [labelsOf(judged.builtIn), labelsOf(judged.classifier)]
    // Both are counted, whichever comes first.
    const seen = [events.add(before.event, after.event), polarities.add(before.polarity, after.polarity)]
    const kinds = seen.filter((count) => count > 0)
    if (kinds.length > 0) changed += 1
    if (kinds.some((count) => count <= samplesOfAKind)) samples.push({ mention, ...judged })
  }
  return {
    subjectId: kept.id,
    version: kept.version,
    mentions,
    from,
    to,
    changed,
    ...(kept.negativeEvent?.figures.better === true ? { negativeEvent: events.items } : {}),
    ...(kept.polarity?.figures.better === true ? { polarity: polarities.items } : {}),
    samples,
  }
}

/** How often which label became which. */
class Changes<T extends string | boolean> {
  readonly #counts = new Map<string, { from: T; to: T; count: number }>()

  /** How many of this kind there are with it; 0 where nothing changes. */
  add(from: T, to: T): number {
    if (from === to) return 0
    const key = `${from} ${to}`
    const change = this.#counts.get(key) ?? { from, to, count: 0 }
    this.#counts.set(key, change)
    change.count += 1
    return change.count
  }

  get items(): { from: T; to: T; count: number }[] {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count)
  }
}

async function* newestOf(
  index: MentionIndex,
  subjectId: string,
  { size, drill }: PreviewScope,
): AsyncGenerator<Mention> {
  const text = `subject:${subjectId}`
  const at = { start: 0, end: text.length }
  const query = { text, root: { kind: 'field', field: 'subject', value: subjectId, at } } as const
  let left = size
  let cursor: string | undefined
  do {
    const more = cursor === undefined ? {} : { cursor }
    const page = await index.search({ query, drill, sort: 'newest', size: Math.min(left, pageSize), ...more })
    yield* page.items
    left -= page.items.length
    cursor = page.next ?? undefined
    await breathe()
  } while (cursor !== undefined && left > 0)
}

/** Towards the subject: what was put in place of where a classifier had answered, else what stands there, and the new answer. */
function judgedBoth(mention: Mention, subjectId: string, judge: SubjectJudge): Omit<Sample, 'mention'> | undefined {
  const match = mention.subjects.find(({ id }) => id === subjectId)
  if (match === undefined) return undefined
  const { polarity, polarityScore, negativeEvent } = match.judgedBy?.builtIn ?? match
  const builtIn = { polarity, polarityScore, negativeEvent }
  const { judgedBy: _, ...classifier } = judge(classifierTokens(mention), builtIn)
  return { builtIn, classifier }
}

function labelsOf({ polarity, negativeEvent }: Sample['builtIn']): Labels {
  return { polarity, event: negativeEvent >= eventFrom }
}
