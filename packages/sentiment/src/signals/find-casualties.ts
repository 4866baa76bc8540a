import type { Hit } from '../reading/vocabulary.ts'
import { casualtyKinds, type Candidate, type CasualtyKind } from './candidate.ts'
import { isNegated } from './circumstances.ts'
import { asCasualty, bareHarm, countsOf, type Count } from './counted-people.ts'
import { findUncounted } from './find-uncounted.ts'
import { isLatin } from './english-numerals.ts'
import { clauseAround, type Passage } from './passage.ts'
import { sharedFates, withoutRefuted, withoutTheDead } from './same-people.ts'

const between =
  /^了?(?:人数|人员|总数|员工|者|病例|患者|工人|群众|乘客|个案|总人数)?(?:已|再增|再添|又增|新增|共|共计|总计|累计|合计|则|也|均|仍|还|仍然|最终|最后|目前|现|因此|随之|就){0,3}(?:修正为|更正为|更新为|更新至|调整为|订正为|下修为|上修为|核定为|认定为|确认为|确定为|核实为|稳定在|维持在|上调至|下调至|升至|升为|增至|降至|降到|减至|减少到|减少至|减为|降为|上升至|上升到|增加到|增加至|达到|已达|高达|多达|达|为|有|是|从|由|至|的就有|的已有|的多达|的有|的|录得|计有)?(?:最初|原来|此前|先前|初报|原先|最早|开始|之前|早前|首次)?(?:公布|通报|报告|统计|宣布|发布|报道)?的?(?:为|是)?\s*$|^(?:个案|事件|事故|病例)?,?(?:共|至少)?(?:涉及|波及)$/
const betweenEnglish =
  /^(?: toll)?(?: has| have| had| was| were)?(?: rises| rose| climbs| climbed| risen| reached| revised| put| stood| been| initially| raised| lowered| cut|,| from| of| at| to| is| stands| least| up| down| by| now| as| being)* $/
const update =
  /(?:升至|升为|增至|上升为|增加为|增为|变为|扩大到|扩大至|调整为|修正为|to |上升至|上升到|增加到|增加至|升到|增到|达到|改为|已达|升达|更正为|更新为|更新至|订正为|降至|降到|降为|减至|减少到|减少至|减为|下调至|下调为|上调至|下修为|上修为|下修至|上修至)$/
/** 一死多伤: how many were hurt is unsaid, but more than one. */
const severalHurt = /^[多数]伤/
/** more than 30 were hurt */
const englishPassive =
  /^ ?(?:of (?:them|whom) )?(?:(?:others|more) )?(?:(?:were|was|are|have been|has been|had been) )?(?:(?:slightly|also) )?$/
/** 另有一人死亡: comes on top of the figure before. */
const onTop = /(?:另有|另外|还有|又有|另)[^,。]{0,3}$/
const gapLimit = 16
const englishGap = 48
/** one contractor had suffered non-life-threatening injuries */
const suffers =
  /^ (?:(?:who|had|have|has|were|was|are|is|been|also|reportedly|all) ){0,3}(?:suffered|sustained|suffering|received|receiving|left|treated|taken|rushed|sent|admitted|airlifted|confirmed|pronounced|declared|found|reported)[a-z -]{0,34}$/

/** 全班27个人吐了19个: the word tells of the figure right behind it. */
function tellsOfNext(text: string, { start, end }: Hit, next: Count | undefined): boolean {
  const close = text[end] === '了' ? end + 1 : end
  return next?.start === close && text.slice(start, close).endsWith('了') && next.close > next.end
}

/** True where a word of harm stands close enough behind who was counted. */
function isNear(text: string, from: number, to: number): boolean {
  return to - from <= gapLimit || (to - from <= englishGap && suffers.test(text.slice(from, to)))
}
/** More words of harm than this are a list, not an event. */
const maximumTriggers = 2_000

