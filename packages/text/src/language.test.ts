import { describe, expect, test } from 'vitest'
import { detectLanguage } from './language.ts'

describe('detectLanguage', () => {
  test.each([
    ['云岭速运的快递三天没到，客服电话打不通', 'zh', 'hans'],
    ['雲嶺速運的快遞三天沒到，客服電話打不通', 'zh', 'hant'],
    ['三天了', 'zh', 'hans'],
    ['云岭速运 Yunling Express APP 又闪退了 https://example.com/a/very/long/address', 'zh', 'hans'],
    ['My parcel from Yunling Express (云岭) was lost and nobody answers', 'en', 'latn'],
    ['ＰＡＲＣＥＬ ＬＯＳＴ', 'en', 'latn'],
    ['荷物がまだ届いていません。配送状況を教えてください', 'ja', 'jpan'],
    ['云岭の快递真慢，等了一个星期还没有送到家里来', 'zh', 'hans'],
    ['택배가 아직 도착하지 않았습니다', 'ko', 'kore'],
    ['Посылка не пришла', 'ru', 'cyrl'],
    ['Le colis est perdu et je ne suis pas content de la livraison', 'fr', 'latn'],
    ['Das Paket ist nicht angekommen und der Fahrer war unfreundlich', 'de', 'latn'],
    ['👍👍 123 !!!', 'und', 'zyyy'],
    ['', 'und', 'zyyy'],
    ['\ud800\udc00\ud800', 'und', 'zyyy'],
    ['𠀀𠀁', 'zh', 'hans'],
  ])('%s is %s in %s', (text, lang, script) => {
    expect(detectLanguage(text)).toEqual({ lang, script })
  })
})
