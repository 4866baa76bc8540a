import type { FieldReading } from './read-field.ts'

export interface LanguageReading {
  readonly lang: string
  readonly script: string
}

/** Share of Han characters that folding changed above which the text is in traditional characters. */
const traditionalShare = 0.05

const simplifiedChinese: LanguageReading = { lang: 'zh', script: 'hans' }
const traditionalChinese: LanguageReading = { lang: 'zh', script: 'hant' }
const english: LanguageReading = { lang: 'en', script: 'latn' }
const japanese: LanguageReading = { lang: 'ja', script: 'jpan' }
const korean: LanguageReading = { lang: 'ko', script: 'kore' }
const russian: LanguageReading = { lang: 'ru', script: 'cyrl' }
const arabicLanguage: LanguageReading = { lang: 'ar', script: 'arab' }
const unknown: LanguageReading = { lang: 'und', script: 'zyyy' }

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
        else if (code === 58 && original.startsWith('://', at)) {
          // An address is in no language: neither its scheme nor what follows up to white space or another script.
          const scheme = original.startsWith('https', at - 5) ? 5 : 4
          latin = Math.max(0, latin - scheme)
          at = addressEnd(original, at, length)
        }
      } else if (code >= 0x3400 && code <= 0x9fff) han += 1
      else if (code >= 0x3040 && code <= 0x30ff) kana += 1
      else if (code >= 0xac00 && code <= 0xd7a3) hangul += 1
      else if (code >= 0x400 && code <= 0x4ff) cyrillic += 1
      else if (code >= 0x600 && code <= 0x6ff) arabic += 1
      else if (code >= 0xc0 && code <= 0x24f) latin += 1
    }
  }
  if (kana * 5 > han && kana > 0) return japanese
  // A Han character says about as much as three Latin letters; a name in Latin script does not make a Chinese sentence English.
  const chinese = han * 8 >= latin && latin > han * 3 && readings.some(({ folded }) => grammatical.test(folded))
  if (chinese) latin = 0
  const most = Math.max(han * 3, latin, hangul * 3, cyrillic, arabic)
  if (most === 0) return unknown
  if (most === han * 3) {
    for (const reading of readings) traditional += traditionalCount(reading)
    return traditional > han * traditionalShare ? traditionalChinese : simplifiedChinese
  }
  if (most === latin) return english
  if (most === hangul * 3) return korean
  return most === cyrillic ? russian : arabicLanguage
}

/** Characters of Chinese sentences, not of names. */
const grammatical = /[的了不没太很是我你吗么被把就也还这那吧呢]/

function addressEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text.charCodeAt(at) > 32 && text.charCodeAt(at) < 0x2e80) at += 1
  return at - 1
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
