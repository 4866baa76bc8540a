import {
  platformNames,
  type Category,
  type CorrectedLabels,
  type CorrectedMention,
  type Emotion,
  type Level,
  type Polarity,
  type Signal,
} from '@groundswell/contracts'
import type { Language, Words } from '../problems/words.ts'
import type { Cell } from './cells.ts'

const polarities: Readonly<Record<Polarity, string>> = { negative: '负面', neutral: '中性', positive: '正面' }
const emotions: Readonly<Record<Emotion, string>> = {
  anger: '愤怒',
  disgust: '厌恶',
  fear: '恐惧',
  sadness: '悲伤',
  surprise: '惊讶',
  joy: '喜悦',
  none: '无明显情绪',
}
const categories: Readonly<Record<Category, string>> = {
  'product-quality': '产品质量',
  'service-dispute': '服务纠纷',
  'safety-accident': '安全事故',
  'employee-misconduct': '员工不当行为',
  'information-security': '网络信息安全',
  'supply-chain': '供应链中断',
  'technical-failure': '技术故障',
  'public-health': '公共卫生',
  'natural-disaster': '自然灾害',
  regulatory: '监管',
  'policy-change': '政策变动',
  other: '其他舆情',
  none: '无事件',
}
const signals: Readonly<Record<Signal['kind'], string>> = {
  deaths: '死亡',
  injuries: '受伤',
  'serious-injuries': '重伤',
  complainants: '投诉人数',
  money: '涉及金额',
  'outage-hours': '中断时长',
  regulator: '监管机构',
  'national-media': '全国性媒体',
  'local-media': '地方媒体',
  'legal-action': '法律行动',
  recall: '召回',
}
/** Those that have a figure; the others are there or not. */
const counted: ReadonlySet<Signal['kind']> = new Set([
  'deaths',
  'injuries',
  'serious-injuries',
  'complainants',
  'money',
  'outage-hours',
])
const yes: Words = { zh: '是', en: 'yes' }
const no: Words = { zh: '否', en: 'no' }
const event: Words = { zh: '负面事件', en: 'negative event' }
const quiet: Words = { zh: '非负面事件', en: 'no negative event' }

/** A mention as a row of a file has it: `level` is that of its events at present. */
export type ExportedMention = CorrectedMention & { readonly level?: Level }

interface Column {
  readonly heading: Words
  readonly of: (mention: ExportedMention, language: Language) => Cell
}

const column = (zh: string, en: string, of: Column['of']): Column => ({ heading: { zh, en }, of })
/** In Chinese by its word, in English as the API names it. */
const named = <T extends string>(words: Readonly<Record<T, string>>, value: T | undefined, language: Language): Cell =>
  value === undefined || language === 'en' ? value : words[value]
const ofText = ({ corrections }: CorrectedMention): CorrectedLabels =>
  corrections?.find(({ subjectId }) => subjectId === null)?.labels ?? {}
const orNothing = (text: string): Cell => (text === '' ? undefined : text)
const joined = (values: Iterable<string>): string => [...new Set(values)].join('; ')

/**
 * The columns of a spreadsheet of mentions. What people corrected stands apart from what the model said, empty where nobody
 * did. New ones go to the end: people's own sheets refer to them by place.
 */
