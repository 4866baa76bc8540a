import type { IntakeItem, SubjectInput } from '@groundswell/contracts'

/** A small repeatable generator (mulberry32), so that two runs get the same input. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const subjects: readonly SubjectInput[] = [
  { id: 'yunling', name: '云岭速运', query: '云岭速运', kind: 'brand' },
  { id: 'haitang', name: '海棠冷链', query: '海棠冷链', kind: 'brand' },
  { id: 'qinghe', name: '青禾快送', query: '青禾快送', kind: 'brand' },
]

const chatter = [
  '今天在楼下看见{S}的车，司机在等红灯。',
  '请问{S}周末收件吗？',
  '{S}的小程序换了新界面。',
  '刚收到{S}送来的包裹，包装完好。',
  '路过{S}的网点，门口种了几盆花。',
  '今天江州的天气不错，适合出门走走。',
  '周末想去看一场电影，有人推荐吗？',
]

/** What happens to each subject: told often enough, in the same facts, that its level does not hang on who came first. */
const happenings: readonly { readonly subject: string; readonly texts: readonly string[] }[] = [
  {
    subject: '云岭速运',
    texts: [
      '云岭速运江州分拨中心发生事故，一名工人死亡，两人重伤。',
      '江州：云岭速运分拨中心事故已造成1人死亡、2人重伤。',
      '听邻居说云岭速运江州分拨中心出了事故，1人死亡，2人重伤，太可怕了。',
    ],
  },
  {
    subject: '海棠冷链',
    texts: [
      '海棠冷链断电后疫苗全部报废，已有120名客户投诉，没有人给说法。',
      '120名客户投诉海棠冷链断电导致货物报废，客服推诿。',
      '海棠冷链断电，货物全坏了，群里统计有120名客户投诉。',
    ],
  },
  {
    subject: '青禾快送',
    texts: [
      '青禾快送把我的包裹弄丢了，客服一直推诿，非常生气，要投诉！',
      '青禾快送丢件不赔，客服态度恶劣，投诉无门。',
      '青禾快送又丢件，打了五个电话没人管，太差了。',
    ],
  },
]

function pick<T>(random: () => number, from: readonly T[]): T {
  const item = from[Math.floor(random() * from.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** `count` items ordered by time over the hours before `end`; one in twenty is about a happening, the rest is chatter. */
export function faultInput(count: number, end: Date, seed = 20_261_123): IntakeItem[] {
  const random = seeded(seed)
  const span = 6 * 3_600_000
  return Array.from({ length: count }, (_, index) => {
    const publishedAt = new Date(end.getTime() - span + Math.floor((span * index) / count)).toISOString()
    const about = index % 20 === 7 ? pick(random, happenings) : undefined
    const name = about?.subject ?? pick(random, subjects).name
    const text = about === undefined ? pick(random, chatter).replaceAll('{S}', name) : pick(random, about.texts)
    return {
      source: `intake-${index % 7}`,
      platform: pick(random, ['forum', 'weibo', 'hotline', 'news']),
      nativeId: `n${index}`,
      text: `${text}（${index}）`,
      author: { name: `用户${Math.floor(random() * 5000)}` },
      publishedAt,
    }
  })
}
