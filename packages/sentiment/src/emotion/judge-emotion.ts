import type { Emotion, Polarity } from '@groundswell/contracts'
import { emotionWords } from '../lists/emotion-words.ts'
import type { Role } from '../reading/vocabulary.ts'
import { negatedBefore } from '../signals/circumstances.ts'
import type { Passage } from '../signals/passage.ts'

/** In the order of the values of the role `emotion`. */
export const emotionOrder = Object.keys(emotionWords) as Exclude<Emotion, 'none'>[]

/** The emotion that most words and faces name; `none` without any. */
export function findEmotion(passages: readonly Passage[]): Emotion {
  const counts = countEmotions(passages)
  let best = -1
  for (let index = 0; index < counts.length; index += 1)
    if ((counts[index] ?? 0) > (best < 0 ? 0 : (counts[best] ?? 0))) best = index
  return emotionOrder[best] ?? 'none'
}

function countEmotions(passages: readonly Passage[]): number[] {
  const counts = emotionOrder.map(() => 0)
  for (const passage of passages)
    for (const hit of passage.hits.of('emotion'))
      if (!negatedBefore(passage, Math.max(0, hit.start - 2), hit.start))
        counts[hit.value] = (counts[hit.value] ?? 0) + 1
  return counts
}

const letter = /\p{L}/u
/** Words of these say how somebody feels or judges. */
const feeling: readonly Role[] = ['emotion', 'face', 'lexicon']

/**
 * What the trained head says of the emotion, where the rest of the reading bears it out: a text without letters speaks by
 * its faces alone, a neutral one without a word of feeling has none, and no complaint is joy. (Words of fear, disgust and
 * sadness do not overrule the head: on labelled posts they are right about every second time.)
 */
export function judgeEmotion(head: Emotion, passages: readonly Passage[], polarity: Polarity): Emotion {
  if (!passages.some(({ text }) => letter.test(text))) return findEmotion(passages)
  if (polarity === 'neutral')
    return passages.some(({ hits }) => feeling.some((role) => hits.of(role).length > 0)) ? head : 'none'
  if (head !== 'joy' || polarity === 'positive') return head
  const named = findEmotion(passages)
  return named === 'joy' || named === 'none' ? 'anger' : named
}
