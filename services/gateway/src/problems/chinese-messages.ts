/** Schemas carry their own messages in English; here is each in Chinese. */
const chinese: ReadonlyMap<string, string> = new Map([
  [
    'lower-case letters, digits, dot, dash and underscore',
    '只能用小写字母、数字、点、短横线和下划线，并以字母或数字开头',
  ],
  ['a subject needs a query', '监测对象需要检索式'],
  ['whsec_ followed by base64 of 24 to 64 bytes', '应为 whsec_ 加上 24 至 64 字节的 base64'],
  ['the base64 after whsec_ must hold 24 to 64 bytes', 'whsec_ 之后的 base64 应有 24 至 64 字节'],
  [
    'an ISO 8601 duration as PT5M or P1D, or seconds as a number',
    '应为 ISO 8601 时长（如 PT5M、P1D），或以数字表示的秒数',
  ],
  ['a time as 2026-03-02T01:00:00Z', '应为时刻，例如 2026-03-02T01:00:00Z'],
  [
    'minute, hour, day, week, month, or as ISO 8601 PT1M, PT1H, P1D, P1W, P7D, P1M',
    '应为 minute、hour、day、week、month，或 ISO 8601 时长 PT1M、PT1H、P1D、P1W、P7D、P1M',
  ],
  [
    'a time as 2026-03-02T01:00:00Z, or how long before now as P7D or PT24H',
    '应为时刻（例如 2026-03-02T01:00:00Z），或距今多久（例如 P7D、PT24H）',
  ],
  ['the id of a saved search and .xml', '应为已存检索的编号加 .xml'],
  ['not well-formed text', '不是合法的文本'],
  ['levels are 1, 2 and 3, separated by commas', '等级为 1、2、3，以逗号分隔'],
  ['not an IANA time zone, as Asia/Shanghai', '不是 IANA 时区名，例如 Asia/Shanghai'],
  ['a password has at least 8 characters', '密码至少 8 个字符'],
  ['letters, digits, space, dot, dash, underscore and @', '只能用文字、数字、空格、点、短横线、下划线和 @'],
  ['a reason is needed', '需要填写理由'],
  [
    'give one of polarity, negativeEvent, category, emotion',
    '请给出 polarity、negativeEvent、category、emotion 中的至少一项',
  ],
  ['is of the whole text: leave subjectId out', '只针对全文：请不要给出 subjectId'],
])

export function inChinese(message: string): string {
  const count = /^a whole number from (\d+) to (\d+)$/.exec(message)
  if (count !== null) return `应为 ${count[1]} 到 ${count[2]} 的整数`
  return chinese.get(message) ?? message
}

/** What is wrong with a text that is not JSON. */
export function whyNotJson(text: string): { readonly zh: string; readonly en: string } {
  try {
    JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const position = /position (\d+)/.exec(why)?.[1]
    const place = position === undefined ? '' : `（第 ${Number(position) + 1} 个字符处）`
    return { zh: `不是合法的 JSON${place}`, en: `not JSON: ${why}` }
  }
  return {
    zh: '含有不允许的键 __proto__ 或 constructor',
    en: 'it has a key that is not allowed: __proto__ or constructor',
  }
}
