import { describe, expect, it } from 'vitest'
import { loadModel, scoreText } from '../index.ts'

const model = loadModel({ rulesOnly: true })

function places(text: string): string {
  return scoreText(model, { text })
    .places.map(
      (place) =>
        `${place.province}${place.city === undefined ? '' : `/${place.city}`} ${text.slice(place.start, place.end)}`,
    )
    .join(', ')
}

describe('places', () => {
  it.each([
    ['江西省南昌市一网点起火', '江西/南昌 江西省南昌市'],
    ['杭州余杭发货', '浙江/杭州 杭州余杭'],
    ['吉林通报', '吉林 吉林'],
    ['吉林市发生火灾', '吉林/吉林 吉林市'],
    ['海南暴雨', '海南 海南'],
    ['青海海南州地震', '青海/海南州 青海海南州'],
    ['朝阳区一仓库', '北京/北京 朝阳区'],
    ['长春市朝阳区一仓库', '吉林/长春 长春市朝阳区'],
    ['从上海南站出发', '上海/上海 上海'],
    ['廣東東莞的工廠', '广东/东莞 廣東東莞'],
  ])('%s → %s', (text, expected) => {
    expect(places(text)).toBe(expected)
  })

  it('takes streets, and words that only look like places, for none', () => {
    expect(places('南京路上人很多，日照充足，白银价格上涨，阿里巴巴发布财报')).toBe('')
  })
})
