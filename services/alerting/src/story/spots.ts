import { fold } from '@groundswell/text'

/**
 * Kinds of place that have a name of their own in front: 城西网点, 青山隧道, 江州转运中心. Where a report names one, it says
 * where the thing happened more closely than a city does.
 */
const kinds =
  '转运中心|分拨中心|分拣中心|分拣场|集散站|集散中心|配送中心|配送站|营业部|营业厅|网点|分店|门店|旗舰店|专卖店|驿站|站点|仓库|物流园|产业园|工业园|园区|工厂|车间|隧道|大桥|立交|高速|路口|收费站|服务区|小区|社区|学校|小学|中学|大学|幼儿园|医院|酒店|商场|广场|机场|车站|码头|港口'
const pattern = new RegExp(`([\\p{Script=Han}]{2})(?:${kinds})`, 'gu')

/** In front of a kind of place these name none. */
const unnamed = new Set(
  (
    '这个 那个 一个 每个 各个 某个 哪个 我们 你们 他们 咱们 自己 当地 附近 本地 各地 外地 所有 全部 其他 别的 快递 物流 公司 速运 大型 多个 几个 两个 三个 ' +
    '我家 你家 家的 们的 运的 递的 司的 地的 个的 好的 派送 代收 菜鸟 送到 放在 放到 寄到 去了 到了 在了 楼下 门口 我的 了个 是个 有个 到家 那家 这家 一家 某家 一处 某处 该公司 前脚 后脚 整个'
  ).split(' '),
)

/** The named spots of a text, each by the last two characters of its name and its kind. */
export function spotsOf(title: string, text: string, subjectName: string): string[] {
  const spots = new Set<string>()
  const folded = fold(`${title}\n${text}`.slice(0, 800)).replaceAll(fold(subjectName), '　')
  for (const [spot, name] of folded.matchAll(pattern)) {
    if (name !== undefined && !unnamed.has(name) && !/[的了在到把被和与这那个一]/u.test(name)) spots.add(spot)
  }
  return [...spots].slice(0, 6)
}
