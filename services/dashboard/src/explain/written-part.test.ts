import { describe, expect, it } from 'vitest'
import { writtenPart } from './written-part.ts'

const query = '雲嶺速運 AND title:(Ｒｅｆｕｎｄ OR 赔偿) AND 情感：负面'
const at = (text: string, part: string) => {
  const start = query.indexOf(text)
  return { start, end: start + text.length, part }
}

describe('a part of a query that is explained', () => {
  it('stands as it was written, whatever it was folded to', () => {
    expect(writtenPart(query, at('雲嶺速運', '云岭速运'))).toBe('雲嶺速運')
    expect(writtenPart(query, at('情感：负面', 'sentiment:negative'))).toBe('情感：负面')
  })

  it('keeps the field it was written under', () => {
    expect(writtenPart(query, at('Ｒｅｆｕｎｄ', 'title:refund'))).toBe('title:Ｒｅｆｕｎｄ')
  })
})
