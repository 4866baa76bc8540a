/** Triggers of severity signals and the words around them that say whether they count. Folded, simplified; _ is a space. */
export const casualtyWords = {
  deaths: `死亡 遇难 身亡 丧生 罹难 殒命 殉职 牺牲 离世 去世 丧命 毙命 坠亡 猝死 溺亡 死去 遇害 不治 无生命体征 无生还 死于 致死 死者 遇难者 死难者 遗体 尸体 生命 人命 死伤者 病死 摔死 撞死 砸死 烧死 淹死 压死 打死
    身故 过世 亡故 丢了性命 失去生命 没了 dead died deaths killed killing kills fatalities death_toll lives`,
  serious: `重伤 重伤员 重伤者 伤势严重 伤势较重 伤情较重 伤情严重 危重 病危 生命垂危 命危 重症 昏迷 昏迷不醒 危在旦夕 受重伤 伤势危重 伤情危重 seriously_injured critically_injured serious_injuries seriously_hurt critically_hurt in_critical_condition severely_injured`,
  injuries: `受伤 轻伤 伤者 伤员 负伤 轻微伤 挂彩 受轻伤 擦伤 烧伤 烫伤 摔伤 撞伤 砸伤 灼伤 炸伤 咬伤 划伤 刺伤 砍伤 扎伤 打伤 冻伤 压伤 伤势 骨折 送医 就医 入院 住院 送往医院 送到医院 送至医院 中毒 食物中毒
    不适 伤亡 死伤 injured hurt wounded injuries injuring injures injure hospitalized hospitalised wounding sickened`,
} as const

/** The trigger behind these is a thing of its own: 死亡率, 死亡赔偿金. */
export const notCasualty = `死亡率 死亡证明 死亡赔偿 死亡时间 死亡风险 死亡威胁 死亡游戏 死亡名单 死亡谷 死亡之 死亡搁浅 死亡笔记 受伤害 死亡保险 意外死亡险 医院死亡证明 生命线 生命力 生命周期 生命安全 生命健康 生命财产 生命科学 生命通道
  不治之症 中毒性 食物中毒知识 住院医 住院部 就医难 就医流程 不适用 不适合 不适宜 没了解 没了吗 没了下文 没了耐心 没了消息 两伤战争 一死了之 万死不辞 九死一生 十死无生 死者为大 生命之 生命中 生命的意义 生命里 lives_in`

export const cueWords = {
  claim: `网传 据传 传闻 传言 听说 据说 疑似 疑因 疑致 疑有 爆料 网友称 网友说 网友表示 网友反映 有网友 据网友 有人说 有人称 自称 有消息称 消息称 有传 目击者称 家属称 家属表示 家属说 知情人士 知情人 当事人称 据称 流传 谣传 未经证实 未证实 小道消息
    都在传 坊间 群里说 群里传 群里都说 朋友圈传 业主称 居民称 村民称 员工称 顾客称 消费者称 博主称 用户称 乘客称 路人称 有人爆 热传 疯传 allegedly reportedly rumor rumors rumour rumours unconfirmed claims claimed claim`,
  official: `官方通报 警方通报 通报称 官方回应 官方确认 官方证实 证实 确认 警方表示 警方称 当局证实 事实是 实际上 实际 实为 真实情况 confirmed officials_said`,
  denial: `谣言 不实 辟谣 假消息 不属实 虚假信息 谣传 纯属虚构 纯属捏造 造谣 无中生有 假的 失实 不是真的 系误传 误传 误读 澄清 hoax debunked false_rumor false_rumour not_true untrue denied denies`,
  supposed: `如果 假如 假设 万一 倘若 要是 假若 一旦 倘使 若是 若发生 若有 若造成 若因 如发生 如造成 如有 如因 模拟 演练中 演练设定 演练模拟 演练假设 应急演练 消防演练 实战演练 桌面推演 演习 假想 情景设定 设想 剧情 电影 电视剧 小说 游戏中 游戏里 剧中 片中
    是指 凡 按照规定 根据规定 依照 条例规定 法律规定 预案 if simulated drill exercise suppose hypothetical`,
  possible: `可能 或将 恐将 恐致 恐怕 或致 或造成 会导致 会造成 会致 将导致 将造成 可致 可导致 可造成 足以 有可能 以免 避免 防止 预防 险些 差点 差一点 几乎 很可能 或会 或许 也许 能致 不排除 才会 才能 就会 杜绝 预计 预测 could would might may nearly_caused risk_of
    会不会 是否 有没有 是不是 难道 会死 会有`,
  wanted: `希望 建议 要求 呼吁 请求 恳请 请 应该 应当 必须 能不能 求 强烈要求 盼 期待 拟 将 要 打算 准备 考虑 威胁要 扬言 保留 不排除 可以 可 会 能否 需要 计划 想 欢迎 should must want will going_to plan_to threaten`,
  history: `去年 前年 大前年 往年 历年 历史上 曾经 曾发生 曾造成 曾导致 曾因 曾被 曾有 也曾 还曾 此前曾 当年 那年 多年前 年前 周年 上世纪 上个世纪 回顾 盘点 旧闻 早年 往事 那一年 同年 次年 昔日 史上 十年前 两年前 三年前 五年前 last_year years_ago previously back_in`,
  present: `此次 本次 这次 今天 今日 昨日 昨天 目前 如今 现在 今年 截至 今晨 今早 当前 刚刚 日前 近日 最新 now today currently yesterday so_far this_year`,
  earlier: `此前 早前 最初 初步 起初 先前 一开始 早些时候 原先 之前 上午 earlier initially initial`,
  partial: `其中 包括 含 内有 当中 including among_them of_whom of_them`,
  comparison: `比 较 新增 增加 同比 环比 再增`,
  negation: `无 没 没有 未 未造成 未发生 没造成 没发生 不 非 并非 不是 并未 尚未 未有 暂无 从未 零 0 没人 无人 无一 不会 否认 并不 未致 避免 不存在 no not without never none didn't wasn't weren't isn't no_one nobody`,
} as const
export type Cue = keyof typeof cueWords

