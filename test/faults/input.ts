import type { IntakeItem, Level, SubjectInput } from '@groundswell/contracts'

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
  { id: 'haitang', name: '海棠物流', query: '海棠物流', kind: 'brand' },
  { id: 'qinghe', name: '青禾快送', query: '青禾快送', kind: 'brand' },
]

/** Nothing anybody would complain of; the last three are about nobody we listen for. */
const chatter = [
  '{S}的小程序换了新界面，字比以前大。',
  '刚收到{S}送来的包裹，包装完好，谢谢小哥。',
  '{S}周末也上门收件，很方便。',
  '路过{S}的门店，门口摆着几盆花。',
  '{S}的寄件券到手了，给大家分享一下。',
  '周末想去看一场电影，有人推荐吗？',
  '楼下新开的面馆味道很好。',
  '今天风和日丽，公园里放风筝的人真多。',
]

interface Happening {
  readonly level: Level
  /** What each of its tellers says, always in the same words. */
  readonly told: readonly string[]
}

/** One event a subject. Its tellings are alike enough to be one story whichever comes first, and each supports the level. */
const happenings: Readonly<Record<string, Happening>> = {
  yunling: {
    level: 1,
    told: [
      '云岭速运江州分拨中心传送带发生事故，一名工人死亡。',
      '云岭速运江州分拨中心传送带事故造成1人死亡，现场已经停工。',
      '江州分拨中心的传送带发生事故，云岭速运一名工人不幸死亡。',
      '云岭速运江州分拨中心传送带事故，1名工人死亡，原因正在调查。',
    ],
  },
  haitang: {
    level: 2,
    told: [
      '海棠物流白鹭洲冷库断电，海鲜全部变质，已有120名客户投诉。',
      '海棠物流白鹭洲冷库断电，120名客户投诉海鲜变质，没有人赔。',
      '白鹭洲冷库断电，海棠物流的海鲜全部变质，120名客户投诉。',
      '120名客户投诉海棠物流：白鹭洲冷库断电，海鲜变质，一直不赔。',
    ],
  },
  qinghe: {
    level: 3,
    told: [
      '青禾快送枫林路网点把我的包裹弄丢了，客服一直推诿，我要投诉！',
      '我的包裹在青禾快送枫林路网点弄丢了，客服推诿，太差了，投诉！',
      '投诉青禾快送枫林路网点：包裹弄丢了，客服只会推诿，非常生气。',
      '青禾快送枫林路网点又把包裹弄丢，客服推诿不赔，必须投诉。',
      '气死了，青禾快送枫林路网点弄丢了我的包裹，客服互相推诿，投诉没人理。',
    ],
  },
}

/** What must come of any number of them in any order: one event a subject, at this level. */
export const expectedEvents: readonly string[] = Object.entries(happenings)
  .map(([subject, { level }]) => `${subject}: level ${level}, opened`)
  .sort()

function pick<T>(random: () => number, from: readonly T[]): T {
  const item = from[Math.floor(random() * from.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** `count` items ordered by time over the six hours before `end`; one in twenty is about a happening, the rest is chatter. */
export function faultInput(count: number, end: Date, seed = 20_261_123): IntakeItem[] {
  const random = seeded(seed)
  const span = 6 * 3_600_000
  return Array.from({ length: count }, (_, index) => ({
    source: `intake-${index % 7}`,
    platform: pick(random, ['forum', 'weibo', 'hotline', 'news']),
    nativeId: `n${index}`,
    publishedAt: new Date(end.getTime() - span + Math.floor((span * index) / count)).toISOString(),
    ...(index % 20 === 7 ? told(random) : chat(random)),
  }))
}

type Words = Pick<IntakeItem, 'text' | 'author'>

function chat(random: () => number): Words {
  const text = pick(random, chatter).replaceAll('{S}', pick(random, subjects).name)
  return { text, author: { name: `用户${Math.floor(random() * 5000)}` } }
}

function told(random: () => number): Words {
  const [subject, happening] = pick(random, Object.entries(happenings))
  const text = pick(random, happening.told)
  return { text, author: { name: `${subject} ${happening.told.indexOf(text)}` } }
}
