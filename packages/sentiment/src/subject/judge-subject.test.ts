import { describe, expect, it } from 'vitest'
import { judgeSubject, loadModel, readText, scoreRead, type SubjectJudgement } from '../index.ts'

const model = loadModel()

function judge(text: string, subject: string): SubjectJudgement {
  const read = readText(model, { text })
  const start = text.indexOf(subject)
  return judgeSubject(model, read, scoreRead(model, read), [{ field: 'text', start, end: start + subject.length }])
}

describe('judgeSubject', () => {
  it.each([
    ['别家慢，云岭速运快', '云岭速运', 'positive'],
    ['云岭速运慢得要死，还是江河快递快', '云岭速运', 'negative'],
    ['云岭速运慢得要死，还是江河快递快', '江河快递', 'positive'],
    ['江河快递丢了我两个件，云岭速运从来没出过问题，点赞', '云岭速运', 'positive'],
    ['江河快递丢了我两个件，云岭速运从来没出过问题，点赞', '江河快递', 'negative'],
    ['云岭速运服务周到，江河快递态度恶劣', '江河快递', 'negative'],
    ['云岭速运服务周到，江河快递态度恶劣', '云岭速运', 'positive'],
    ['云岭速运不如江河快递，又慢又贵', '云岭速运', 'negative'],
    ['云岭速运比江河快递快多了', '云岭速运', 'positive'],
    ['云岭速运比江河快递快多了', '江河快递', 'negative'],
    ['用过好几家，云岭速运最贴心，其他快递都爱答不理', '云岭速运', 'positive'],
  ])('%s: towards %s it is %s', (text, subject, polarity) => {
    expect(judge(text, subject).polarity).toBe(polarity)
  })

  it('leaves another party’s trouble with the other party', () => {
    expect(judge('江河快递丢了我两个件，云岭速运从来没出过问题，点赞', '云岭速运').negativeEvent).toBeLessThan(0.5)
  })

  it('takes 我的快递 and 保险公司 for no competitor: the harm stays with the subject', () => {
    for (const text of ['云岭速运今天上门，结果把我的快递摔坏了', '云岭速运弄坏了我的冰箱，保险公司也不赔'])
      expect(judge(text, '云岭速运').negativeEvent).toBeGreaterThanOrEqual(0.5)
  })
})
