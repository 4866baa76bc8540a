import type { FieldReading } from '../reading/read-field.ts'
import type { Stretch } from '../signals/passage.ts'
import { knownWords, type KnownWords } from './known-words.ts'

/** Letters of everyday grammar: no name begins with one. */
export const neverInNames: ReadonlySet<string> = new Set(
  '我你他她它您咱俺佢的了是在有不没冇这那就都也还又再才却倒则而但可只被把给让叫对向从因若虽与和跟同比及或且将已曾真太很更最好挺蛮几多每各某哪谁啥什怎一二三四五六七八九十两半零第个次仲系咗喺啲咁唔嗰呢啊哦吧吗嘛么呀哈哎唉请想要能会应该得说话听看见买寄打换于之其者们着过连未无称须',
)

/** Another party without a name. 我的快递, 保险公司 are none. */
const said =
  /别家|别人家|别的(?:快递|公司|平台|牌子|店|航司|银行|品牌|酒店|商家|app)|其[他它](?:家|快递|公司|平台|牌子|品牌|店|银行|航司|商家|几家|的都)|隔壁(?!邻居|老|省|市|县|村|区|床|桌|寝|小孩)|隔离(?:间|嗰间)|另外?一家|竞品|友商|同行|对家|上一家|前一家|之前那家|以前那家|原来那家|人家|人哋|前东家|\b(?:other|another) (?:[a-z]+ )?(?:couriers?|compan(?:y|ies)|brands?|shops?|banks?|airlines?|hotels?|apps?|providers?|carriers?|ones?|stores?)\b|\bcompetitors?\b|\b(?:a|its|their|the) rivals?\b|\bothers\b|\beveryone else\b|\b(?:my|our|the) (?:old|previous|last|former) (?:one|bank|provider|courier|carrier|company|phone|car|hotel|airline|insurer|isp)\b/g

/** How names of companies end, by trade. */
const companies =
  '快递|速运|速递|快运|物流|货运|客运|零担|冷链|宅配|跑腿|科技|单车|乳业|乳品|生鲜|买菜|酒业|置业|地产|银行|农信|农商行|人寿|财险|证券|投顾|资本|小贷|航空|优选|电讯|口腔|制药|影业|影院|传媒|集团|实业|新材|化工|电缆|重工'
/** Endings that everyday nouns have as well (老板手机): a name's letters must be strange there, or stand at a beginning. */
const trades =
  '汽车|电动车|支付|钱包|云|出行|网约车|叫车|打车|租车|酸奶|牛奶|食品|卤味|奶茶|咖啡|餐饮|团餐|火锅|公寓|物业|保险|基金|财富|金融|酒店|客栈|宾馆|民宿|山庄|到家|家政|手机|数码|空调|电器|家电|外卖|外送|超市|商城|百货|便利店|电商|通信|通讯|电信|移动|宽带|医院|诊所|护理院|药业|医疗|教育|学校|学院|培训|健身|游戏|股份|电力|能源|制造|巴士|公交|眼镜|家居|装饰|家装|服饰|美妆|旅行社|旅游'
const endings = `${companies}|${trades}`
const named = new RegExp(`(?:${endings})(?!交易|监管|行业|市场|业|法|柜|客服|小哥|员|站|箱|单|费|盒|壳|号)`, 'y')
const ofTrade = new RegExp(`^(?:${trades})$`)
const everyEnding = new Set(endings.split('|'))
/** 云岭 of 云岭速运; undefined where nothing of a name is left. */
export function withoutEnding(name: string): string | undefined {
  for (const length of [2, 3])
    if (name.length >= length + 2 && everyEnding.has(name.slice(-length))) return name.slice(0, -length)
  return undefined
}

/** Letters that no company name holds before its ending: 这家银行, 国内航空, 手机银行. */
const plain = new Set(
  '我你他她它您咱的了个把被这那该本贵各某每哪什么何我们人家间所次件大小新旧多少全部国内外同城市区县省镇村一二三四五六七八九十两几天年月日用给让请查在有到去来和与跟及是不没就都也还又再点叫订买卖寄发取送拿等收开办做选换坐住吃喝玩看说问找交退上下中前后手自网线电智共私公商民官其些种类',
)

/** What stands behind one of these was taken in another's place, whatever it is called. */
const takenInstead =
  /(?:换成|换到|换去|换咗|改用|改走|改坐|改住|改订|改飞|改吃|改喝|转到|转去|转咗|转用|转投|挪去|挪到|搬家到|搬去|跳到|跳去|跳槽到|投奔|不如|帮衬|只买|只认|认准|赶不上|比不上|幸亏|多亏)(?!直接|早|自己|趁|干脆|当初|去|买|新|现金|人工|客服|别|原|其|正|说|一|微信|邮|账|卡|总部|上级|法务|线上|银行卡|今|明|外地|国外)([一-龥]{2})/g

/** Behind one of these a name may stand that no ending tells: 换成迅羽, 还是云耳, 同案受查的百瀚. */
const beforeNames = new Set(
  '换用走选去住买装叫准是和与跟、比了独就如像在由把继骂到成从被的同面边喺咗转改投除对于以可但而上下里名"“「《(·:嫌今家',
)

