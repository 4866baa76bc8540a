import { describe, expect, it } from 'vitest'
import { loadModel, readText } from '../index.ts'
import { ownClauses, type OwnClauses } from './own-clauses.ts'

const model = loadModel({ rulesOnly: true })

function clausesOf(text: string, subject: string): OwnClauses & { readonly words: string } {
  const passage = readText(model, { text }).passages.at(-1)
  if (passage === undefined) throw new Error('no passage')
  const start = text.indexOf(subject)
  const found = ownClauses(passage, [{ field: 'text', start, end: start + subject.length }])
  const words = found.own.map((each) => passage.text.slice(each.start, each.end).trim()).join('|')
  return { ...found, words }
}

describe('ownClauses', () => {
  it.each([
    ['赤屿化工储罐起火，隔街的澜柏新材照常开工', '澜柏新材', '隔街的澜柏新材照常开工'],
    ['穹霁云又挂了半天，我们搬走的那批机器在磐桦云稳得很', '穹霁云', '穹霁云又挂了半天'],
    ['鼎霖人寿拖了三个月，安柯保险三天打款，连材料都没让补', '安柯保险', '安柯保险三天打款|连材料都没让补'],
    ['别的航司都给安排酒店，就雁翊航空让我们睡地板', '雁翊航空', '就雁翊航空让我们睡地板'],
    ['麒桐銀行個App成日死機，柏汀銀行啲職員仲肯教我用', '麒桐銀行', '麒桐银行个app成日死机'],
    ['Kelmar Bank froze my card, whereas Ostrava Union sorted it at once', 'Kelmar Bank', 'kelmar bank froze my card'],
    ['Pondry is a mess. Velmo picks up the phone, always', 'Velmo', 'velmo picks up the phone|always'],
  ])('%s: what is said of %s', (text, subject, words) => {
    const found = clausesOf(text, subject)
    expect(found.contrasted).toBe(true)
    expect(found.words).toBe(words)
  })

  it.each([
    ['云岭速运丢了我的件，客服推来推去，快递柜也打不开', '云岭速运'],
    ['在江岚家居买的沙发，用了三个月塌了，售后没人理', '江岚家居'],
    ['穹霁云、磐桦云双双宕机', '穹霁云'],
    ['My parcel from Tannock arrived smashed and the driver laughed. Never again.', 'Tannock'],
  ])('%s: nobody is set against %s', (text, subject) => {
    expect(clausesOf(text, subject).contrasted).toBe(false)
  })

  it.each([
    ['从青澹外卖换到禾畔外卖，一单便宜六块', '青澹外卖', 'worse'],
    ['从青澹外卖换到禾畔外卖，一单便宜六块', '禾畔外卖', 'better'],
    ['青澹奶茶齁甜，不如禾畔奶茶清爽', '青澹奶茶', 'worse'],
    ['Switched from Pondry to Velmo last month', 'Velmo', 'better'],
    ['Skelby Air is nowhere near as comfortable as Harrow Air', 'Skelby Air', 'worse'],
  ])('%s: %s is the %s', (text, subject, side) => {
    expect(clausesOf(text, subject).relation.side).toBe(side)
  })

  it('hears the writer and not those he contradicts', () => {
    const found = clausesOf('网友都说青翊航空差，我飞了四十趟，次次准点', '青翊航空')
    expect(found.contradicts).toBe(true)
    expect(found.words).toBe('我飞了四十趟|次次准点')
  })

  it('knows who was spared and who blamed wrongly', () => {
    expect(clausesOf('台风刮倒赤屿化工的厂房，澜柏新材未受影响', '澜柏新材').relation.spared).toBe(true)
    expect(clausesOf('大家骂了三天豆霖出行，原来是租车行乱扣的，豆霖背了个大锅', '豆霖出行').relation.cleared).toBe(
      true,
    )
  })
})
