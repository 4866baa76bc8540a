import type { Hit } from '../reading/vocabulary.ts'
import type { Candidate } from './candidate.ts'
import { isNegated, isSupposed, type Circumstances } from './circumstances.ts'
import type { Outlet } from './outlets.ts'
import { clauseAround, sentenceAround, type Passage } from './passage.ts'

/** More names or words than this are a list, not an event. */
const maximumNames = 1_000

const plain: Circumstances = { void: false, claim: false, earlier: false, partial: false }

/** Outlets named as the one who reports. `outlets` are in the order of the values of the role `outlet`. */
export function findOutlets(passage: Passage, outlets: readonly Outlet[]): Candidate[] {
  const { hits, text } = passage
  const found: Candidate[] = []
  for (const hit of hits.of('outlet').slice(0, maximumNames)) {
    const outlet = outlets[hit.value]
    if (outlet === undefined || !reports(passage, hit)) continue
    found.push(named(outlet.tier, outlet.name, hit.start, hit.end))
  }
  for (const ending of hits.of('localEnding').slice(0, maximumNames)) {
    if (hits.between('outlet', Math.max(0, ending.start - 8), ending.end + 4).some((hit) => hit.end > ending.start))
      continue
    const start = localNameStart(passage, ending)
    if (start === undefined || !reports(passage, { ...ending, start })) continue
    found.push(named('local', text.slice(start, ending.end), start, ending.end))
  }
  return found
}

function named(tier: 'national' | 'local', name: string, start: number, end: number): Candidate {
  const kind = tier === 'national' ? 'national-media' : 'local-media'
  return {
    kind,
    value: 1,
    atLeast: false,
    approx: false,
    name,
    start,
    end,
    topic: `${kind}-${name}`,
    circumstances: plain,
  }
}

/** 江州晚报: a place of the gazetteer or a two-letter name stands in front of the ending. */
function localNameStart(passage: Passage, ending: Hit): number | undefined {
  const place = passage.hits
    .between('place', Math.max(0, ending.start - 8), ending.start)
    .findLast((hit) => hit.end === ending.start)
  if (place !== undefined) return place.start
  const lead = passage.text.slice(Math.max(0, ending.start - 6), ending.start)
  const run = /[一-龥]*$/.exec(lead)?.[0] ?? ''
  const name = run.replace(/^.*(?:据|被|由|在|和|与|经|接受|通过|来自|是|向|及|等|的|《|了|到|从|以及|看)/, '')
  if (name.length < 2 || name.length > 3 || /[今昨明本该每各]/.test(name[0] ?? '')) return undefined
  return ending.start - name.length
}

/** 求央视曝光: somebody wants to be heard. */
const noReport =
  /(?:求|希望|建议|呼吁|请|想让|让|找|投给|联系|打给|冒充|假冒|自称|入选|亮相|赞助|投放|携手|应聘|考进|订阅|比|像)[^,。]{0,6}$/

/** An outlet of the list that says or does something: it opens the clause, or it was the one who brought this about. */
function opens(passage: Passage, hit: Hit): boolean {
  const before = passage.text.slice(Math.max(0, hit.start - 7), hit.start)
  if (!passage.hits.between('outlet', hit.start, hit.end).some((known) => known.start === hit.start))
    return /(?:^|[。!?\n】\]])$/.test(before) && /[:丨|]/.test(passage.text[hit.end] ?? ' ')
  const behind = passage.text.slice(hit.end, hit.end + 4)
  return (
    /(?:被|遭|上了|登上|据|惊动|引来|to |by |to the |by the )$/.test(before) ||
    (/(?:^|[,。!?;:\n ])$/.test(before) && speaks.test(behind))
  )
}

const speaks =
  /^[一二三四五六七八九十连再怒痛也都]{0,2}(?:问|评|批|论|曝|喊话|追|揭|爆|谈|聚焦|质疑|发声|锐评|拍|探|查|通报|拆解|起底|卧底|暗访|实地|关注|痛斥|怒斥|斥|镜头|独家|发问|连线|跟进|深挖|解析|发文|刊文|播出|刊发|调查|报道|点名|独家|实测|点赞|力挺|表扬|记者|解读|《|“)|^[:丨|]/

/** 江州电视台《民生直通车》栏目: the name of the programme belongs to the outlet. */
function programmeEnd(text: string, at: number): number {
  if (text[at] !== '《') return at
  const close = text.slice(at, at + 16).indexOf('》')
  return close < 0 ? at : at + close + 1
}

function reports(passage: Passage, hit: Hit): boolean {
  const clause = clauseAround(passage, hit.start, hit.end)
  if (isNegated(passage, hit.start, clause, 3) || isSupposed(passage, hit.start, hit.end)) return false
  const next = passage.text.slice(hit.end, hit.end + 1)
  if (
    next === '路' ||
    /大厦|广告|大楼|门口|旁边|冠名|招聘|春晚|推荐品牌|合作伙伴|黄金时段|^ (?:camera|footage|video|surveillance|system|image|clip|recording)|^(?:监控|摄像|画面|录像)/.test(
      passage.text.slice(hit.end, hit.end + 12),
    )
  )
    return false
  const sentence = sentenceAround(passage, hit.start, hit.end)
  if (noReport.test(passage.text.slice(Math.max(0, hit.start - 10), hit.start))) return false
  return (
    opens(passage, hit) ||
    passage.hits.any(
      'report',
      hit.end,
      Math.min(sentence.end, programmeEnd(passage.text, hit.end) + (passage.text[hit.end] === ' ' ? 34 : 16)),
    ) ||
    passage.hits.any('report', Math.max(sentence.start, hit.start - 6), hit.start) ||
    /[《【(]$/.test(passage.text.charAt(hit.start - 1))
  )
}
