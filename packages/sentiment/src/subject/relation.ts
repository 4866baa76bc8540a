/**
 * How two parties are set against each other. Read off a text in which the subject's name is written A and every other party
 * B, so that one pattern serves all names. Every gap is bounded: the cost grows with the length of the text.
 */
export const subjectLetter = '\ue001'
export const otherLetter = '\ue002'

/** What lies between the parts of one comparison. */
const within = '[^,。!?;\n]'
const good =
  '(?:好|快|强|便宜|靠谱|省心|划算|贴心|香|稳|高级|舒服|准|值|实惠|良心|专业|干净|新鲜|清爽|耐用|顺滑|流畅|平|抵|靓|正|掂|入味|杜底|安静|安全|大方|细心|厚道|优秀|厉害|方便|丝滑|友善)'
const bad = '(?:差|慢|贵|坑|烂|黑|卡|难用|垃圾|麻烦|吵|脏|拉胯|离谱|逊|弱|渣|热|耗电|伏|呃人)'
const switched =
  '(?:换|转|改|搬|跳|挪|投奔|转投|跳槽|搬家|迁|切)(?:回|咗|了|成|到|去|为|用|走|投|坐|住|喝|吃|买|订|搭|装|入|换|至|槽|会){0,3}'

const pattern = (source: string): RegExp =>
  new RegExp(source.replaceAll('~', within).replaceAll('A', subjectLetter).replaceAll('B', otherLetter))

interface Patterns {
  readonly han: readonly RegExp[]
  readonly latin: readonly RegExp[]
}

function patterns(sources: readonly string[]): Patterns {
  const isHan = (source: string): boolean => /[一-龥]/.test(source)
  return {
    han: sources.filter(isHan).map(pattern),
    latin: sources.filter((source) => !isHan(source)).map(pattern),
  }
}

/** A is said to be better than B. */
const better = patterns([
  `B~{0,14}(?:不如|不及|比不上|比不过|赶不上|及不上|唔及|输给|逊于|不敌)~{0,3}A`,
  `B[^。!?;]{0,24},(?:还|真|都)?不如A`,
  `B~{0,8}(?:没有?|冇|沒)A~{0,6}${good}`,
  `A~{0,10}比~{0,3}B~{0,12}${good}`,
  `B~{0,10}比~{0,3}A~{0,12}${bad}`,
  `A~{0,10}(?:甩|吊打|完胜|秒杀|碾压|胜过|好过|强过|快过|平过|靓过|赢过|爆杀)~{0,4}B`,
  `A~{0,40}\\b(?:better|faster|cheaper|nicer|quicker|kinder|superior|ahead|smoother|cleaner|quieter|tastier)~{0,12} (?:than|to|of) (?:the |a )?B`,
  `B~{0,40}\\b(?:worse|slower|pricier|inferior|ruder|buggier|noisier)~{0,12} (?:than|to) (?:the |a )?A`,
  `B~{0,30}(?:isn't|is not|wasn't|not|nowhere near|never) as ~{1,20} as (?:the |a )?A`,
  `A~{0,12} (?:instead of|rather than|over|beats|beat|trumps|outclasses|outshines|in place of) (?:the |a )?B`,
])

/** A was blamed for what it did not do. */
const cleared = patterns([
  `A~{0,30}(?:背了?个?~{0,2}锅|被冤枉|躺枪|冤枉|替~{0,6}背锅)`,
  `(?:错怪|冤枉|骂错|怪错)~{0,4}A`,
  `(?:真不是|不是|不怪|唔关|不关)A~{0,3}(?:的)?(?:锅|错|问题|责任|事)`,
])

/** A was taken in place of B, which is left. */
const leaving = patterns([
  `从~{0,4}B~{0,12}${switched}~{0,3}A`,
  `(?:switch|switched|switching|move|moved|moving|changed|went|defected|swapped|migrated|came)~{0,24} from (?:the |a |an )?B~{0,12} (?:to|for) (?:the |a |an )?A`,
  `(?:ditched|dumped|dropped|left|quit|cancelled|swapped) (?:the |a |my )?B~{0,12} (?:for|and~{0,12} to) (?:the |a |an )?A`,
])

/** A is what was chosen in the end, whatever the other is called; said of a bad thing too (还是云岭最坑). */
const chosen = patterns([
  `(?:还是|仲系|不如|宁可|宁愿|首选|认准|只认|只信|只买|只用|净系|帮衬|锁死)~{0,6}A`,
  `(?:现在|如今|而家|今年|后来|后嚟|家下)~{0,3}(?:用|换|走|住|吃|喝|坐|买|食|饮|搭|飞|开|去)~{0,2}A`,
  `(?:以前|之前|原来|原先|旧时|早先|去年)(?:都|一直|系|是)?(?:用|住|走|坐|买|吃|喝|开|搭|食|饮)(?:的|过|嘅)?~{0,2}B`,
  `\\bnow (?:it's|it is|i'm|i|we|we're|on|with|using|use)~{0,14}A`,
  `\\bused to ~{0,14}B`,
  `(?:起码|至少|最起码|好歹)~{0,2}A|A~{0,3}(?:起码|至少|最起码|好歹)`,
  `(?:幸好|还好|好在|幸亏|多亏|好险|好彩|得亏)~{0,10}A`,
  `${switched}~{0,2}A`,
  `(?:switched|moved|changed|switching|moving|went|gone|go|come|came|defected|swapped)(?: back| over| across)?~{0,30} (?:to|for) (?:the |a |an )?A`,
  `\\b(?:thankfully|luckily|fortunately|thank god|thank heavens|thank goodness|at least|sticking with|stick with|stick to|give me)~{0,20}A`,
])

