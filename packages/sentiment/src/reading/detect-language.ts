import type { FieldReading } from './read-field.ts'

export interface LanguageReading {
  readonly lang: string
  readonly script: string
}

/** Share of Han characters that folding changed above which the text is in traditional characters. */
const traditionalShare = 0.05

/** Language and script by counting characters of each script; `und` where there is nothing to count. */
export function detectLanguage(readings: readonly FieldReading[]): LanguageReading {
  let han = 0
  let traditional = 0
  let latin = 0
  let kana = 0
  let hangul = 0
  let cyrillic = 0
  let arabic = 0
  for (const { original } of readings) {
    const length = Math.min(original.length, 20_000)
    for (let at = 0; at < length; at += 1) {
      const code = original.charCodeAt(at)
      if (code < 0x80) {
        if ((code | 32) >= 97 && (code | 32) <= 122) latin += 1
      } else if (code >= 0x3400 && code <= 0x9fff) han += 1
      else if (code >= 0x3040 && code <= 0x30ff) kana += 1
      else if (code >= 0xac00 && code <= 0xd7a3) hangul += 1
      else if (code >= 0x400 && code <= 0x4ff) cyrillic += 1
      else if (code >= 0x600 && code <= 0x6ff) arabic += 1
      else if (code >= 0xc0 && code <= 0x24f) latin += 1
    }
  }
  for (const reading of readings) traditional += traditionalCount(reading)
  // A Han character says about as much as three Latin letters.
  const weights: readonly (readonly [number, LanguageReading])[] = [
    [han * 3, traditional > han * traditionalShare ? { lang: 'zh', script: 'hant' } : { lang: 'zh', script: 'hans' }],
    [latin, { lang: 'en', script: 'latn' }],
    [hangul * 3, { lang: 'ko', script: 'kore' }],
    [cyrillic, { lang: 'ru', script: 'cyrl' }],
    [arabic, { lang: 'ar', script: 'arab' }],
  ]
  if (kana * 5 > han && kana > 0) return { lang: 'ja', script: 'jpan' }
  let best: readonly [number, LanguageReading] = [0, { lang: 'und', script: 'zyyy' }]
  for (const each of weights) if (each[0] > best[0]) best = each
  return best[1]
}

function traditionalCount(reading: FieldReading): number {
  let count = 0
  const length = Math.min(reading.length, 20_000)
  for (let at = 0; at < length; at += 1) {
    const before = reading.original.charCodeAt(reading.start(at))
    if (before >= 0x3400 && before <= 0x9fff && before !== reading.units[at]) count += 1
  }
  return count
}
