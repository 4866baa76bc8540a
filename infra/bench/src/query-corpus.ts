import type { MatchInput } from '@groundswell/query'

/** A seeded generator (mulberry32), so that a run can be repeated. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** 0 ≤ x < 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }

  below(limit: number): number {
    return Math.floor(this.roll() * limit)
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** As words are used: the n-th as often as 1/n. */
  zipf<T>(list: readonly T[]): T {
    const item = list[Math.min(list.length - 1, Math.floor(list.length ** this.roll()) - 1)]
    return item ?? this.pick(list)
  }
}

/** What is written about, the commonest first; queries and mentions share it. */
const topics =
  '快递 客服 投诉 包裹 派送 物流 退款 丢件 配送 电话 破损 延误 态度 赔偿 站点 快件 签收 驿站 司机 仓库 分拨 运费 理赔 催件 面单 乱收费 暴力分拣 起火 爆炸 受伤 死亡 事故 翻车 停运 罢工 泄露 隐私 信息安全 处罚 约谈 立案 罚款 整改 召回 道歉 声明 曝光 记者 监管 检查 涨价 拖欠 工资 裁员 维权 诈骗 假货 冷链 变质 中毒 过期 保价 易碎 清关 海关 跨境 暴雨 洪水 封路 停电 系统 闪退 瘫痪 登录 验证码 客诉 差评'.split(
    ' ',
  )
const latinTopics =
  'parcel delivery refund lost late app tracking damaged courier service complaint driver recall'.split(' ')
const filler =
  '今天 昨天 已经 没有 一直 还是 就是 我们 他们 这个 那个 怎么 什么 时候 知道 觉得 可以 不能 需要 希望 解决 问题 情况 表示 目前 正在 相关 部门 公司 工作 人员 消费者 市民 网友 家里 小区 楼下 门口 上午 下午 晚上 三天 一周 打了 好几次 没人 接听 回复 处理 结果 太慢 无语 真的 非常 失望 再也 不会 使用 谢谢 大家 看看 有人 遇到 一样 经历 据了解 记者 从 获悉 其中 涉及 多名 当地 现场 随后 进一步 调查 原因 后续 将 持续 关注'.split(
    ' ',
  )
const nameCharacters =
  '云岭江河川海山岳峰林森松柏竹梅兰菊桂荷蓝青翠碧丹朱赤紫金银铜铁玉珠瑞祥福禄寿喜康宁安泰恒昌盛隆兴旺达通顺捷迅飞腾驰骏鸿鹏雁鹰燕龙凤麟狮虎豹熊鹿星辰月阳晨曦晓夜夏秋冬春雪霜露雨雷电风雾虹霞烟波浪涛潮汐岛屿港湾桥路城镇村坊楼阁亭台轩斋堂馆院园苑圃原野田禾谷麦稻粟茶酒糖盐醋酱油米面'
const syllables =
  'yun ling jiang chuan hai shan feng lin song bo rui xiang kang ning tai heng chang sheng long tong jie fei teng chi jun hong peng'.split(
    ' ',
  )

export interface Brand {
  readonly name: string
  readonly alias: string
}

export function makeBrands(count: number, dice: Dice): Brand[] {
  const brands: Brand[] = []
  const taken = new Set<string>()
  while (brands.length < count) {
    const characters = Array.from(nameCharacters)
    let name = dice.pick(characters) + dice.pick(characters) + dice.pick(characters)
    if (dice.roll() < 0.5) name += dice.pick(characters)
    if (taken.has(name)) continue
    taken.add(name)
    brands.push({
      name,
      alias: dice.pick(syllables) + dice.pick(syllables) + dice.pick(syllables) + brands.length.toString(36),
    })
  }
  return brands
}

function topicGroup(dice: Dice, most: number): string {
  const count = 1 + dice.below(most)
  const terms = new Set(
    Array.from({ length: count }, () => (dice.roll() < 0.12 ? dice.pick(latinTopics) : dice.zipf(topics))),
  )
  return terms.size === 1 ? [...terms].join('') : `(${[...terms].join(' OR ')})`
}

/** 2 to 12 terms, nested, with what all share and what is its own: as brand teams write subjects. */
export function makeQuery(brand: Brand, dice: Dice): string {
  for (;;) {
    const query = makeAnyQuery(brand, dice)
    const terms = termCount(query)
    if (terms >= 2 && terms <= 12) return query
  }
}

/** Words and phrases that are looked for in text: neither operators nor values of other fields. */
function termCount(query: string): number {
  const words = query.match(/"[^"]*"|[^\s(),]+/g) ?? []
  return words.filter((word) => !/^(AND|OR|NOT|O?NEAR\/\d+|\d+|of|platform:.*|reach:.*)$/.test(word)).length
}

function makeAnyQuery(brand: Brand, dice: Dice): string {
  const { name, alias } = brand
  const who = dice.pick([
    name,
    `(${name} OR ${alias})`,
    `(${name} OR "${alias} express" OR ${alias})`,
    `(title:${name} OR ${name})`,
  ])
  switch (dice.below(8)) {
    case 0:
      return who
    case 1:
      return `${who} AND ${topicGroup(dice, 6)}`
    case 2:
      return `${who} AND (${topicGroup(dice, 3)} OR (${topicGroup(dice, 3)} AND ${topicGroup(dice, 3)}))`
    case 3:
      return `${name} NEAR/40 ${topicGroup(dice, 5)}`
    case 4:
      return `${who} AND (2 of) (${dice.zipf(topics)}, ${dice.zipf(topics)}, ${topicGroup(dice, 2)}, ${dice.pick(filler)}) -招聘`
    case 5:
      return `${who} AND ${topicGroup(dice, 8)} AND NOT (招聘 OR 广告 OR title:优惠)`
    case 6:
      return `${who} (platform:weibo OR platform:forum) ${topicGroup(dice, 4)}`
    default:
      return `(${who} OR ${dice.zipf(topics)} ONEAR/3 ${alias}) AND (${topicGroup(dice, 4)} OR title:${dice.zipf(topics)} OR deliver*) AND reach:>=0`
  }
}

/** Subjects that name nobody: only words that many use. */
export function makeCommonQuery(dice: Dice): string {
  const words = new Set<string>()
  while (words.size < 5) words.add(dice.pick(topics))
  const [a, b, c, d, e] = [...words]
  return `${a} AND ${b} AND (${c} OR ${d}) NOT ${e}`
}

/** A post of about 60 to 220 characters that names one or two brands. */
export function makeMention(brands: readonly Brand[], dice: Dice, brandsNamed: number): MatchInput {
  const sentences: string[] = []
  const length = 3 + dice.below(6)
  for (let at = 0; at < length; at += 1) {
    const words = Array.from({ length: 5 + dice.below(8) }, () =>
      dice.roll() < 0.3 ? dice.zipf(topics) : dice.roll() < 0.06 ? ` ${dice.pick(latinTopics)} ` : dice.pick(filler),
    )
    if (at < brandsNamed) words.splice(dice.below(words.length), 0, dice.pick(brands).name)
    sentences.push(words.join(''))
  }
  return {
    title: dice.roll() < 0.4 ? dice.zipf(topics) + dice.pick(filler) + dice.zipf(topics) : '',
    text: `${sentences.join('，')}。`,
    platform: dice.pick(['weibo', 'forum', 'news']),
    author: { name: '江畔用户', followers: dice.below(5000) },
    lang: 'zh',
  }
}
