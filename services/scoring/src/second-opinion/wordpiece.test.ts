import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@groundswell/testkit'
import { describe, expect, it } from 'vitest'
import { readVocabulary, wordsOf } from './wordpiece.ts'

describe('tokens of BERT', () => {
  it('sets Han characters and marks apart and folds case and accents', () => {
    expect(wordsOf('Café太慢了！ OK-ish\t\u0007x', true)).toEqual([
      'cafe',
      '太',
      '慢',
      '了',
      '！',
      'ok',
      '-',
      'ish',
      'x',
    ])
    expect(wordsOf('Café', false)).toEqual(['Café'])
  })

  it('takes the longest pieces from the left, an unknown word whole, and no more than fits', () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'vocab.txt')
    writeFileSync(path, '[PAD]\n[UNK]\n[CLS]\n[SEP]\n慢\ndeliver\n##y\n##ies\nde\n')
    const tokenizer = readVocabulary(path, true)
    expect(tokenizer.encode('Delivery 慢 deliveries zebra de', 20)).toEqual([2, 5, 6, 4, 5, 7, 1, 8, 3])
    expect(tokenizer.encode('慢慢慢慢', 4)).toEqual([2, 4, 4, 3])
    expect(tokenizer.encode('x'.repeat(500), 20)).toEqual([2, 1, 3])
  })

  it('says what is wrong with a vocabulary', () => {
    using folder = temporaryFolder()
    const path = join(folder.path, 'vocab.txt')
    expect(() => readVocabulary(path, true)).toThrow('cannot read the vocabulary')
    writeFileSync(path, '<s>\n</s>\n')
    expect(() => readVocabulary(path, true)).toThrow('has no [CLS]')
  })
})