/** 换苜蓿谷, 换了膳和园; 换了师傅 is no other company. */
const changedTo =
  /(?:^|[,。;!?:、])(?:后来|于是|果断|最后|现在|今年)?换(?:了|咗)?(?![了成到个货新一句位人家台季电药言来走去完过掉装取两三几好]|手机|师傅|老师|司机|医生|客服|快递员|骑手|屏|主板|零件|配件|地址|密码|号码|房间|座位|领导|老板|包装|名字|衣服|话题|部)([一-龥]{2})/g
/** 以前用 A, 现在用 B */
const nowInstead =
  /(?:现在|如今|后来|而家|后嚟|今年)(?:都|只|就|改|系)?(?:用|走|坐|住|喝|吃|开|搭|去|帮衬|买)(?![着了过的上得不到手]|什么|东西|院|路|饭|一)([一-龥]{2})/g
const before = /以前|之前|原来|原先|旧时|早先|去年|从前/

/** Behind one of these letters a strange pair is a name. */
const beforeStrange = new Set('换用走选订装叫是和与跟、比像由继骂的同面喺咗转改嫌下上去甩替由把到于从出')

/** Strange pairs that are words all the same: of trades and of news, which everyday texts seldom hold. */
const noName = new Set(
  '涉事 涉案 涉款 网传 租客 储值 拼团 加量 客诉 航司 歌单 月嫂 锁芯 柜员 值机 商超 校医 队医 地勤 仓管 站务 乘警 食客 片方 园方 校方 店方 厂方 院方 检调 消委 消保 卫健 疾控 经核 抽检 抽验 血本 复产 停飞 改签 退卡 转帐 跳转 重填 菌落 屏碎 睇到 揾极 玩嘢 爽利 夸夸 抵赞 连蟑 论拍 光缆 雨刮 裁处 劳检 超感 超贴 超暖 暖哭 锦旗 镜腿 灶台 馅料 案由 市售 单季 首艘 饲料'.split(
    ' ',
  ),
)

/** Companies too well known to count as strange. */
const wellKnown =
  /顺丰|京东|中通快|圆通|韵达|申通快|极兔|德邦|菜鸟(?:驿站|裹裹)|淘宝|天猫|拼多多|美团|饿了么|滴滴|抖音|快手|唯品会|小红书|华为|荣耀手机|小米手机|vivo|oppo|支付宝|微信支付|携程|飞猪|去哪儿|瑞幸|星巴克|肯德基|麦当劳|海底捞|蜜雪冰城|喜茶|蒙牛|伊利|光明乳业|特斯拉|比亚迪|蔚来|理想汽车|小鹏汽车|宝马|奔驰|奥迪|大众汽车|工商银行|建设银行|农业银行|招商银行|\b(?:fedex|dhl|amazon|ebay|uber|lyft|walmart|paypal|netflix|tesla|toyota|verizon|comcast)\b/g

/** Latin words in capitals that name no company. */
const noNames = new Set(
  "i i'm i've i'd i'll app apps wifi vip ok pdf atm gps usb cpu sms qr id ceo cfo it hr pr ai tv pc god monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter english chinese mr mrs ms dr uk us eu usa gmt pos bug gym ev plus pro max mini 4s nps kpi faq london leeds manchester birmingham bristol glasgow edinburgh dublin paris berlin france germany spain portugal italy europe asia africa america american european britain british china japan japanese india korea korean beijing shanghai hong kong taiwan singapore australia canada york california texas chicago boston leeds wales scotland ireland english french german".split(
    ' ',
  ),
)

/** Where another party is named; not `sure` where only its letters are strange. */
export interface OtherParty extends Stretch {
  readonly sure: boolean
}

/** What a letter can be to a name, by its code. */
const letter = { han: 1, never: 2, before: 4, ending: 8 } as const
const kinds = new Uint8Array(0x10000)
kinds.fill(letter.han, 0x4e00, 0x9fa6)
for (const [letters, kind] of [
  [neverInNames, letter.never],
  [beforeStrange, letter.before],
  [endings.split('|').map((each) => each.charAt(0)), letter.ending],
] as const)
  for (const each of letters) kinds[each.charCodeAt(0)] = (kinds[each.charCodeAt(0)] ?? 0) | kind

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5
const isCapital = (code: number): boolean => code >= 65 && code <= 90

/**
 * Where the first `length` units of a text name a party that is not the subject, in order; `own` are the places of the
 * subject's name. Cost grows with the length.
 */
