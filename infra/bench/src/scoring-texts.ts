/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

const who = '我 我妈 同事 邻居 室友 老板 一位顾客 有网友 朋友 我们公司 隔壁店主 孩子 姐姐 表哥 客户'.split(' ')
const when = '今天 昨天 上周 前天晚上 双十一 春节前 刚刚 周末 下午三点 一个月前 中秋 早上'.split(' ')
const where = '在江州 在南昌 在杭州 在小区门口 在驿站 在公司楼下 在网点 在家 在高铁站 在朝阳区 在成都'.split(' ')
const what =
  '寄了一箱水果 买了一部手机 点了外卖 退了一双鞋 收到一个包裹 订了酒店 坐了货车 下了一单 办了会员 预约取件 送修了电脑 寄出合同'.split(
    ' ',
  )
const good =
  '很快就到了，包装完好 小哥特别热情，必须点赞 质量超出预期，推荐 客服耐心又专业 价格实惠，下次还来 全程顺利，非常满意 打开一看惊喜满满 味道一流，分量十足'.split(
    ' ',
  )
const bad =
  '等了五天还没动静，客服不理人 箱子压得稀烂，拒绝赔付 打了十几个电话没人接 虚假签收，气死我了 用了两次就坏，太差劲 退款拖了一个月 态度恶劣，还骂人 货不对板，纯属欺骗 2人受伤，损失约3万元'.split(
    ' ',
  )
/** Characters for the part that no two texts share, so that the vocabulary grows as it does on real texts. */
const commonHan = { first: 0x4e00, count: 3500 }

/** Labelled texts of about 45 characters, our own, the same for a seed. */
export function benchTexts(count: number, seed: number): { text: string; label: string }[] {
  const random = randomOf(seed)
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const found: { text: string; label: string }[] = []
  for (let index = 0; index < count; index += 1) {
    const positive = random() < 0.5
    let name = ''
    for (let at = 0; at < 10; at += 1)
      name += String.fromCharCode(commonHan.first + Math.floor(random() * commonHan.count))
    const text = `${pick(when)}${pick(who)}${pick(where)}${pick(what)}，${name}，${pick(positive ? good : bad)}。${pick(positive ? good : bad)}`
    found.push({ text, label: positive ? 'pos' : 'neg' })
  }
  return found
}
