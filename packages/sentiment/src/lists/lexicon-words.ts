/** Words of judgement by strength, folded and simplified; written for this project. */
export const positiveWords: Readonly<Record<1 | 2 | 3, string>> = {
  1: `好 不错 喜欢 满意 可以 挺好 还行 方便 便宜 实惠 干净 快 准时 及时 热情 耐心 舒服 舒适 漂亮 好看 好吃 好喝 美味 开心 高兴 快乐 幸福 感谢 谢谢 感恩 支持 加油 祝福 希望 温暖 感动 欣慰
    放心 安心 贴心 细心 周到 专业 靠谱 推荐 值得 性价比 物美价廉 流畅 清晰 稳定 耐用 结实 精美 精致 新鲜 优质 优秀 出色 顺利 成功 进步 增长 上涨 盈利 获奖 领先 突破 创新 提升 改善 赞 点赞
    可爱 美丽 帅 酷 棒 牛 顶 爱 萌 甜 香 有趣 好玩 搞笑 有意思 轻松 愉快 期待 祝贺 恭喜 骄傲 自豪 致敬 健康 平安 吉祥 合适 正品 齐全 大方 超值 划算 优惠 礼貌 友好 暖心 良心 省心 给力 回购 好评
    good nice like liked love loved great happy thanks thank fast quick easy helpful friendly clean comfortable recommend enjoy enjoyed fun beautiful fine works well cheap fresh delicious tasty glad cool pretty`,
  2: `非常好 很好 太好了 真好 特别好 很棒 太棒了 超级棒 很喜欢 很满意 非常满意 十分满意 强烈推荐 物超所值 惊喜 完美 爱死 超爱 最爱 爱了 无可挑剔 点赞 五星好评 好用 真香 绝了 神器 太美 太好吃 一流 无敌
    精彩 震撼 伟大 辉煌 表彰 荣获 大涨 创新高 大增 喜讯 表扬 称赞 赞扬 excellent amazing wonderful awesome fantastic perfect best brilliant superb outstanding delightful impressive favorite favourite`,
  3: `完美无缺 赞不绝口 爱不释手 无与伦比 叹为观止 尽善尽美 masterpiece flawless`,
}

export const negativeWords: Readonly<Record<1 | 2 | 3, string>> = {
  1: `差 慢 贵 难 坏 脏 乱 吵 冷 硬 旧 破 小 少 累 烦 怕 哭 疼 痛 病 堵 晕 闷 苦 臭 丑 笨 蠢 傻 假 错 不好 一般 失望 后悔 问题 麻烦 难受 难过 伤心 难吃 难喝 难看 难用 无聊 可惜 遗憾 担心 害怕 紧张
    焦虑 不满 不爽 郁闷 尴尬 无奈 无语 心疼 可怜 投诉 退货 退款 差评 缺点 瑕疵 破损 损坏 延误 拖延 推诿 敷衍 拖欠 缺货 故障 卡顿 掉线 噪音 异味 漏水 下跌 亏损 下滑 减少 失败 违规 违法 处罚 罚款 事故 受伤 死亡
    质疑 争议 风险 危机 隐患 冲突 丢失 丢件 少件 漏发 错发 迟到 超时 缺失 不便 不值 不行 不足 浪费 冷淡 粗糙 浮夸 做作 失落 孤独 寂寞 崩溃 头疼 生病 感冒 失眠 抱怨 批评 谴责 抗议 抄袭 造假 作弊 虚假
    bad slow poor worse dirty expensive hard boring sad sorry problem problems broken broke issue fail failed wrong late delay delayed cold rude noisy disappointing disappointed disappoint waste cheap-looking lost missing damaged
    complaint refund hate hated annoying worry worried sick tired ugly dull weak mess stupid`,
  2: `很差 太差 非常差 极差 差劲 糟糕 垃圾 恶心 恶劣 坑人 坑爹 骗人 骗子 骗钱 忽悠 欺骗 欺诈 黑心 无良 无耻 可恶 气死 愤怒 讨厌 厌恶 痛恨 受骗 上当 被坑 被骗 假货 劣质 伪劣 不要买 别买 千万别 避雷 踩雷 拉黑 差评
    令人发指 霸王条款 维权 曝光 黑店 奇葩 变态 混蛋 滚 去死 该死 贱 烂 恶意 欺负 侮辱 辱骂 殴打 爆炸 火灾 死 伤亡 遇难 身亡 诈骗 泄露 腐败 贪污 渎职 暴跌 破产 倒闭 跑路 惨 悲剧 悲痛 绝望 恐怖 可怕 痛苦 卧槽 妈的 他妈 傻逼 sb
    terrible awful horrible worst disgusting pathetic useless garbage trash scam fraud cheated crap sucks angry furious nightmare ridiculous dreadful unacceptable ripoff shame shameful painful`,
  3: `人渣 畜生 丧尽天良 草菅人命 天理难容 令人作呕 十恶不赦 丧心病狂 atrocious abominable despicable`,
}