/** 唯独 A, 就 A 一家: mostly for blame. */
const singled = pattern('(?:唯独|偏偏|偏生|唯有|,就|^就|,得|就数|only )A')

const sameFor = patterns(['A~{0,3}(?:不如|比不上)说', '比A更好的?选择'])

/** A is spared what happened to B. */
const spared = pattern(
  `A~{0,30}(?:未受|不受|没受|沒受|未有?波及|未波及|无碍|幸免|躲过|逃过|无恙|照常|照旧|正常|未发现|未见|不在|无关|无业务|无涉|没事|冇事|屁事没有|啥事没有|毫发无损|不予处|无一|合格|过关|通过|untouched|unharmed|unaffected|unscathed|spared|(?:not|n't|never) affected|cleared|own (?:lines|systems|sites|stock)|no (?:issues|link|problems|impact)|escaped|clean bill|as normal|as usual|business as|kept running|stayed (?:up|open)|not involved|not (?:been )?(?:hit|named|implicated))`,
)
const unlike = pattern(
  `(?:\\bunlike |不像|不同于|唔似|有别于|比起|相比于?|较之|对比|\\b(?:compared (?:to|with)|next to|beside|as opposed to|in contrast to) )~{0,4}A`,
)
/** All but A: what the clause says of the rest, A is not. */
const except = pattern(
  `(?:除了|除咗|除)~{0,2}A~{0,6}(?:都|均|个个|家家)|\\b(?:except|apart from|other than|bar|everyone but|everybody but|all but) (?:for )?A`,
)
/** Both alike: A、B 双双; A and B both. */
const joined =
  /[\ue001\ue002][^,。!?;\n]{0,4}(?:、|和|与|跟|同|及|以及|或者?|&|,? and |,? or |\/)[^,。!?;\n]{0,4}[\ue001\ue002]|[\ue001\ue002][^,。!?;\n]{0,12}[\ue001\ue002][^,。!?;\n]{0,8}(?:都(?!比)|均|双双|并列|相继|联合|一样|一块儿?|一起|同时|同样|both)|\b(?:both|neither) [^,。!?;\n]{0,12}[\ue001\ue002]/
const contrast =
  /还是|就|却|倒|反而|反观|反倒|才(?!能)|终于|幸好|起码|至少|居然|相比|比起|则|换|不像|仲|先至|还好|唯独|唯有|只有|别家|(?:^|[,。;!?:])(?:但|可|而)|\b(?:but|while|whereas|unlike|meanwhile|instead|switched|compared|at least|now|never|than|though|yet)\b/

export interface Relation {
  readonly side: 'better' | 'worse' | undefined
  /** Who was chosen in the end: the subject or another. */
  readonly chosen: 'own' | 'other' | undefined
  /** The subject was blamed wrongly. */
  readonly cleared: boolean
  /** The subject alone is so. */
  readonly singled: boolean
  /** The subject was left for another. */
  readonly left: boolean
  readonly spared: boolean
  /** The yardstick of another (不像 A, 比起 A): the other way round of what is said of that. */
  readonly unlike: boolean
  /** All but A. */
  readonly except: boolean
  /** Words that set one party against another. */
  readonly contrast: boolean
}

/** `text` with the parties' letters in the place of their names. */
export function relationIn(text: string): Relation {
  const two = text.includes(otherLetter)
  const swapped = two ? swap(text) : ''
  const isBetter = two && (holds(better, text) || holds(leaving, text))
  const left = two && holds(leaving, swapped)
  const isWorse = left || (two && holds(better, swapped))
  const both = isBetter && isWorse
  return {
    side: both || holds(sameFor, text) ? undefined : isBetter ? 'better' : isWorse ? 'worse' : undefined,
    chosen: holds(chosen, text) ? 'own' : two && holds(chosen, swapped) ? 'other' : undefined,
    cleared: holds(cleared, text),
    singled: two && singled.test(text),
    left,
    spared: two && spared.test(text),
    unlike: unlike.test(text),
    except: except.test(text),
    contrast: two && contrast.test(text),
  }
}

export function isJoined(text: string): boolean {
  return joined.test(text)
}

function holds(patterns: Patterns, text: string): boolean {
  return (
    patterns.han.some((each) => each.test(text)) ||
    (/[a-z]{3}/.test(text) && patterns.latin.some((each) => each.test(text)))
  )
}

function swap(text: string): string {
  return text.replaceAll(/[\ue001\ue002]/g, (letter) => (letter === subjectLetter ? otherLetter : subjectLetter))
}