/** Begin like a negation and are none. */
export const notNegation = `无效 不治 无法 无力 不敌 不省人事 不堪 不适 不等 不同程度 不幸 不慎 不久 不少 不得不 不仅 不料 不法 不明 不当 不断 不同 不满 不良 不合格 不合理 不止 不只 不光 不但 不论 不管 不顾 不知 不由 不符 无证 无良 无故 无辜 无人机 无数 无理 无奈 无照 无视 未经 未按 未成年 未来 未婚 未取得
  非法 非常 非洲 零售 零件 零食 零部件 没收 零星 不到`

export const complaintWords = `投诉 维权 举报 联名 讨说法 索赔 受害 受害者 受害人 受骗 被骗 上当 退款 退费 反映 控诉 请愿 抗议 聚集 要求退 报案 讨薪 上访 拉横幅 集体诉讼 申诉 追讨 被坑 中招 遭遇 差评 吐槽 求助 讨要 讨债 complaints complained complaining
  complain complainants victims complaint`

/** Who is counted near a complaint but does not complain. */
export const notComplainants = `工作人员 客服 员工 民警 记者 律师 快递员 骑手 店员 医生 护士 警察 辅警 执法人员 志愿者 专家 保安 经理 工人 干部 代表委员 主播 公司 企业 媒体 平台 部门 品牌 网点 门店 staff agents officers police`

export const moneyWords = {
  loss: `损失 亏 亏损 损毁 经济损失 被盗 被骗 骗走 骗取 诈骗 盗刷 转走 卷走 涉案 涉案金额 少了 蒸发 失窃 被偷 丢失 没了 被刷 挪用 侵占 贪污 losses loss lost stolen damages`,
  fine: `罚款 罚没 处罚 罚 没收 被罚 罚单 处以 fined fine penalty`,
  compensation: `赔偿 赔 索赔 理赔 补偿 赔付 退还 退款 compensation compensate claim`,
  owed: `拖欠 欠款 欠薪 欠 货款 拖欠货款 拖欠工资 未退 退不出 押金 owed unpaid`,
} as const

export const outageWords = `瘫痪 宕机 停机 中断 停电 停水 停气 断网 断电 断水 崩溃 崩了 崩 故障 停运 停摆 无法登录 登录不上 登不上 打不开 停业 无法使用 无法访问 用不了 停服 停止服务 无法下单 无法支付 无法查询 掉线 停工 停产 停航 停飞 关停 停止运营 无法寄件 无法派送 连不上
  outage down offline unavailable blackout crashed`

export const legalWords = `起诉 被起诉 提起诉讼 诉讼 公益诉讼 集体诉讼 告上法庭 告上法院 被告 提起公诉 公诉 立案侦查 刑事立案 刑事拘留 刑拘 依法拘留 批捕 被逮捕 逮捕 采取刑事强制措施 刑事强制措施 判决 判处 判赔 一审 二审 开庭 法院受理 申请仲裁 劳动仲裁 仲裁
  律师函 提告 追究刑事责任 被执行人 强制执行 诉至法院 诉诸法律 对簿公堂 移送司法 移送检察 行政诉讼 反诉 上诉 lawsuit sued sues sue filed_suit class_action indicted arrested prosecuted court_ordered`

export const recallWords = `召回 recall recalled recalls recalling`
export const notRecall = `召回率 不召回 未召回 无需召回 不需召回 不需要召回 没有召回 未发布召回 召回记忆 recall_rate recall_that`

/** Beside the name of an outlet: it reports. */
export const reportWords = `报道 曝光 讯 消息 记者 评论 点名 披露 电 获悉 采访 播出 刊发 发文 刊登 报 调查 关注 独家 暗访 发布 转载 头条 直播 播报 称 编辑 客户端 援引 引述 据 来源 来自 reported reports report reporter according says said exposed`
