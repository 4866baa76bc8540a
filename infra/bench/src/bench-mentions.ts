import type { RawMention, SubjectInput } from '@groundswell/contracts'

export const benchSubjects: readonly SubjectInput[] = [
  { id: 'yunling', name: '云岭速运', query: '云岭速运 OR yunling', kind: 'brand' },
  { id: 'haitang', name: '海棠冷链', query: '海棠 AND (冷链 OR 断电)', kind: 'brand' },
  { id: 'delay', name: '物流延误', query: '(快递 OR 包裹 OR 物流) AND (延误 OR 没更新 OR 超时)', kind: 'consumer' },
]

const texts = [
  '云岭速运的包裹三天没有更新了，打客服电话一直占线。',
  '今天的快递又延误，小区门口堆了一地没人管。',
  '请问周末哪家物流收件比较快？求推荐。',
  '海棠冷链的车在路上断电，客户说货物全部报废，要求赔偿3万元。',
  '江州下了一整天的雨，晚高峰堵得厉害。',
  '刚刚收到包裹，外包装完好，快递小哥态度很好。',
  'The parcel from Yunling arrived two days late and nobody answered the phone.',
  '听说新的分拣中心开始试运行，效率提高不少。',
  '周末去看了展览，人很多，但是值得。',
  '包裹超时十天，客服只会说请耐心等待，真是气人。',
] as const

/** `count` raw mentions of about 30 to 80 characters over six hours of 12 sources; a third of them match a subject. */
export function benchMentions(count: number): RawMention[] {
  const end = Date.now()
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(end - 6 * 3_600_000 + Math.floor((6 * 3_600_000 * index) / count)).toISOString()
    const text = texts[(index * 7 + Math.floor(index / 13)) % texts.length] ?? texts[0]
    return {
      id: `b${index}`,
      version: 1,
      platform: ['forum', 'weibo', 'news', 'hotline'][index % 4] ?? 'forum',
      source: { id: `s${index % 12}`, name: `来源${index % 12}`, kind: 'intake' },
      title: '',
      text: `${text}（第${index}条）`,
      author: { name: `用户${(index * 31) % 4001}` },
      publishedAt: at,
      collectedAt: at,
      drill: false,
      backfill: false,
      indexedUnder: at.slice(0, 7),
    }
  })
}