export const negators = `不 没 没有 无 未 非 别 莫 勿 毫无 并非 不是 从不 绝不 从未 不曾 并不 并没有 不怎么 不太 谈不上 算不上 称不上 not no never n't cannot without hardly`

/** Degree words with what they multiply by, in tenths. */
export const degrees: Readonly<Record<number, string>> = {
  20: `最 极其 极度 极 太 万分 无比 超级 超 巨 贼 绝对 简直 extremely absolutely totally incredibly`,
  16: `非常 很 特别 十分 相当 格外 异常 尤其 真 真的 真是 好 very really so truly`,
  12: `更 更加 越发 比较 较 挺 蛮 还 quite rather more`,
  6: `有点 有些 稍微 略 略微 稍 一点 不太 还算 somewhat slightly a bit`,
}

/** Emoji and bracketed faces, with a sign and strength. */
export const faces: Readonly<Record<number, string>> = {
  2: `😀 😁 😂 😃 😄 😆 😊 😋 😍 😘 🥰 😎 🤗 👍 👏 🎉 ❤ 💕 💖 💗 🌹 💪 🙏 😻 [哈哈] [嘻嘻] [爱你] [鼓掌] [赞] [good] [心] [太开心] [偷笑] [亲亲] [花心] [可爱] [给力] [耶] [威武] [抱抱] [鲜花] [ok] [礼物] [蛋糕] [呵呵] [酷] [馋嘴] [愛你] [互粉]`,
  [-2]: `😠 😡 🤬 😢 😭 😞 😔 😟 😣 😤 😨 😰 😱 🤮 🤢 👎 💔 😩 😫 🙄 😒 [怒] [泪] [抓狂] [衰] [怒骂] [伤心] [悲伤] [失望] [晕] [鄙视] [哼] [吐] [可怜] [委屈] [生病] [打脸] [弱] [蜡烛] [汗] [黑线] [白眼] [流泪] [大哭] [难过] [发怒] [崩溃] [悲催]`,
}

/**
 * More words of praise and blame, which training teaches as texts of their own but which are not counted: each says much in
 * a complaint and little in a review, so a count of them would mislead.
 */
export const taughtPositive = `挺好的 感人 太感人 必须夸 焕然一新 考上 高兴坏了 乐坏了 热泪盈眶 学到了 完好 完好无损 包装严实 包装结实 发货快 到货快 速度快 神速 秒回 有求必应 服务到位 服务周到 童叟无欺 爽快 地道 正宗 入味
  鲜嫩 香脆 爽口 宽敞 明亮 安静 整洁 温馨 惬意 悠闲 治愈 解压 种草 安利 宝藏 宠粉 业界良心 国货之光 涨知识 受益匪浅 获益良多 深入浅出 百看不厌 意犹未尽 津津有味 引人入胜 通俗易懂 好运 锦鲤
  加鸡腿 记录新高 圆满 顺心 如愿 中奖 夺冠 凯旋 捐款 捐赠 见义勇为 勇救 拾金不昧 热心 善良 敬业 yyds 绝绝子 闭眼入 闭眼买 太感人了 五星 满分 真心不错 超出预期 超预期 喜出望外 感激不尽
  由衷感谢 必须好评 强推 墙裂推荐`
export const taughtNegative = `耽误 不打招呼 滞留 积压 断货 断供 停产 停工 罢工 停运 瘫痪 宕机 报错 闪退 卡死 发烫 冒烟 漏电 起火 自燃 甲醛 过敏 发霉 变质 馊 霉味 蟑螂 苍蝇 异物 拉肚子 掉色 褪色 起球 脱线 开胶 缩水
  色差 划痕 松动 多收 乱收 加价 涨价 扣钱 扣费 续费 套路 捆绑 诱导 广告多 弹窗 没人管 没人理 不理人 不回复 打不通 联系不上 无人接听 不了了之 白跑一趟 白等 干等 扎心 心寒 憋屈 窝火 闹心 糟心
  添堵 膈应 心累 绝交 拉倒 劝退 失职 疏忽 马虎 粗心 偷懒 懒散 不负责 不专业 不耐烦 敷衍了事 爱理不理 愛理不理 口气差 翻白眼 私吞 回扣 受贿 挪用 倒卖 骚扰 偷拿 偷窃 出售个人信息 再也不买
  再也不来 再也不用 再也不去 一生黑 智商税 割韭菜 吃相难看 店大欺客 欺负人 欺负老百姓 吓死 吓人 气炸 气哭 太离谱 离谱 差到极点 无底线 没良心 昧良心 丧良心 忍无可忍 怀疑人生 难吃到 难看得要命
  失望透顶`
