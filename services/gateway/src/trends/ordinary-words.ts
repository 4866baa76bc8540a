/**
 * Words that reports and posts are made of whatever they report: of time, of telling, of manner. Frequent or rare, they name
 * nothing that happened, so none of them is a term by itself; in a longer term they stand as they are.
 */
const words = `
今天 昨天 明天 今日 昨日 明日 前天 后天 当天 当日 次日 今年 去年 明年 本月 上月 本周 上周 下周 周末 早上 上午 中午 下午 晚上 凌晨
昨晚 今晚 今早 目前 现在 当时 之前 之后 以后 以前 后来 最近 近日 近期 日前 刚才 刚刚 一直 随后 此前 此后 期间 时候 时间 小时 分钟
来源 记者 编辑 报道 消息 本报 本报讯 获悉 据悉 了解 介绍 表示 称 指出 认为 宣布 公布 发布 公告 通知 通报 显示 透露 提到 说明 回应
希望 感觉 看到 看见 听说 发现 进行 开始 继续 结束 出现 发生 成为 属于 包括 以及 通过 根据 按照 关于 对于 由于 为了 相关 有关 其中
其他 其它 部分 方面 情况 问题 事情 东西 地方 原因 结果 过程 方式 内容 工作 单位 部门 人员 人士 网友 用户 朋友 有人 各位 本人 自家
非常 比较 特别 十分 真的 其实 可能 应该 必须 需要 能够 不能 不会 不是 不要 还有 只有 只是 只能 直接 完全 终于 居然 竟然 突然 马上
一下 一点 一些 一样 一次 第一 第二 两个 三个 多个 许多 很多 不少 全部 所有 每天 每次 这样 那样 这里 那里 哪里 如何 为何 怎样 多少
转发 微博 视频 图片 链接 全文 原文 点击 详情 查看 更多 分享 评论 点赞 关注
`
const ordinary = new Set(words.trim().split(/\s+/))

export function isOrdinaryWord(term: string): boolean {
  return ordinary.has(term)
}
