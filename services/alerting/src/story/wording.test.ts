import { expect, test } from 'vitest'
import { spotsOf } from './spots.ts'
import { isMarkedRepost, isSameWording, wordingOf } from './wording.ts'

const original = '云岭速运江州转运中心积压，我的包裹在里面躺了五天，客服电话一直打不通，太让人失望了。'
const same = (a: string, b: string): boolean => isSameWording(wordingOf('', a), wordingOf('', b))

test.each([
  ['the same text', original],
  ['with other punctuation and an address', `${original.replaceAll('，', ' ')} https://example.invalid/a`],
  ['with a word less', original.replace('太让人失望了。', '太让人失望')],
  ['in traditional characters', '雲嶺速運江州轉運中心積壓，我的包裹在裡面躺了五天，客服電話一直打不通，太讓人失望了。'],
])('%s is a repost', (_, text) => {
  expect(same(original, text)).toBe(true)
})

test.each([
  ['another complaint about the same thing', '江州转运中心怎么回事，云岭速运的快件堆积如山，我等了一个星期。'],
  ['a part of the same words', '云岭速运江州转运中心积压，药品急用送不到，派送员说还要再等一个星期左右。'],
])('%s is none', (_, text) => {
  expect(same(original, text)).toBe(false)
})

test('complaints from one template differ in their numbers', () => {
  const complaint = (waybill: number): string => `云岭速运单号${waybill}的包裹三天没有更新，请尽快处理并给我一个答复。`
  expect(same(complaint(70012), complaint(70013))).toBe(false)
  expect(same(complaint(70012), complaint(70012))).toBe(true)
})

test('a text may say itself that it is a repost', () => {
  expect(isMarkedRepost('', '太过分了！//@江边老陈：云岭速运丢件')).toBe(true)
  expect(isMarkedRepost('', '转发：云岭速运丢件')).toBe(true)
  expect(isMarkedRepost('', 'RT @duty: parcel lost')).toBe(true)
  expect(isMarkedRepost('', '我把包裹转发到了公司地址')).toBe(false)
})

test('a named spot is found by its name and kind, an unnamed one is not', () => {
  const spots = (text: string): string[] => spotsOf('', text, '云岭速运')
  expect(spots('云岭速运江州转运中心和城西网点都堵了')).toEqual(['江州转运中心', '城西网点'])
  expect(spots('青山隧道追尾')).toEqual(['青山隧道'])
  expect(spots('你们网点态度太差，这个仓库也一样，云岭速运网点没人')).toEqual([])
})
