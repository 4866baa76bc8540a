import type { Candidate, CasualtyKind } from './candidate.ts'
import { circumstancesOf, isNegated } from './circumstances.ts'
import type { Quantity } from './find-quantities.ts'
import { clauseAround, peopleNoun, type Passage } from './passage.ts'

const counters = ['人', '名', '位', '个', '口', '例', '具', '条', '员']
const counterWords = [
  'people',
  'persons',
  'workers',
  'passengers',
  'employees',
  'residents',
  'others',
  'more',
  'students',
  'children',
]
/** 死 and 伤 count only right behind a number: 3死2伤. */
const bare: Readonly<Record<string, CasualtyKind>> = { 死: 'deaths', 亡: 'deaths', 伤: 'injuries' }
const englishUnits = new Set([
  'hours',
  'hour',
  'days',
  'day',
  'years',
  'year',
  'minutes',
  'weeks',
  'months',
  'miles',
  'km',
  'percent',
  'dollars',
  'fingers',
  'toes',
  'teeth',
  'ribs',
  'legs',
  'arms',
  'parcels',
  'packages',
  'boxes',
  'trucks',
  'cars',
  'vehicles',
  'homes',
  'houses',
  'buildings',
  'times',
  'and',
  'in',
  'of',
  'on',
  'at',
  'to',
])

/** A quantity that can count people. */
export interface Count extends Quantity {
  /** End of the quantity with its counter. */
  readonly close: number
  readonly kind?: CasualtyKind
}

function counterBehind(text: string, end: number): number {
  const at = text[end] === ' ' ? end + 1 : end
  const character = text[at] ?? ''
  if (counters.includes(character)) return at + 1
  if (text.charCodeAt(at) > 0x2fff) {
    const people = peopleNoun.exec(text.slice(at, at + 4))
    return people === null ? end : at + people[0].length
  }
  const word = counterWords.find((counter) => text.startsWith(counter, at))
  if (word !== undefined) return at + word.length
  // three drivers were …: any noun counts people when a word of harm follows.
  const one = text.startsWith('one', end - 3)
  const noun =
    text[end] === ' '
      ? (one ? /^[a-z]{3,14}(?= )/ : /^(?:[a-z]{3,14}s|women|men)(?= )/).exec(text.slice(at, at + 16))?.[0]
      : undefined
  return noun === undefined || englishUnits.has(noun) ? end : at + noun.length
}

/** Without one of these and without a word of harm nobody is counted as dead or hurt. */
export const bareHarm = /[死亡伤命具]/

/** Quantities that can count people; a bare 死 or 伤 behind one says what they are. */
export function countsOf(passage: Passage): Count[] {
  const found: Count[] = []
  for (const quantity of passage.quantities) {
    if (quantity.ordinal || quantity.value <= 0 || !Number.isInteger(quantity.value)) continue
    // 周三死亡: a day of the week.
    if (/(?:周|星期|礼拜)$/.test(passage.text.slice(Math.max(0, quantity.start - 2), quantity.start))) continue
    // No one was hurt.
    if (passage.text.startsWith('no ', quantity.start - 3)) continue
    const close = counterBehind(passage.text, quantity.end)
    if (isHyperbole(passage.text, quantity.start, close)) continue
    if (animals.test(passage.text.slice(quantity.end, quantity.end + 24))) continue
    const before = bare[passage.text[quantity.start - 1] ?? '']
    if (before !== undefined && close > quantity.end && standsAlone(passage, quantity.start - 1)) {
      // 死8个, 伤十几人
      found.push({ ...quantity, start: quantity.start - 1, close, kind: before })
      continue
    }
    const kind =
      takesLives(passage.text, quantity.start, close) || countsBodies(passage.text, quantity.end)
        ? 'deaths'
        : bare[passage.text[close] ?? '']
    const idiom = passage.hits.any('notCasualty', Math.max(0, quantity.start - 1), close + 4)
    if (
      kind !== undefined &&
      !idiom &&
      !isWordOfDeath(passage, close) &&
      !'心脑'.includes(passage.text[close + 1] ?? ' ')
    ) {
      found.push({ ...quantity, close: close + 1, kind })
    } else found.push({ ...quantity, close })
  }
  return found
}

/** 三只猫, 死亡3头牛, 八口猪: who dies is no human being. */
const animals =
  /^个(?:设备|手机|电脑|机器|程序|服务器|项目|客户端)|^[余多来]?(?:只|头|匹|羽|尾|隻|[条口个群窝]?(?:多|余)?(?:小|大|流浪|宠物|看门)?(?:猫|狗|犬|鸡|鸭|鹅|猪|牛|羊|鱼|虾|兔|蟹|鸟|鸽|马|蜂|鼠|猴|狮|虎|鹿))|^ (?:[a-z]+ )?(?:cats?|dogs?|puppies|kittens|chickens|hens|pigs?|cows?|cattle|sheep|fish|birds?|horses?|animals?|pets?|ducks|geese|rabbits?|trees)(?![a-z])/

/** 累死200个快递员也送不完, 笑死两个室友: how much of it there is, not who died. */
function isHyperbole(text: string, start: number, close: number): boolean {
  if (text[start - 1] !== '死' || !'累忙急气笑烦馋'.includes(text[start - 2] ?? ' ')) return false
  return text[start - 2] !== '累' || concession.test(text.slice(close, close + 16))
}

const concession = /^[^,。!?;]{0,8}[也都][^,。!?;]{0,4}[不没]/

/** 抬出来五具 */
function countsBodies(text: string, end: number): boolean {
  return text[end] === '具' && /^(?:$|[\s,。;!?])/.test(text.slice(end + 1, end + 2))
}

/** 夺两命 */
function takesLives(text: string, start: number, close: number): boolean {
  return text[close] === '命' && '夺丧索酿'.includes(text[start - 1] ?? ' ')
}

/** A 死 or 伤 that is no part of a longer word. */
function standsAlone(passage: Passage, at: number): boolean {
  const near = [
    ...passage.hits.between('casualty', at - 4, at + 1),
    ...passage.hits.between('notCasualty', at - 6, at + 6),
  ]
  return near.every((hit) => hit.start > at || hit.end <= at)
}

/** 死亡, 伤亡, 死者 … are words of the list, 死 and 伤 alone are not. */
function isWordOfDeath(passage: Passage, at: number): boolean {
  return passage.hits.between('casualty', at, at + 6).some((hit) => hit.start === at)
}

/** So many people dead or hurt, as the words from `start` to `end` say; void where they are denied, supposed or of another time. */
export function asCasualty(passage: Passage, kind: CasualtyKind, count: Count, start: number, end: number): Candidate {
  const clause = clauseAround(passage, count.start, count.end)
  const circumstances = circumstancesOf(passage, Math.min(start, count.start), end)
  // 什么死了十几个人: nobody did.
  const scoffed = passage.text.startsWith('什么', Math.min(start, count.start) - 2)
  const negated = scoffed || isNegated(passage, Math.min(start, count.start), clause, 5)
  return {
    kind,
    value: count.value,
    atLeast: count.atLeast,
    approx: count.approx,
    start: Math.min(start, count.start),
    end: Math.max(end, count.end),
    topic: kind,
    circumstances: { ...circumstances, void: circumstances.void || negated },
  }
}
