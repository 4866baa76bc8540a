import type { Category, Emotion, Mention, Polarity } from '@groundswell/contracts'
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
const yes: Words = { zh: '是', en: 'yes' }

interface Column {
  readonly heading: Words
  readonly of: (mention: Mention, language: Language) => Cell
}

const column = (zh: string, en: string, of: Column['of']): Column => ({ heading: { zh, en }, of })
const joined = (values: Iterable<string>): string => [...new Set(values)].join('; ')

/** The columns of a spreadsheet of mentions. New ones go to the end: people's own sheets refer to them by place. */
const columns: readonly Column[] = [
  column('发布时间', 'Published', (m) => new Date(m.publishedAt)),
  column('平台', 'Platform', (m) => m.platform),
  column('来源', 'Source', (m) => m.source.name),
  column('标题', 'Title', (m) => m.title),
  column('正文', 'Text', (m) => m.text),
  column('链接', 'URL', (m) => m.url),
  column('作者', 'Author', (m) => m.author?.name),
  column('作者账号', 'Handle', (m) => m.author?.handle),
  column('粉丝数', 'Followers', (m) => m.author?.followers),
  column('情感', 'Polarity', (m, language) => (language === 'zh' ? polarities[m.polarity] : m.polarity)),
  column('情感得分', 'Polarity score', (m) => m.polarityScore),
  column('情感置信度', 'Polarity confidence', (m) => m.polarityConfidence),
  column('负面事件概率', 'Negative event', (m) => m.negativeEvent),
  column('情绪', 'Emotion', (m, language) => (language === 'zh' ? emotions[m.emotion] : m.emotion)),
  column('事件类别', 'Category', (m, language) => (language === 'zh' ? categories[m.category] : m.category)),
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
]

/** Headings of times name the time zone, since cells cannot. */
export function mentionHeadings(language: Language, timeZone: string): string[] {
  const timed = new Set(['Published', 'Collected'])
  return columns.map(({ heading }) =>
    timed.has(heading.en) ? `${heading[language]} (${timeZone})` : heading[language],
  )
}

export function mentionCells(mention: Mention, language: Language): Cell[] {
  return columns.map((one) => one.of(mention, language))
}
