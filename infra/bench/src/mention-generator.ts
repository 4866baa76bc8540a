import type { Category, Mention, Polarity } from '@groundswell/contracts'

/** A small seeded generator (mulberry32), so that every run stores the same mentions. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const companies = [
  '云岭速运',
  '海棠冷链',
  '江畔驿站',
  '白鹭货运',
  '青石仓储',
  '南屏到家',
  'Yunling Express',
  'Haitang Cold Chain',
]
const openings = [
  '昨天',
  '今天上午',
  '上周三',
  '刚刚',
  '国庆前',
  '连续三天',
  '凌晨',
  '下班以后',
  '听邻居说',
  '有网友反映',
  '家里老人说',
  '据现场的人讲',
]
const things = [
  '快递',
  '快递',
  '包裹',
  '快递',
  '包裹',
  '生鲜',
  '文件',
  '行李箱',
  '月饼礼盒',
  '手机壳',
  '退货单',
  '冷冻海鲜',
  '大件家具',
  'parcel',
  'order 3',
] as const
const events = [
  '一直没有更新',
  '被放错了驿站',
  '外包装破损',
  '延误了五天',
  '提前送到了',
  '显示已签收却没收到',
  '被雨水泡坏',
  '找不到派送员',
  '顺利退款',
  '还在分拣中心排队',
  '少了一件',
  '路上化冻了',
]
const reactions = [
  '打客服电话没人接',
  '客服说请耐心等待',
  '已经投诉到平台',
  '准备向监管部门反映',
  '站长道歉并赔了钱',
  '师傅态度很好',
  '问题当天就解决了',
  '大家有没有遇到过',
  '希望公司给个说法',
  '感觉服务越来越差',
  '整体还算满意',
  '求推荐别家物流',
]
const places = ['广东', '江苏', '四川', '浙江', '湖北', '山东', '江州', '临川路', '高新区', '老城南门']
const platforms = ['weibo', 'forum', 'news', 'video', 'hotline', 'mail']
const categories: readonly Category[] = [
  'service-dispute',
  'supply-chain',
  'product-quality',
  'safety-accident',
  'none',
  'other',
]
const polarities: readonly Polarity[] = ['negative', 'neutral', 'positive']
const common =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许稜先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢'

/** Two-character words of common characters, rarer and rarer: the long tail that ordinary text has. */
function makeTail(random: () => number): string[] {
  const pick = (): string => common.charAt(Math.floor(random() * common.length))
  return Array.from({ length: 20_000 }, () => pick() + pick())
}

const usualSeed = 7

/** Those of the usual seed, the commonest first. */
export const tailWords: readonly string[] = makeTail(randomOf(usualSeed))

/** Words to ask for: two characters and longer, Han and Latin, from a few per thousand to about 15 % of the mentions. */
export const askedWords = [
  '快递',
  '包裹',
  '客服',
  '投诉',
  '生鲜',
  '延误',
  '师傅',
  '退款',
  '驿站',
  '监管',
  '云岭速运',
  '海棠冷链',
  '分拣中心',
  '派送员',
  '没有更新',
  '客服电话没人接',
  '监管部门反映',
  '已签收却没收到',
  'parcel',
  'yunling',
  '"yunling express"',
] as const

/** Mentions of about 45 to 120 characters over `days` days up to `end`, in the order of time. */
export function* generateMentions(count: number, end: number, days: number, seed = usualSeed): Generator<Mention> {
  const random = randomOf(seed)
  const tail = makeTail(random)
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const rare = (): string => tail[Math.floor(tail.length * random() ** 2)] ?? ''
  const filler = (): string => Array.from({ length: 3 + Math.floor(random() * 6) }, rare).join('')
  const begin = end - days * 86_400_000
  for (let at = 0; at < count; at += 1) {
    const publishedAt = new Date(begin + ((end - begin) * (at + random())) / count).toISOString()
    const company = one(companies)
    const parts = [`${one(openings)}，${filler()}。`]
    if (random() < 0.6) parts.push(`${one(things)}${one(events)}，`)
    if (random() < 0.35) parts.push(`${company}${filler()}，`)
    if (random() < 0.35) parts.push(`${one(reactions)}。`)
    while (parts.join('').length < 45 + random() * 40) parts.push(`${filler()}${random() < 0.3 ? '。' : '，'}`)
    const polarity = one(polarities)
    const source = Math.floor(random() ** 2 * 60)
    yield {
      id: `g${seed}-${at.toString(36)}`,
      version: 1,
      platform: one(platforms),
      source: { id: `source-${source}`, name: `来源${source}`, kind: 'rss' },
      title: random() < 0.3 ? `${one(places)}${one(things)}${filler()}` : '',
      text: parts.join(''),
      author: { name: `用户${Math.floor(random() * 90_000)}`, followers: Math.floor(random() ** 6 * 1_000_000) },
      publishedAt,
      collectedAt: publishedAt,
      drill: false,
      backfill: false,
      indexedUnder: publishedAt.slice(0, 7),
      lang: 'zh',
      script: 'hans',
      polarity,
      polarityScore:
        Math.round((polarity === 'negative' ? -1 : polarity === 'positive' ? 1 : 0) * random() * 1e4) / 1e4,
      polarityConfidence: 0.8,
      negativeEvent: polarity === 'negative' ? 0.6 : 0.1,
      emotion: 'none',
      category: one(categories),
      signals: [],
      places: random() < 0.2 ? [{ province: one(places), field: 'text', start: 0, end: 2 }] : [],
      subjects:
        random() < 0.3
          ? [
              {
                id: `subject-${Math.floor(random() * 8)}`,
                name: company,
                hits: [],
                polarity,
                polarityScore: 0,
                negativeEvent: 0.3,
              },
            ]
          : [],
      model: 'bench',
    }
  }
}
