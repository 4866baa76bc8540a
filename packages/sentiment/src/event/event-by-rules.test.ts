import { describe, expect, it } from 'vitest'
import { buildLists } from '../build-vocabulary.ts'
import { readField } from '../reading/read-field.ts'
import { findSignals } from '../signals/find-signals.ts'
import { createPassage } from '../signals/passage.ts'
import { eventByRules } from './event-by-rules.ts'

const lists = buildLists([])

function event(text: string): number {
  const reading = readField('text', text)
  const passages = [createPassage(reading, lists.vocabulary.find(reading), 2026)]
  return eventByRules(passages, findSignals(passages, lists.outlets))
}

describe('a letter of grievance by the rules', () => {
  it.each([
    '您好，请问我们村的自来水什么时候能通，镇政府一直没有给村民答复',
    '局长您好，能否给学校门口的马路加装红绿灯，家长们很担心',
    '物業收了管理費，電梯壞了三個月不修，投訴多次，敷衍了事',
  ])('is one: %s', (text) => {
    expect(event(text)).toBeGreaterThanOrEqual(0.5)
  })

  it.each(['请问这款手机什么时候发货', '本周六在中心广场举办邻里节，欢迎各位参加', '学校食堂的菜很好吃，老师也很好'])(
    'is none: %s',
    (text) => {
      expect(event(text)).toBeLessThan(0.5)
    },
  )
})
