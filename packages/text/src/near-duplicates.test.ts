import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandKeys, minHash, nearDuplicateSimilarity, shingles, similarity } from './near-duplicates.ts'

const original =
  '今天上午，云岭速运江州分拨中心一辆货车在卸货时起火，现场浓烟滚滚，所幸消防人员及时赶到，明火已被扑灭，起火原因正在调查。'
const edited =
  '【突发】今天上午，雲嶺速運江州分拨中心一辆货车卸货时起火，现场浓烟滚滚，消防人员及时赶到，明火已经扑灭，原因正在调查 https://example.com/x'
const other = '云岭速运江州客服热线今天下午恢复，此前因机房停电中断三小时，公司向受影响的客户致歉并免除当天的保管费用。'

function shareKey(a: string, b: string): boolean {
  const keys = new Set(bandKeys(minHash(a)))
  return bandKeys(minHash(b)).some((key) => keys.has(key))
}

describe('near-duplicates', () => {
  test('a lightly edited repost is found, another story is not', () => {
    expect(similarity(minHash(original), minHash(edited))).toBeGreaterThan(nearDuplicateSimilarity)
    expect(shareKey(original, edited)).toBe(true)
    expect(similarity(minHash(original), minHash(other))).toBeLessThan(0.2)
  })

  test('width, case, script, white space, addresses and user names make no difference', () => {
    const reposted = `//@江畔小李: ${original.replaceAll('，', '，\n')} @somebody https://example.com/1`
    expect(similarity(minHash(original), minHash(reposted))).toBeGreaterThan(0.9)
  })

  test('estimates the Jaccard similarity of the 3-grams', () => {
    const text = fc.string({ unit: fc.constantFrom('云', '岭', '速', '运', '快', '慢'), minLength: 20, maxLength: 120 })
    let error = 0
    const runs = 200
    fc.assert(
      fc.property(text, text, fc.nat(60), (a, b, at) => {
        const mixed = a.slice(0, at) + b.slice(at)
        const [x, y] = [new Set(shingles(a)), new Set(shingles(mixed))]
        const jaccard = x.intersection(y).size / x.union(y).size
        const difference = similarity(minHash(a), minHash(mixed)) - jaccard
        // Four standard errors of 64 slots.
        expect(Math.abs(difference)).toBeLessThan(0.25)
        error += difference
      }),
      { numRuns: runs, seed: 7 },
    )
    expect(Math.abs(error / runs)).toBeLessThan(0.02)
  })

  test('a text with nothing to compare resembles nothing, not even itself', () => {
    expect(similarity(minHash(''), minHash('@a https://example.com'))).toBe(0)
    expect(bandKeys(minHash(' '))).toEqual([])
  })

  test('signatures never change: they are kept', () => {
    expect(Array.from(minHash('云岭速运').subarray(0, 3))).toMatchInlineSnapshot(`
      [
        1950871629,
        1698926551,
        319456161,
      ]
    `)
    expect(bandKeys(minHash('云岭速运')).slice(0, 2)).toMatchInlineSnapshot(`
      [
        1609977302,
        8549724367,
      ]
    `)
  })
})