export function findCasualties(passage: Passage): Candidate[] {
  const { text, hits } = passage
  if (hits.of('casualty').length === 0 && !bareHarm.test(text)) return []
  const triggers = hits
    .of('casualty')
    .slice(0, maximumTriggers)
    .filter((hit) => !coveredBy(passage, hit) && !isThingGone(text, hit))
  const found: Candidate[] = []
  const used = new Set<Hit>()
  let lastKind: { kind: CasualtyKind; end: number } | undefined
  let next = 0
  const counts = countsOf(passage)
  for (const [index, count] of counts.entries()) {
    if (count.kind !== undefined) {
      found.push(asCasualty(passage, count.kind, count, count.start, count.close))
      if (severalHurt.test(text.slice(count.close, count.close + 3)))
        found.push(asCasualty(passage, 'injuries', { ...count, value: 2, atLeast: true }, count.close, count.close + 2))
      lastKind = { kind: count.kind, end: count.close }
      continue
    }
    while (next < triggers.length && (triggers[next]?.end ?? 0) <= count.start) next += 1
    const before = triggers[next - 1]
    const hasCounter = count.close > count.end
    if (
      before !== undefined &&
      !used.has(before) &&
      joins(text.slice(before.end, count.start)) &&
      countable(text, count)
    ) {
      used.add(before)
      const kind = casualtyKinds[before.value] ?? 'injuries'
      found.push(asCasualty(passage, kind, count, before.start, count.close))
      lastKind = { kind, end: count.close }
      continue
    }
    if (
      update.test(text.slice(Math.max(0, count.start - 4), count.start)) &&
      lastKind !== undefined &&
      count.start - lastKind.end < (isLatin(text.charCodeAt(count.start - 2)) ? 40 : 20)
    ) {
      const risen = asCasualty(passage, lastKind.kind, count, count.start, count.close)
      found.push({ ...risen, circumstances: { ...risen.circumstances, earlier: false } })
      lastKind = { kind: lastKind.kind, end: count.close }
      continue
    }
    const bareTrigger = hasCounter ? undefined : triggers[next]
    if (!hasCounter && (bareTrigger === undefined || !reaches(text, count.end, bareTrigger.start))) continue
    if (hasCounter && takenAway.test(text.slice(count.close, count.close + 24))) {
      found.push(asCasualty(passage, 'injuries', count, count.start, count.close))
      continue
    }
    const limit = Math.min(
      nextCount(counts, index),
      clauseAround(passage, afterAside(text, count.close), afterAside(text, count.close)).end,
      afterAside(text, count.close) + (isLatin(text.charCodeAt(count.close - 1)) ? englishGap : gapLimit) + 8,
    )
    const behind = firstTrigger(text, triggers, next, count.end, limit, used)
    if (behind === undefined || tellsOfNext(text, behind, counts[index + 1])) continue
    if (!isNear(text, afterAside(text, count.close), behind.start)) continue
    used.add(behind)
    const kind = casualtyKinds[behind.value] ?? 'injuries'
    if (!isNegated(passage, behind.start, { start: count.close, end: behind.start }, 4)) {
      const before = onTop.test(text.slice(Math.max(0, count.start - 6), count.start))
        ? found.findLast((each) => each.kind === kind)
        : undefined
      const own = asCasualty(passage, kind, count, count.start, behind.end)
      const adds = before !== undefined && count.start - before.end <= 20 && !before.circumstances.void
      found.push(adds ? { ...own, value: own.value + before.value, start: before.start } : own)
    }
    lastKind = { kind, end: behind.end }
  }
  found.push(...sharedFates(passage, triggers, used, counts))
  return [
    ...withoutTheDead(passage, withoutRefuted(passage, found, triggers)),
    ...findUncounted(passage, triggers, used),
  ]
}

/** 烧没了, 车就没了: things are gone, too. */
function isThingGone(text: string, hit: Hit): boolean {
  return (
    text.slice(hit.start, hit.end) === '没了' &&
    /要.?$|[烧弄搞丢卖吃喝玩用花跑飞飘抢刷扣转散摔冲包件货车钱款店户号机]就?$/.test(
      text.slice(Math.max(0, hit.start - 3), hit.start),
    )
  )
}

