import type { Hit } from '../reading/vocabulary.ts'
import { casualtyKinds, type Candidate } from './candidate.ts'
import { circumstancesOf, isNegated } from './circumstances.ts'
import { isLatin } from './english-numerals.ts'
import { clauseAround, sentenceAround, type Passage } from './passage.ts'

/** Words that say by themselves that somebody died or was hurt, without a number. */
const aloneDeaths =
  /^(?:双亡|没能救回来?|没救过来|抢救无效|救治无效|没挺过来|没能挺过来?|葬身|身亡|坠亡|猝死|溺亡|遇难|丧生|罹难|殒命|不治|惨死|死了人|出了?人命|闹出人命|过劳死|没救回来|没抢救过来|[^\s]{1,3}[死毙亡])$/
const aloneInjuries =
  /^(?:[撞砸摔烫烧咬打砍刺炸夹轧碾踩抓割电扭挤灼绞]伤|[撞摔砸绞轧夹锯]断|重伤|骨折|送急诊|挂急诊|抬上救护车|被救护车拉走|昏迷|休克|脑震荡|截肢|伤势严重|缝了|缝针|断[脚手指腿臂]|断了[腿手]|失明|毁容|骨裂|脱臼|中暑|晕厥|昏厥|触电|命危|病危|(?:送|住)?进了?icu|[送住]icu|入住icu|(?:broke|broken|fractured) .+)$/
const plainHarm =
  /^(?:死亡|受伤|轻伤|受轻伤|受重伤|负伤|轻微伤|挂彩|擦破点?皮|划破|死去|去世|离世|送医|住院|住进医院|进医院|送进医院|进了医院|死了|没了|died|dead|killed|injured|hurt|hospitalized|hospitalised|seriously injured|critically injured|seriously hurt|severely injured|in critical condition)$/
const both = /双亡|双双$/
const several = /多名|多人|多位|数名|数人|若干/
const person =
  /有人|致人|人员|男子|女子|男生|女生|老人|孩子|小孩|小朋友|儿童|宝宝|员工|工人|工友|司机|驾驶|骑手|快递员|派件员|分拣员|配送员|外卖员|外送员|学童|民众|骑士|工程师|教练|学员|小哥|店员|保安|站长|同事|同学|朋友|邻居|顾客|客户|用户|客人|产妇|患者|病人|病患|妇人|老翁|老妇|女童|男童|母子|母女|父子|父女|夫妻|夫妇|兄弟|姐妹|男婴|女婴|移工|雇员|苦主|途人|看更|外佣|乘客|学生|旅客|游客|居民|村民|市民|群众|行人|路人|婴儿|女孩|男孩|老太|大爷|大妈|奶奶|爷爷|妈|爸|母亲|父亲|妻子|丈夫|老婆|老公|儿子|女儿|孕妇|车主|业主|我|他|她|某(?!些|快递|公司|品牌|平台|企业|地)|\b(?:man|woman|driver|worker|employee|passenger|rider|courier|child|boy|girl|student|customer|resident|pedestrian|cyclist|mother|father|guard|operator|person|grandmother|grandfather|grandma|grandpa|mum|mom|dad|son|daughter|wife|husband|baby|colleague|friend|neighbour|neighbor|labourer|laborer|technician|cleaner|porter|nurse) /
/** Who dies is no human being. */
const creature = /猫|狗|鱼|虾|蟹|鸡|鸭|鹅|猪|牛|羊|兔|鼠|龟|鸟|蜂|花|树|苗|宠物|植物|多肉|手机|电脑|系统|电池/
/** 百岁老人去世, 享年九十岁: a death of age or illness is no event. */
const ofAge = /享年|终年|百岁|高龄|因病|安详|寿终|与世长辞|passed away peacefully/

function wideAround({ text }: Passage, { start, end }: Hit): string {
  return /去世|离世|病逝|过世|逝世|passed/.test(text.slice(start, end))
    ? text.slice(Math.max(0, start - 20), end + 20)
    : ''
}

