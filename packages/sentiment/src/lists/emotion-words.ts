import type { Emotion } from '@groundswell/contracts'

export const emotionWords: Readonly<Record<Exclude<Emotion, 'none'>, string>> = {
  anger: `愤怒 气愤 生气 气死 火大 发火 怒 怒了 恼火 可恶 混蛋 滚 他妈 妈的 卧槽 投诉 太过分 凭什么 忍无可忍 抗议 强烈谴责 无法容忍 欺人太甚 令人发指 黑心 骗子 😡 😠 🤬 [怒] [怒骂] [抓狂] [发怒] angry furious outraged rage unacceptable`,
  disgust: `恶心 厌恶 讨厌 反感 鄙视 嫌弃 呕吐 想吐 无耻 下流 肮脏 龌龊 作呕 令人作呕 看不起 垃圾 🤮 🤢 [吐] [鄙视] disgusting disgusted gross nasty sickening`,
  fear: `害怕 恐惧 恐慌 吓死 吓坏 惊恐 可怕 恐怖 担心 担忧 紧张 不安 焦虑 后怕 毛骨悚然 瑟瑟发抖 胆战心惊 😱 😨 😰 afraid scared fear terrified worried panic`,
  sadness: `难过 伤心 悲伤 心痛 悲痛 痛苦 哭 泪 流泪 失落 绝望 遗憾 心碎 哀悼 默哀 愿逝者安息 一路走好 委屈 孤独 心酸 😭 😢 💔 😞 😔 [泪] [伤心] [悲伤] [蜡烛] [失望] [大哭] sad crying heartbroken grief mourn depressed`,
  surprise: `惊讶 震惊 吃惊 惊呆 没想到 竟然 居然 不敢相信 意外 万万没想到 天哪 我的天 目瞪口呆 惊掉下巴 😲 😮 😳 [吃惊] surprised shocked unbelievable omg wow unexpected`,
  joy: `开心 高兴 快乐 幸福 喜欢 哈哈 哈哈哈 嘻嘻 满意 太好了 感谢 感恩 感动 喜悦 欢喜 兴奋 期待 爱了 真棒 点赞 恭喜 加油 😀 😁 😂 😃 😄 😊 😍 🥰 👍 ❤ 🎉 [哈哈] [嘻嘻] [爱你] [鼓掌] [赞] [太开心] [心] happy glad love delighted excited joy thankful`,
}
