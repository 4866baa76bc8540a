import type { Hit } from '../reading/vocabulary.ts'
import type { Passage } from './passage.ts'

const areaEnding = /[一-龥]{2,7}?(?:自治区|省|市|区|县|州|旗)$/

/** Where the full name of a body begins: the area in front of it belongs to it (江州市市场监管局). */
export function nameStart(passage: Passage, hit: Hit): number {
  const lead = passage.text.slice(Math.max(0, hit.start - 12), hit.start)
  const place = passage.hits
    .between('place', Math.max(0, hit.start - 12), hit.start)
    .findLast((other) => other.end === hit.start)
  if (place !== undefined) return place.start
  const cut = lead.search(/[^一-龥][一-龥]*$/)
  const run = (cut < 0 ? lead : lead.slice(cut + 1)).replace(/^.*[被由遭受向经据和与对到将在以让请给把,]/, '')
  const area = areaEnding.exec(run)
  if (area !== null) return hit.start - run.length + area.index
  return /(?:国家|中央|全国|当地|省|市|区|县)$/.exec(run) === null
    ? hit.start
    : hit.start - (/(国家|中央|全国|当地)$/.test(run) ? 2 : 1)
}

/** 被江州市粮食和储备局…, 文化厅对…: a public body that is in no list, right where one that acts stands. */
const unlisted =
  /(?:^|[,。;:!?\s]|被|遭|由|经)((?![被遭由经])[一-龥]{3,14}?(?:局|厅|委员会|监督所|监管所|监察队|执法队|执法大队|执法支队|监察大队|监察支队|公署|管理处|监管办|督察局|督察组))(?:[一-龥]{0,4}(?:已|日前|近日|今日|昨日|今天|昨天|依法|对|约谈|责令|决定|立案|处以|处罚|罚款|查封|吊销|作出|开出|下达|下发|要求|勒令|叫停))/
const notOffice =
  /公安|警察|法院|检察|供电|电信|邮电|铁路局|业委|居委|村委|董事|监事|组委|家委|评委|党委|纪委|消委|学会|结局|格局|布局|全局|大局|骗局|饭局|僵局|书局|邮局|开局|公司|平台|医院|学校/

/** The name of such a body in a stretch of text before an act, as a hit; undefined where none stands there. */
export function unlistedBody(text: string, from: number, to: number): Hit | undefined {
  const match = unlisted.exec(text.slice(from, to))
  const name = match?.[1]
  if (match === null || name === undefined || notOffice.test(name)) return undefined
  const start = from + match.index + match[0].indexOf(name)
  return { value: 0, start, end: start + name.length }
}

/** Short for the central bank only where it does something: 人行对…, not 人行道, 商人行贿. */
const centralBank = /^(?:对|约谈|罚|开|责令|通报|决定|下发|依法|要求|已|[一-龥]{2,3}(?:分行|支行|中支))/
/** 主管部门经理, 药监股 … and FDA-approved are no bodies that act. */
const notBody = /^(?:-|股|板块|认证|批准的|备案|许可|申报|大楼|门口|旧址|网站显示|执照)/

/** False where a word of the list is no body here: a short name in small letters (5 sec), 人行道. */
export function isBody(passage: Passage, hit: Hit): boolean {
  const { text, reading } = passage
  const behind = text.slice(hit.end, hit.end + 6)
  if (notBody.test(behind)) return false
  const word = text.slice(hit.start, hit.end)
  if (word === '人行')
    return centralBank.test(behind) && !/[一-龥]$/.test(text.slice(hit.start - 1, hit.start).replace(/[被遭受由]/, ''))
  if (!/^[a-z]{2,5}$/.test(word) || word === 'samr' || word === 'csrc') return true
  const written = reading.original.slice(reading.start(hit.start), reading.end(hit.end))
  return written === written.toUpperCase()
}