/** 气得我住院, 笑到送医: how angry somebody is. */
const inAnger = /[气笑吓急][得到的]我?[^,。]{0,3}$/
/** A plain word of harm wants its person near, in its own clause. */
const near = 10
const kills =
  /^(?:kills|killing|killed|injures|injured|injuring|wounds|hurts) (?:an? |the |one |another )?(?:[a-z]+ )?(?:man|woman|driver|worker|employee|passenger|rider|courier|child|boy|girl|student|customer|resident|pedestrian|cyclist|guard)\b/

/** Somebody who died or was hurt where no figure says how many: one, or at least two of 多名. */
export function findUncounted(passage: Passage, triggers: readonly Hit[], used: ReadonlySet<Hit>): Candidate[] {
  const found: Candidate[] = []
  const seen = new Set<string>()
  for (const trigger of triggers) {
    const kind = casualtyKinds[trigger.value] ?? 'injuries'
    if (used.has(trigger) || seen.has(kind)) continue
    const clause = clauseAround(passage, trigger.start, trigger.end)
    const joined = /(?:或|和|及|、|或者)$/.test(passage.text.slice(trigger.start - 2, trigger.start))
    if (
      isNegated(passage, trigger.start, clause, joined || isLatin(passage.text.charCodeAt(trigger.start)) ? 18 : 8) ||
      !tellsOfSomebody(passage, trigger, clause.start)
    )
      continue
    // 送医后不治: who dies of it is told of there.
    if (kind !== 'deaths' && triggers.some((other) => other.value === 0 && isRightBehind(trigger, other))) continue
    seen.add(kind)
    const lead = passage.text.slice(
      Math.max(endsStory(passage, trigger) ? 0 : clause.start, trigger.start - 14),
      trigger.start,
    )
    found.push({
      kind,
      value:
        several.test(lead) || both.test(lead + passage.text.slice(trigger.start, trigger.end)) || both.test(lead)
          ? 2
          : 1,
      atLeast:
        several.test(lead) || /有人|人员/.test(lead) || /人命?$/.test(passage.text.slice(trigger.start, trigger.end)),
      approx: false,
      start: trigger.start,
      end: trigger.end,
      topic: `${kind}-uncounted`,
      circumstances: circumstancesOf(passage, trigger.start, trigger.end),
    })
  }
  return found
}

function isRightBehind(hit: Hit, other: Hit): boolean {
  return other.start >= hit.end && other.start - hit.end <= 4
}

/** 被卷了进去，当场死亡: who it was stands in the clause before. */
function endsStory({ text }: Passage, trigger: Hit): boolean {
  return /(?:当场|不幸|最终|随即|次日)$/.test(text.slice(Math.max(0, trigger.start - 2), trigger.start))
}

function tellsOfSomebody(passage: Passage, trigger: Hit, clauseStart: number): boolean {
  const { text } = passage
  const word = text.slice(trigger.start, trigger.end)
  const lead = text.slice(Math.max(clauseStart, trigger.start - 14), trigger.start)
  if (/^[率证]/.test(text.slice(trigger.end, trigger.end + 1))) return false
  if (ofAge.test(wideAround(passage, trigger))) return false
  if (creature.test(lead) || inAnger.test(lead)) return false
  if (/^(?:(?:broke|fractured) (?:his|her|my|their)|body|bodies) /.test(word)) return true
  if (word.endsWith('人') || word.endsWith('人命')) return true
  if (aloneDeaths.test(word) || aloneInjuries.test(word) || (plainHarm.test(word) && endsStory(passage, trigger))) {
    if (text[trigger.end] === '的' && !person.test(lead)) return false
    const sentence = sentenceAround(passage, trigger.start, trigger.end)
    const wide = text.slice(Math.max(sentence.start, trigger.start - 24), trigger.start)
    return person.test(wide) || /(?:被|致|当场)[^,]{0,4}$/.test(lead)
  }
  if (kills.test(text.slice(trigger.start, trigger.end + 40))) return true
  return (
    plainHarm.test(word) &&
    person.test(text.slice(Math.max(clauseStart, trigger.start - (/[a-z]$/.test(word) ? 45 : near)), trigger.start))
  )
}
