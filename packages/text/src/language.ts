import { simplifiedPairs } from './tables/simplified.ts'

/** `lang` as ISO 639-1 (`und` where nothing tells), `script` as ISO 15924 in lower case. */
export interface Language {
  readonly lang: string
  readonly script: string
}

const scripts = ['none', 'han', 'latn', 'kana', 'hang', 'cyrl', 'grek', 'arab', 'hebr', 'thai', 'deva'] as const
type Script = (typeof scripts)[number]

const ranges: readonly (readonly [Script, number, number])[] = [
  ['latn', 0x41, 0x5a],
  ['latn', 0x61, 0x7a],
  ['latn', 0xc0, 0x24f],
  ['latn', 0x1e00, 0x1eff],
  ['latn', 0xff21, 0xff3a],
  ['latn', 0xff41, 0xff5a],
  ['grek', 0x370, 0x3ff],
  ['cyrl', 0x400, 0x52f],
  ['hebr', 0x5d0, 0x5ea],
  ['arab', 0x620, 0x6ff],
  ['deva', 0x900, 0x97f],
  ['thai', 0xe01, 0xe4e],
  ['hang', 0x1100, 0x11ff],
  ['kana', 0x3041, 0x309f],
  ['kana', 0x30a1, 0x30fa],
  ['kana', 0x31f0, 0x31ff],
  ['hang', 0x3131, 0x318e],
  ['han', 0x3400, 0x9fff],
  ['hang', 0xac00, 0xd7a3],
  // High surrogates of planes 2 and 3, which hold nothing else.
  ['han', 0xd840, 0xd8bf],
  ['han', 0xf900, 0xfaff],
  ['kana', 0xff66, 0xff9d],
]

const languageOf: Readonly<Partial<Record<Script, string>>> = {
  cyrl: 'ru',
  grek: 'el',
  arab: 'ar',
  hebr: 'he',
  thai: 'th',
  deva: 'hi',
}

const traditionalFlag = 0x40
const simplifiedFlag = 0x80

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const [script, first, last] of ranges) table.fill(scripts.indexOf(script), first, last + 1)
  const characters = Array.from(simplifiedPairs.join(''))
  for (const [index, character] of characters.entries()) {
    const code = character.charCodeAt(0)
    if (character.length === 1) table[code] = (table[code] ?? 0) | (index % 2 === 0 ? traditionalFlag : simplifiedFlag)
  }
  return table
}

let table: Uint8Array | undefined

const addresses = /https?:\/\/[\w./?=&%#:+~@-]+|[@#][\w.-]+/gi

/** A Han character says about as much as this many letters of an alphabet. */
const hanWeight = 3
/** A few kana stand in Chinese prose as decoration (の); Japanese has far more. */
const japaneseShare = 0.15

/** By counts of scripts; traditional or simplified by the characters only one of them has; Latin by function words. */
export function detectLanguage(text: string): Language {
  table ??= buildTable()
  const counts = new Int32Array(scripts.length)
  let traditional = 0
  let simplified = 0
  const prose = /https?:|[@#]/i.test(text) ? text.replaceAll(addresses, ' ') : text
  for (let at = 0; at < prose.length; at += 1) {
    const code = prose.charCodeAt(at)
    const entry = table[code] ?? 0
    const script = entry & 0x3f
    counts[script] = (counts[script] ?? 0) + 1
    if ((entry & traditionalFlag) !== 0) traditional += 1
    else if ((entry & simplifiedFlag) !== 0) simplified += 1
  }
  const count = (script: Script): number => counts[scripts.indexOf(script)] ?? 0
  const [han, kana, hangul, latin] = [count('han'), count('kana'), count('hang'), count('latn')]
  let best: Script = 'none'
  let most = 0
  for (const [script, weight] of [
    ['han', (han + kana) * hanWeight],
    ['hang', hangul * 2],
    ['latn', latin],
    ...(['cyrl', 'grek', 'arab', 'hebr', 'thai', 'deva'] as const).map((script) => [script, count(script)] as const),
  ] as const) {
    if (weight > most) {
      best = script
      most = weight
    }
  }
  if (best === 'none') return { lang: 'und', script: 'zyyy' }
  if (best === 'han') {
    if (kana > 0 && kana >= (han + kana) * japaneseShare) return { lang: 'ja', script: 'jpan' }
    return { lang: 'zh', script: traditional > simplified ? 'hant' : 'hans' }
  }
  if (best === 'hang') return { lang: 'ko', script: 'kore' }
  if (best === 'latn') return { lang: latinLanguage(prose), script: 'latn' }
  return { lang: languageOf[best] ?? 'und', script: best }
}

const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in is was for on that with it this are be not have has from my they you we at by'.split(' '),
  ),
  fr: new Set('le la les des et est une dans pour que qui pas sur avec au du je nous vous ce il elle sont'.split(' ')),
  de: new Set('der die das und ist nicht ein eine mit den von zu auf für ich wir sie im dem auch wird sind'.split(' ')),
  es: new Set('el la los las y es una en para que por con del se no un su como más lo al fue está'.split(' ')),
  pt: new Set('o os as e é uma em para que por com do da não um se no na mais foi dos ao está'.split(' ')),
  it: new Set('il lo gli e è una in per che con del della non un si sono di le nel più alla ho'.split(' ')),
  nl: new Set('de het een en is van in dat niet op te voor met zijn aan er maar ook naar bij wij'.split(' ')),
  id: new Set('yang dan di ini itu dengan untuk tidak dari dalam akan pada ke karena saya ada kami sudah'.split(' ')),
}
const words = /\p{L}+/gu

/** English unless another language has more of its function words among the first 200 words. */
function latinLanguage(text: string): string {
  const scores = new Map<string, number>()
  let seen = 0
  for (const [word] of text.slice(0, 4000).toLowerCase().matchAll(words)) {
    seen += 1
    if (seen > 200) break
    for (const [lang, set] of Object.entries(functionWords))
      if (set.has(word)) scores.set(lang, (scores.get(lang) ?? 0) + 1)
  }
  let best = 'en'
  for (const [lang, score] of scores) if (score > (scores.get(best) ?? 0)) best = lang
  return best
}
