/** A sentence in the two languages of the product. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Words

/** The reader's language by `Accept-Language`: the one asked for with more weight; English where neither is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weights = { zh: 0, en: 0 }
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined)
    const weight = quality === undefined ? 1 : Number(quality)
    if (tag === 'zh' || tag.startsWith('zh-')) weights.zh = Math.max(weights.zh, weight)
    if (tag === 'en' || tag.startsWith('en-') || tag === '*') weights.en = Math.max(weights.en, weight)
  }
  return weights.zh > weights.en || (weights.zh > 0 && weights.zh === weights.en && firstIsChinese(acceptLanguage))
    ? 'zh'
    : 'en'
}

function firstIsChinese(acceptLanguage: string | undefined): boolean {
  return (acceptLanguage ?? '').trim().toLowerCase().startsWith('zh')
}
