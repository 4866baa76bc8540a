import { expect, test } from 'vitest'
import { createAlertingCore, loadRules } from '@groundswell/alerting'
import type { IntakeItem } from '@groundswell/contracts'
import { createScorer, createSubjectSet, matchedMentionsOf } from '@groundswell/scoring'
import { LineIntake } from '../replay-line.ts'

const outlets = [{ name: '华夏要闻', tier: 'national' as const }]
const scorer = createScorer({ outlets })
const subject = { id: 'yunling', name: '云岭速运', kind: 'brand' as const, query: '云岭速运' }
const { set } = createSubjectSet([subject], 'examples', 'Asia/Shanghai')
const rules = loadRules()

/** Texts of our own for the examples of the level table and for what only looks like one: each must grade so on its own. */
const examples: readonly (readonly [level: 1 | 2 | 3 | 'none', text: string, over: Partial<IntakeItem>])[] = [
  [1, '云岭速运仓库货架倒塌，一名工人重伤送医。', {}],
  [1, '云岭速运货车追尾大客车，事故造成2人死亡、5人受伤。', {}],
  [1, '云岭速运卷款跑路，上千名加盟商和客户联名投诉。', {}],
  [1, '据华夏要闻报道，云岭速运全国网点普遍存在虚假签收、私拆包裹的问题。', {}],
  [1, '江州市市场监管局已对云岭速运涉嫌价格欺诈立案调查。', {}],
  [1, '云岭速运因泄露用户信息被网信办罚款50万元。', {}],
  [1, '邮政管理局约谈云岭速运负责人，责令其限期整改。', {}],
  [1, '雲嶺速運貨車失控撞向人群，造成3死7傷。', {}],
  [1, 'Two people were killed when a 云岭速运 truck crashed into a bus.', {}],
  [2, '云岭速运冷链断链，已有120多名客户投诉收到变质海鲜。', {}],
  [2, '暴雨导致云岭速运江州全区停运超过30小时，包裹无法派送。', {}],
  [2, '云岭速运城南网点长期拖延派送，客户投诉无门。', { source: '江州晚报', platform: 'news' }],
  [3, '云岭速运网点丢件，8名客户集体投诉要求赔偿。', {}],
  [3, '云岭速运暴力分拣，把我的古董摔碎了，客服推诿扯皮太恶劣。', { author: { name: '阿旧', followers: 50_000 } }],
  ['none', '市场监管局对云岭速运网点开展例行检查，未发现问题。', {}],
  ['none', '云岭速运获市邮政管理局通报表扬。', {}],
  ['none', '如果云岭速运的货车再这样开，迟早要撞死人。', {}],
  ['none', '2015年云岭速运曾发生过一起致2人死亡的事故。', {}],
  ['none', '云岭速运今天派件很快，小哥态度也好，点赞。', {}],
  ['none', '云岭速运的包裹晚到了一天，有点烦。', {}],
  ['none', '云岭速运辟谣：网传分拣中心死人系谣言，现场无人员伤亡。', {}],
]

test.each(examples)('level %s: %s', (level, text, over) => {
  const line = {
    source: '江畔论坛',
    platform: 'forum',
    text,
    author: { name: '甲' },
    publishedAt: '2026-03-02T08:00:00Z',
  }
  const read = new LineIntake().read(JSON.stringify({ ...line, ...over }), 1)
  if (read.kind !== 'mention') throw new Error('the line must be a mention')
  const core = createAlertingCore({ rules })
  const mentions = matchedMentionsOf(scorer.score(read.mention, set), set)
  const opened = mentions.flatMap((mention) => core.feed(mention)).find((alert) => alert.change === 'opened')
  expect(opened?.level ?? 'none').toBe(level)
})
