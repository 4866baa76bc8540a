import type { Polarity, SubjectMatch } from '@groundswell/contracts'

export interface SampleCorrection {
  readonly title: string
  readonly text: string
  readonly negativeEvent: boolean
  readonly polarity: Polarity
  readonly builtIn: Pick<SubjectMatch, 'polarity' | 'polarityScore' | 'negativeEvent'>
}

/**
 * Corrections as the analysts of a fictional carrier might make them, for tests: crowded depots (爆仓) are events to it, drills
 * (演习) are none, and the built-in answer has it wrong in two of five. A few of a hundred are near-duplicates.
 */
export function sampleCorrections(count: number): SampleCorrection[] {
  return Array.from({ length: count }, (_, at) => {
    const event = at % 2 === 0
    const praise = !event && at % 3 === 0
    const wrong = at % 5 < 2
    const place = `${pick(towns, at)}${pick(sites, Math.floor(at / 5))}`
    const news = event ? pick(bad, at) : praise ? pick(good, at) : pick(quiet, at)
    const says = event !== wrong
    return {
      title: '',
      text: `${place}${news}，单号${scattered(at)}，${pick(asides, at * 3 + Math.floor(at / 7))}`,
      negativeEvent: event,
      polarity: event ? 'negative' : praise ? 'positive' : 'neutral',
      builtIn: says
        ? { polarity: 'negative', polarityScore: -0.4, negativeEvent: 0.6 }
        : { polarity: 'neutral', polarityScore: 0, negativeEvent: 0.3 },
    }
  })
}

const towns = ['江州', '云岭', '海棠', '青浦湾', '北塘', '临河', '望山', '石桥', '南屿', '东陵', '柳溪']
const sites = ['分拨中心', '营业部', '转运场', '驿站', '冷库', '车队', '仓库']
const bad = ['爆仓三天，分拣停了', '又爆仓，件堆到门口', '分拣停了，件全压着', '爆仓，谁也找不到件']
const quiet = ['演习，分拣照常', '消防演习结束', '演习期间照常收件', '例行演习，十分钟后恢复']
const good = ['派件很快，点赞', '师傅客气，点赞', '服务真好，点赞']
const asides = ['记录一下', '朋友发来的', '刚看到', '有人问起', '路过拍的', '群里说的', '顺手转给同事', '明天再看看']

function pick(from: readonly string[], at: number): string {
  return from[at % from.length] ?? ''
}

/** A number that shares no run of figures with its neighbours. */
function scattered(at: number): string {
  return ((Math.imul(at + 1, 0x9e3779b1) >>> 0) * 7919).toString(36)
}
