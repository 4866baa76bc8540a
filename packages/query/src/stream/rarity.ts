/** The hundred or so characters most frequent in Chinese prose; a pair with one of them is common, with two very. */
const frequent = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运',
)

/** Words that carry no subject by themselves. */
const stopWords = new Set(
  '的 了 是 在 和 与 有 不 我 你 他 她 它 这 那 就 都 也 很 我们 你们 他们 这个 那个 一个 没有 因为 所以 但是 而且 就是 可以 什么 怎么 如果 已经 还是 自己 大家 知道 觉得 以及 或者 并且'.split(
    ' ',
  ),
)

const commonWords = new Set(
  'the a an of and to in is was for on that with it this are be not have has from my they you we at by or as but i he she his her our your will no if so can all one its me do'.split(
    ' ',
  ),
)

const han = /^\p{Script=Han}/u

/**
 * How often a token is likely to stand in a mention, relative to a rare one (1): a guess from its letters alone, used only
 * to choose by which token a query is found. A wrong guess costs time, never a match.
 */
export function likelihood(token: string, prefix: boolean): number {
  if (han.test(token)) {
    const characters = Array.from(token)
    const common = characters.filter((character) => frequent.has(character)).length
    if (characters.length === 1) return common === 1 ? 200 : 60
    return 1 + common * common * 2
  }
  if (prefix) return Math.max(2, 60 / token.length)
  if (commonWords.has(token)) return 200
  return token.length <= 2 ? 20 : token.length === 3 ? 6 : 2
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word) || commonWords.has(word)
}

/** Field values hold for a good part of the stream; a source for the least. */
export const fieldLikelihood: Readonly<Record<string, number>> = {
  source: 30,
  story: 5,
  subject: 100,
  province: 100,
  category: 150,
  platform: 250,
  sentiment: 400,
  lang: 800,
}