export function othersIn(reading: FieldReading, length: number, own: readonly Stretch[]): OtherParty[] {
  const text = reading.folded.slice(0, length)
  const known = knownWords()
  const found: OtherParty[] = []
  const add = (start: number, end: number, sure = true): void => {
    if (!own.some((mark) => mark.start < end && start < mark.end)) found.push({ start, end, sure })
  }
  for (const match of text.matchAll(said)) add(match.index, match.index + match[0].length)
  for (const match of text.matchAll(wellKnown)) add(match.index, match.index + match[0].length)
  for (const taken of before.test(text) ? [takenInstead, changedTo, nowInstead] : [takenInstead, changedTo])
    for (const match of text.matchAll(taken)) {
      const name = match.index + match[0].length - 2
      if (!neverInNames.has(text.charAt(name))) add(name, name + 2)
    }
  for (let at = 0; at + 1 < text.length; at += 1) {
    const kind = kinds[text.charCodeAt(at)] ?? 0
    if ((kind & letter.han) === 0) continue
    if ((kind & letter.never) === 0 && beginsName(text, at, known) && isStrange(text, at, known)) add(at, at + 2, false)
    if (at < 2 || (kind & letter.ending) === 0) continue
    named.lastIndex = at
    const ending = named.exec(text)
    const start = ending === null ? undefined : nameBefore(text, at, ofTrade.test(ending[0]), known)
    if (start !== undefined) add(start, named.lastIndex)
  }
  for (const { start, end } of latinNames(reading, text, known)) add(start, end, false)
  return found.sort((a, b) => a.start - b.start)
}

/** Whose a thing is that is no company's: 老板手机, 要是外卖. */
const everydayOwners =
  /^(?:老板|公司|平台|学校|孩子|老公|老婆|朋友|同事|客户|用户|顾客|员工|司机|要是|如果|假如|假设|例如|比如|结果|现在|已经|目前|今年|去年|当时|后来|附近|楼下|楼上|门口|网上|线上|线下|进口|国产|新能源|普通|高端|智能|二手|商业|民营|公立|私立|社区|智慧|移动|数字|电子|无线|中央|医疗|人身|财产|意外|养老|农村|连锁|快捷|经济|五星|星级|北京|上海|广州|深圳|杭州|成都|重庆|武汉|南京|香港|台湾|台北)/

/** Two or three letters before an ending: strange ones anywhere, others only where names stand. */
function nameBefore(text: string, ending: number, trade: boolean, known: KnownWords): number | undefined {
  for (const length of [2, 3]) if (isStrange(text, ending - length, known)) return ending - length
  let start = ending
  while (start > 0 && ending - start < 4 && mayBeOfName(text, start - 1)) start -= 1
  if (ending - start < 2 || ending - start > 3) return undefined
  const stands = trade
    ? !isHan(text.charCodeAt(start - 1)) && !everydayOwners.test(text.slice(start, ending))
    : namesStandAt(text, start)
  return stands ? start : undefined
}

function mayBeOfName(text: string, at: number): boolean {
  return inNames(text.charCodeAt(at)) && !plain.has(text.charAt(at))
}

/** At a beginning, behind a mark or a word that names are given after. */
function namesStandAt(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  return at <= 0 || !isHan(before.charCodeAt(0)) || beforeNames.has(before)
}

/** At a beginning, or behind a word that makes no other word with its first letter (用户 is one, 走迅 none). */
function beginsName(text: string, at: number, known: KnownWords): boolean {
  const before = kinds[text.charCodeAt(at - 1)] ?? 0
  if (at === 0 || (before & letter.han) === 0) return true
  return (before & letter.before) !== 0 && !known.has(text, at - 1, at + 1)
}

function isStrange(text: string, at: number, known: KnownWords): boolean {
  return (
    at >= 0 &&
    inNames(text.charCodeAt(at)) &&
    inNames(text.charCodeAt(at + 1)) &&
    !known.has(text, at, at + 2) &&
    !noName.has(text.slice(at, at + 2))
  )
}

function inNames(code: number): boolean {
  return ((kinds[code] ?? 0) & (letter.han | letter.never)) === letter.han
}

const mostInCapitals = 0.6

/** Words in capitals that begin no sentence, and words that nobody knows. */
function latinNames(reading: FieldReading, text: string, known: KnownWords): Stretch[] {
  const found: Stretch[] = []
  if (!/[a-z]{2}/.test(text)) return found
  const capital = (at: number): boolean => isCapital(reading.original.charCodeAt(reading.start(at)))
  const words = [...text.matchAll(/[a-z][a-z'&-]*[a-z]|[a-z]/g)]
  const headline =
    words.length > 3 && words.filter((word) => capital(word.index)).length > mostInCapitals * words.length
  let until = -2
  for (const { 0: word, index: at } of words) {
    const end = at + word.length
    if (!capital(at) || word.length < 2 || noNames.has(word) || inPlace(text, at)) continue
    const begins = /(?:^|[.!?…\n"“])\s*$/.test(text.slice(Math.max(0, at - 3), at))
    const strange = word.length > 2 && !known.has(word, 0, word.includes("'") ? word.indexOf("'") : word.length)
    if (!strange && (begins || headline)) continue
    const last = found.at(-1)
    if (last !== undefined && at - until <= 1) found[found.length - 1] = { start: last.start, end }
    else found.push({ start: at, end })
    until = end
  }
  return found
}

/** in London */
function inPlace(text: string, at: number): boolean {
  return /\b(?:in|near|across) (?:the )?$/.test(text.slice(Math.max(0, at - 12), at))
}
