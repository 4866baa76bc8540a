import { readField } from '../reading/read-field.ts'
import { extractFeatures, FeatureBuffer } from '../linear/features.ts'
import { denseCount, denseFeatures } from '../linear/dense-features.ts'
import type { Vocabulary } from '../reading/vocabulary.ts'
import type { LabelledText } from './read-data.ts'

/** Texts as rows of feature numbers, packed; row i is ids[offsets[i], offsets[i + 1]), each feature once. */
export interface Corpus {
  readonly texts: readonly LabelledText[]
  readonly ids: Int32Array
  readonly offsets: Int32Array
  /** `denseCount` numbers a row. */
  readonly dense: Float32Array
}

export function packCorpus(texts: readonly LabelledText[], vocabulary: Vocabulary): Corpus {
  let ids = new Int32Array(1 << 20)
  const offsets = new Int32Array(texts.length + 1)
  const dense = new Float32Array(texts.length * denseCount)
  const buffer = new FeatureBuffer()
  let end = 0
  for (const [row, text] of texts.entries()) {
    const reading = readField('text', text.text)
    extractFeatures(reading.units, reading.length, buffer)
    denseFeatures([{ text: reading.folded, hits: vocabulary.find(reading) }], dense, row * denseCount)
    const own = buffer.ids.subarray(0, buffer.length).slice().sort()
    if (end + own.length > ids.length) {
      const grown = new Int32Array(Math.max(ids.length * 2, end + own.length))
      grown.set(ids)
      ids = grown
    }
    let last = -1
    for (const id of own) {
      if (id === last) continue
      ids[end] = id
      end += 1
      last = id
    }
    offsets[row + 1] = end
  }
  return { texts, ids: ids.subarray(0, end), offsets, dense }
}