/** 47人被送往三家医院 */
const takenAway = /^(?:已|均|全部)?(?:被)?(?:紧急|分别|陆续)?送(?:往|到|至|去)[^,。;!?]{1,8}医院/
/** Four people, including a child, died: where the sentence goes on. */
function afterAside(text: string, end: number): number {
  if (!text.startsWith(', including ', end)) return end
  const close = text.indexOf(',', end + 1)
  return close === -1 || close - end > 40 ? end : close + 1
}

/** 20受伤; 30 were hurt. */
function reaches(text: string, end: number, trigger: number): boolean {
  return (
    text.slice(end, trigger).trim() === '' || (trigger - end <= 30 && englishPassive.test(text.slice(end, trigger)))
  )
}

/** The next quantity that counts people, so that 3名工人中1人死亡 gives the death to the 1. */
function nextCount(counts: readonly Count[], index: number): number {
  for (let at = index + 1; at < counts.length; at += 1) {
    const count = counts[at]
    if (count !== undefined && (count.kind !== undefined || count.close > count.end)) return count.start
  }
  return Number.MAX_SAFE_INTEGER
}

/** 受伤后不治 tells of the same people, 4轻伤、1重伤 of others. */
function goesOn(text: string, first: Hit, then: Hit, longest: number): boolean {
  return then.start - first.end <= longest && !/[\d一二两三四五六七八九十]/.test(text.slice(first.end, then.start))
}

/** The first trigger in [from, limit); an injury that ends in death (受伤后不治身亡) is a death. */
function firstTrigger(
  text: string,
  triggers: readonly Hit[],
  from: number,
  start: number,
  limit: number,
  used: ReadonlySet<Hit>,
): Hit | undefined {
  let chosen: Hit | undefined
  for (let at = from; at < triggers.length; at += 1) {
    const trigger = triggers[at]
    if (trigger === undefined || trigger.start >= limit) break
    if (trigger.start < start || used.has(trigger)) continue
    if (chosen === undefined || (trigger.value === 0 && chosen.value > 0 && goesOn(text, chosen, trigger, 8)))
      chosen = trigger
    else if (trigger.value === 1 && chosen.value === 2 && goesOn(text, chosen, trigger, 2)) chosen = trigger
  }
  return chosen
}

/** the toll from Saturday's blast has climbed to 28 */
const climbs =
  /^ (?:from|in|of|after) [a-z' -]{3,32} (?:has |have |had )?(?:climbed|risen|rose|rises|reached|reaches|stood|stands|jumped|grew|grown)(?: to| at)? $/
/** 撞死了卖早点的老两口 */
const described = /^了[^,。的]{1,8}的老?$/

function joins(gap: string): boolean {
  return (
    (gap.length <= 24 && (between.test(gap) || betweenEnglish.test(gap) || gap === ' ' || described.test(gap))) ||
    (gap.length <= 60 && climbs.test(gap))
  )
}

/** 死亡5 needs no counter at the end of a clause; 死亡3头牛 is none. */
function countable(text: string, count: Count): boolean {
  // English counts without a counter: toll rises to 7 after ….
  if (/[a-z] $/.test(text.slice(count.start - 2, count.start)) && text[count.end] === ' ')
    return !/^ (?:times|hours|days|years|minutes|weeks|months)(?![a-z])/.test(text.slice(count.end, count.end + 9))
  return (
    count.close > count.end || /^(?:$|[\s,.。;!?、)(:至]|and )/.test(text.slice(count.end, count.end + 4).trimStart())
  )
}

function coveredBy(passage: Passage, hit: Hit): boolean {
  return passage.hits
    .between('notCasualty', Math.max(0, hit.start - 6), hit.end + 6)
    .some((other) => other.start <= hit.start && other.end >= hit.end)
}