const columns: readonly Column[] = [
  column('发布时间', 'Published', (m) => new Date(m.publishedAt)),
  column('平台', 'Platform', (m, language) =>
    language === 'zh' ? (platformNames[m.platform]?.zh ?? m.platform) : m.platform,
  ),
  column('来源', 'Source', (m) => m.source.name),
  column('标题', 'Title', (m) => m.title),
  column('正文', 'Text', (m) => m.text),
  column('链接', 'URL', (m) => m.url),
  column('作者', 'Author', (m) => m.author?.name),
  column('作者账号', 'Handle', (m) => m.author?.handle),
  column('粉丝数', 'Followers', (m) => m.author?.followers),
  column('情感', 'Polarity', (m, language) => named(polarities, m.polarity, language)),
  column('情感分值', 'Polarity score', (m) => m.polarityScore),
  column('情感置信度', 'Polarity confidence', (m) => m.polarityConfidence),
  column('负面事件概率', 'Negative event', (m) => m.negativeEvent),
  column('情绪', 'Emotion', (m, language) => named(emotions, m.emotion, language)),
  column('事件类别', 'Category', (m, language) => named(categories, m.category, language)),
  column('监测对象', 'Subjects', (m) => joined(m.subjects.map(({ name }) => name))),
  column('事件线索', 'Stories', (m) => joined(m.subjects.flatMap(({ storyId }) => storyId ?? []))),
  column('省份', 'Provinces', (m) => joined(m.places.map(({ province }) => province))),
  column('语言', 'Language', (m) => m.lang),
  column('点赞', 'Likes', (m) => m.engagement?.likes),
  column('转发', 'Reposts', (m) => m.engagement?.reposts),
  column('评论', 'Comments', (m) => m.engagement?.comments),
  column('浏览', 'Views', (m) => m.engagement?.views),
  column('采集时间', 'Collected', (m) => new Date(m.collectedAt)),
  column('演练', 'Drill', (m, language) => (m.drill ? yes[language] : undefined)),
  column('证据摘要 SHA-256', 'Evidence SHA-256', (m) => m.evidence?.sha256),
  column('编号', 'Id', (m) => m.id),
  column('更正后情感', 'Corrected polarity', (m, language) => named(polarities, ofText(m).polarity?.value, language)),
  column('更正后负面事件', 'Corrected negative event', (m, language) => {
    const said = ofText(m).negativeEvent?.value
    return said === undefined ? undefined : (said ? yes : no)[language]
  }),
  column('更正后情绪', 'Corrected emotion', (m, language) => named(emotions, ofText(m).emotion?.value, language)),
  column('更正后事件类别', 'Corrected category', (m, language) =>
    named(categories, ofText(m).category?.value, language),
  ),
  column('对监测对象的更正', 'Corrected towards subjects', (m, language) => towardsSubjects(m, language)),
  column('更正人', 'Corrected by', (m) =>
    orNothing(
      joined((m.corrections ?? []).flatMap(({ labels }) => Object.values(labels).flatMap((label) => label?.by ?? []))),
    ),
  ),
  column('等级', 'Level', (m) => m.level),
  column('城市', 'Cities', (m) => orNothing(joined(m.places.flatMap(({ city }) => city ?? [])))),
  column('严重性信号', 'Signals', (m, language) =>
    orNothing(joined(m.signals.map((signal) => signalText(signal, language)))),
  ),
]

/** `死亡 1`, `投诉人数 100 以上（网传）`, `监管机构 邮政管理局`. */
function signalText({ kind, value, unit, name, atLeast, approx, claim }: Signal, language: Language): string {
  const zh = language === 'zh'
  const figure = [String(value), ...(unit === undefined ? [] : [unit])].join(' ')
  const close =
    atLeast === true
      ? zh
        ? `${figure} 以上`
        : `${figure} or more`
      : approx === true
        ? zh
          ? `约 ${figure}`
          : `about ${figure}`
        : figure
  const said = [zh ? signals[kind] : kind, ...(name === undefined ? (counted.has(kind) ? [close] : []) : [name])]
  return `${said.join(' ')}${claim ? (zh ? '（网传）' : ' (claimed)') : ''}`
}

/** `云岭速运：负面、非负面事件; …`, what counts towards each subject. */
function towardsSubjects({ subjects, corrections }: CorrectedMention, language: Language): Cell {
  const [colon, between] = language === 'zh' ? ['：', '、'] : [': ', ' · ']
  const said = (corrections ?? []).flatMap(({ subjectId, labels: { polarity, negativeEvent } }) => {
    if (subjectId === null) return []
    const words = [
      named(polarities, polarity?.value, language),
      negativeEvent === undefined ? undefined : (negativeEvent.value ? event : quiet)[language],
    ].filter((word) => word !== undefined)
    return [`${subjects.find(({ id }) => id === subjectId)?.name ?? subjectId}${colon}${words.join(between)}`]
  })
  return orNothing(joined(said))
}

/** Headings of times name the time zone, since cells cannot. */
export function mentionHeadings(language: Language, timeZone: string): string[] {
  const timed = new Set(['Published', 'Collected'])
  return columns.map(({ heading }) =>
    timed.has(heading.en) ? `${heading[language]} (${timeZone})` : heading[language],
  )
}

export function mentionCells(mention: ExportedMention, language: Language): Cell[] {
  return columns.map((one) => one.of(mention, language))
}
