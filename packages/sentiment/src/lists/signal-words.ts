/** Triggers of severity signals and the words around them that say whether they count. Folded, simplified; _ is a space. */
const bones = 'arm leg wrist ankle hip nose ribs collarbone elbow shoulder finger foot hand jaw back'
/** broke her wrist, a broken leg */
const brokenBones = bones
  .split(' ')
  .flatMap((bone) => [
    ...['his', 'her', 'my', 'their'].flatMap((whose) => [`broke_${whose}_${bone}`, `fractured_${whose}_${bone}`]),
    `broken_${bone}`,
    `fractured_${bone}`,
  ])
  .join(' ')

export const casualtyWords = {
  deaths: `双亡 没气了 没气息 击毙 body_was_recovered body_was_found bodies_were_recovered bodies_were_found 堕楼亡 坠楼亡 堕海亡 坠海亡 遭撞亡 被撞亡 触电亡 溺水亡 倒毙 自撞亡 撞亡 摔亡 堕亡 perished drowned electrocuted suffocated lost_their_lives lost_his_life lost_her_life claimed_the_lives claimed_the_life bodies fatally 没能醒来 脑死亡 宣告死亡 宣布死亡 确认死亡 葬身火海 魂断 丧身 殒身 罹祸 the_toll 没了呼吸 没了呼吸心跳 失去呼吸心跳 无呼吸心跳 死亡 遇难 身亡 丧生 罹难 殒命 殉职 牺牲 离世 去世 丧命 毙命 坠亡 猝死 溺亡 死去 遇害 不治 无生命体征 无生还 死于 致死 死者 遇难者 死难者 遗体 尸体 生命 条人命 死伤者 病死 摔死 撞死 砸死 烧死 淹死 压死 打死
    身故 过世 亡故 炸死 毒死 电死 轧死 碾死 呛死 砍死 捅死 死了人 出了人命 闹出人命 出人命 没救回来 没抢救过来 没能救回 没救过来 抢救无效 救治无效 没挺过来 没能挺过 死了 死掉 过劳死 工亡 惨死 病亡 溺毙 毙亡 辗毙 碾毙 撞毙 命丧 丧命于 夺命 葬身 猝逝 遇害身亡 热死 冻死 憋死 挤死 闷死于 被砸死 失救 失救致死 证实不治 不治身亡 终告不治 无生命征象 气绝 失去了生命 失去生命体征 撒手人寰 无生命体征 passed_away 丢了性命 失去生命 没了 dead died deaths killed killing kills fatalities death_toll lives`,
  serious: `情况严重 情况危险 情况危急 进了icu 进icu 送进icu 住进icu 送icu 住icu 入住icu 重伤 重伤员 重伤者 人命危 情况危殆 危殆 情况危急 伤势严重 伤势较重 伤情较重 伤情严重 危重 病危 生命垂危 命危 重症 昏迷 昏迷不醒 危在旦夕 受重伤 icu 重症监护室 重症监护 伤势危重 伤情危重 伤势危殆 情况危殆 命危送医 昏迷送院 of_them_seriously of_them_critically of_them_severely of_whom_seriously of_whom_critically in_serious_condition in_a_critical_condition in_a_serious_condition critical_condition serious_condition in_intensive_care fighting_for_their_lives fighting_for_his_life fighting_for_her_life seriously_injured critically_injured serious_injuries seriously_hurt critically_hurt in_critical_condition severely_injured`,
  injuries: `吃坏肚子 出现症状 出现不适 缝了 断脚 断手 断指 断腿 断臂 treating 断了腿 断了手 poisoned fell_unconscious unconscious trampled treated_for burnt scalded concussed suffered_burns 入院治疗 中暑 晕厥 昏厥 触电 窒息 呛晕 一氧化碳中毒 脱臼 失明 毁容 缝针 骨裂 烫起泡 吸入性损伤 挫裂伤 灼伤 冻僵 吐了 晕倒 病倒 擦破点皮 擦破皮 划破 呛伤送医 to_hospital to_the_hospital casualties ${brokenBones} in_hospital 拉肚子 屙呕 食物中毒个案 minor_injuries minor_burns suffered_minor_burns serious_burns 受伤 轻伤 伤者 伤员 负伤 轻微伤 挂彩 受轻伤 擦伤 烧伤 烫伤 摔伤 撞伤 砸伤 灼伤 炸伤 咬伤 划伤 刺伤 砍伤 扎伤 打伤 冻伤 压伤 夹伤 绞伤 绞断 轧断 夹断 锯断 呛伤 轧伤 碾伤 踩伤 抓伤 割伤 电伤 扭伤 挤伤 伤了 撞断 摔断 砸断 脑震荡 休克 轻重伤 轻重伤势 不同程度受伤 挫伤 拉伤 撕裂伤 骨裂 淤伤 瘀伤 受了伤 弄伤 整伤 被划伤 玻璃划伤 电击受伤 截肢 伤势 骨折 送医 送院 送诊 就诊 留院观察 留院治疗 留观 送急诊 送进医院 进了医院 送去医院 taken_to_hospital taken_to_hospitals sent_to_hospital rushed_to_hospital 住进医院 进医院 抬上救护车 被救护车拉走 挂急诊 就医 入院 住院 送往医院 送到医院 送至医院 中毒 食物中毒
    腹泻 呕吐 腹痛 上吐下泻 身体不适 不良反应 过敏 不适 伤亡 死伤 injured hurt wounded sick suffered_injuries suffered_burns suffered_cuts ill maimed burned fell_ill injuries injuring injures injure hospitalized hospitalised wounding sickened`,
} as const

/** The trigger behind these is a thing of its own: 死亡率, 死亡赔偿金. */
export const notCasualty = `生命危险 生命体征 气得住院 气住院 烧没了 弄没了 搞没了 丢没了 卖没了 跑没了 吃没了 花没了 抢没了 送命题 拼命 热死人 气死人 吓死人 急死人 烦死人 累死人 笑死人 挤死人 闷死人 堵死人 坑死人 冻死人 恶心死人 丑死人 贵死人 害死人不偿命 困死人 吵死人 渴死人 饿死人 dead_battery dead_line dead_end dead_zone drop_dead sick_of sick_leave sick_day hurt_my_feelings 气进医院 气到住院 受伤的心 很受伤 最受伤 受伤的总是 打骨折 骨折价 骨折优惠 骨折促销 中毒太深 死了这条心 伤了心 伤了我的心 伤了和气 死亡率 死亡证明 死亡赔偿 死亡时间 死亡风险 死亡威胁 死亡游戏 死亡名单 死亡谷 死亡之 死亡搁浅 死亡笔记 受伤害 死亡保险 意外死亡险 医院死亡证明 生命线 生命力 生命周期 生命安全 生命健康 生命财产 生命科学 生命通道
  不治之症 中毒性 食物中毒知识 住院医 住院部 就医难 就医流程 不适用 不适合 不适宜 没了解 没了吗 没了下文 没了耐心 没了消息 两伤战争 笑死了 累死了 热死了 气死了 烦死了 急死了 饿死了 困死了 吓死了 冷死了 慢死了 贵死了 疼死了 痛死了 难受死了 恶心死了 难吃死了 好吃死了 高兴死了 开心死了 无聊死了 羡慕死了 后悔死了 臭死了 吵死了 卡死了 冻死了 渴死了
  闷死了 坑死了 服务死了 爱死了 想死了 丑死了 忙死了 晒死了 堵死了 心疼死了 死了心 死了算了 一死了之 万死不辞 九死一生 十死无生 死者为大 生命之 生命中 生命的意义 生命里 lives_in`

/** 张先生称: a private person says so. */
const privateSpeakers =
  '先生 女士 小姐 太太 老伯 阿姨 大爷 某某 师傅 阿婆 老人家 老板 店主 商户 档主 货主 房东 租客 塘主 养殖户 农户 摊主 机主 失主 船主 租户 卖家 买家 股民 储户'
const privateWords = '称 说 讲 话 指称 声称 告诉记者 对记者说 对记者表示'
const privateClaims = privateSpeakers
  .split(' ')
  .flatMap((speaker) => privateWords.split(' ').map((word) => speaker + word))
  .join(' ')

export const cueWords = {
  claim: `customers_say users_say customers_said users_said passengers_said workers_said employees_said drivers_said parents_said employees_say workers_say passengers_say 疑爆发 疑食物中毒 疑感染 疑中毒 疑遭 群里的消息 消息说 群里消息 怀疑食物中毒 怀疑中毒 怀疑感染 ${privateClaims} 群里讲 大家讲 街坊话 居民话 有人话 街坊称 街坊指 消息人士称 消息人士指 消息人士透露 自媒体称 自媒体发文 有自媒体 传言称 传闻称 有传言 谣传 邻居讲 同事讲 不知真假 真假不知 真假未知 真假难辨 未经核实 网传 据传 传闻 传言 听说 据说 疑似 疑有 爆料 网友称 网友说 网友表示 网友反映 有网友 据网友 有人说 有人称 自称 有消息称 消息称 有传 目击者称 家属称 家属表示 家属说 知情人士 知情人 当事人称 据称 流传 谣传 未经证实 未证实 小道消息
    都在传 坊间 群里说 群里传 群里都说 朋友圈传 业主称 居民称 村民称 员工称 顾客称 消费者称 博主称 用户称 乘客称 路人称 来电人称 投诉人称 当事人说 司机称 群众称 市民称 工人称 亲属称 朋友说 同学说 同事说 邻居说 人说 朋友讲 网上说 都说 据讲 有人讲 听人说 听朋友 他们说 据爆料 网曝 网爆 网帖称 发帖称 爆料称 有人爆 热传 疯传 据说 好像 似乎 貌似 传出 盛传 说是 it_is_said said_to_have say_witnesses witness_said witnesses_say residents_say neighbours_said neighbors_said locals_said locals_say posts_say posts_claim posts_claimed posts_online online_posts netizens_said netizens_say netizens_claim social_media_posts according_to_online_posts alleged alleges alleging witnesses_said residents_said sources_said according_to_posts according_to_netizens apparently allegedly reportedly rumor rumors rumour rumours unconfirmed claims claimed claim`,
  official: `官方通报 警方通报 官方澄清 警方澄清 院方证实 医院证实 警方证实 消防证实 通报称 官方回应 官方确认 官方说 官方称 官方消息 官方证实 证实 确认 警方表示 警方称 当局证实 事实是 实际上 实际 实为 真实情况 经核实 核实 经查 经核查 查明 经调查 经初步核查 officials_say officials_confirmed police_said police_say authorities_said authorities_say spokesman_said spokeswoman_said hospital_said company_said confirmed officials_said`,
  denial: `were_incorrect was_incorrect were_inaccurate were_exaggerated 抹黑 编造 雇水军 proved_wrong proved_false proved_untrue turned_out_to_be_false turned_out_to_be_wrong were_wrong 谣言 不实 辟谣 假消息 不属实 虚假信息 谣传 纯属虚构 纯属捏造 造谣 无中生有 假的 失实 不是真的 系误传 误传 传言不实 并无此事 子虚乌有 澄清说 refuted refutes refuting rebutted dismissed_as dismissed_rumours dismissed_rumors untruthful fabricated 误传 误读 澄清 别再传 别传 不要再传 勿传 别瞎传 瞎传 瞎说 胡说 乱传 is_false are_false was_false false_claims baseless hoax debunked false_rumor false_rumour not_true untrue denied denies`,
  supposed: `若不 如不 若未 倘不 若证实 如证实 如属实 若属实 如查实 若查实 若发现 如发现 若查明 预案要求 预案规定 制度规定 制度要求 规定要求 条款: 协议: 服务协议 保险条款 理赔规则 赔付标准 保障责任 须知: 规则: 标准:  再不 否则 若再 若果 如再 如若 一旦再 要系 设使 情境 情景模拟 演习情境 兵推 推演 假定 想定 沙盘推演 随时造成 随时会 随时可能 随时酿成 随时引发 随时出人命 迟早 早晚会 早晚要 要不然 如果 假如 假设 万一 倘若 要是 假若 一旦 倘使 若是 若发生 若有 若造成 若因 设若 即便 哪怕 就算 要不是 倘 如发生 如造成 如有 如因 模拟 演练中 演练设定 演练模拟 演练假设 演练脚本 演练方案 演练: 应急演练 消防演练 实战演练 桌面推演 演习 假想 情景设定 设想 剧情 电影里 电影中 电影情节 电影画面 部电影 看电影 拍电影 电视剧 小说里 小说中 部小说 短剧 剧本 综艺 游戏中 游戏里 剧中 片中
    是指 凡是 凡造成 凡发生 in_case_of were_to hypothetically imagine what_if unless practised practiced tabletop in_the_event_of emergency_plan 来电咨询 市民咨询 咨询 if simulated drill exercise suppose hypothetical`,
  possible: `或超 或逾 或高达 expects_to expected_to expect_to likely_to 恐造成 恐酿 恐引发 恐影响 可能 或将 恐将 恐致 恐怕 或致 或造成 会导致 会造成 会致 将导致 将造成 可致 可导致 可造成 足以 有可能 以免 避免 防止 预防 险些 差点 差一点 几乎 很可能 或会 或许 也许 能致 不排除 才会 才能 就会 杜绝 预计 预测 could_be could_have could_kill could_cause could_lead could_cost could_injure could_result could_face could_reach could_lose could_die could_still would might may nearly_caused risk_of
    可罚 可处 要被 会被 可被罚 最高可 最高罚 最高赔 最多赔 最高赔付 最高赔偿 最高可达 封顶 限额 保额 上限 最多可 可判 将被 将处 将面临 面临 会不会 是否 有没有 是不是 难道 会死 会有`,
  wanted: `希望 建议 要求 呼吁 请求 恳请 请 应该 应当 必须 能不能 求 强烈要求 盼 期待 拟 将 要 打算 准备 考虑 威胁要 扬言 保留 不排除 可以 可 会 能否 需要 计划 想 欢迎 should must want will going_to plan_to threaten`,
  history: `前三次 前两次 前几次 前四次 以往 也发生过 也出过 也有过 发生过 出过 曾出 years_after years_on years_later decade_after decades_after 上次 上回 纪念 同期 去年 前年 年前的那 周年祭 祭日 忌日 悼念 缅怀 祭奠 追思 公祭 遇难者纪念 纪念日 十周年 一周年 两周年 三周年 五周年 二十周年 上一次 上一回 那一次 大前年 过去五年 过去三年 过去两年 过去十年 过去几年 近五年 近三年 近年来 每年 年均 三年来 五年来 十年来 往年 历年 历史上 曾经 曾发生 曾造成 曾导致 曾因 曾被 曾有 也曾 还曾 此前曾 当年 那年 多年前 年前 周年 上世纪 上个世纪 回顾 盘点 旧闻 早年 往事 那一年 同年 次年 昔日 史上 十年前 两年前 三年前 五年前 last_year decade_ago anniversary commemorate commemorates commemorating memorial remembered years_earlier a_year_earlier years_before in_memory_of decades_ago years_ago previously back_in`,
  present: `此次 本次 这回 今次 是次 现已 现时 至今 迄今 至今未 ,现 。现 今晚 今午 昨晚 昨夜 昨晨 昨午 昨早 日前 上周 本周 本月 这几天 这两天 眼下 这次 今天 今日 昨日 昨天 目前 如今 现在 今年 截至 今晨 今早 当前 刚刚 日前 近日 最新 now today tonight this_week this_month on_monday on_tuesday on_wednesday on_thursday on_friday on_saturday on_sunday monday tuesday wednesday thursday friday saturday sunday currently yesterday so_far this_year`,
  earlier: `此前 早前 最初 初步 起初 先前 一开始 早些时候 原先 之前 上午 earlier initially initial`,
  partial: `其中 包括 含 内有 当中 including among_them of_whom of_them`,
  comparison: `比 较 新增 增加 同比 环比 再增`,
  negation: `无 没 没有 未 未造成 未发生 没造成 没发生 不 非 并非 不是 并未 尚未 未有 暂无 从未 零 0 没人 无人 无一 不会 否认 并不 未致 避免 不存在 no not without never none didn't wasn't weren't isn't no_one nobody`,
} as const
export type Cue = keyof typeof cueWords

/** Hold a letter of wanting and want nothing. */
export const notWanted = `自救会 公会 议会 家委会 学会 基金会 联合会 村委会 居委会 互助会 同乡会 会同 协会 委员会 证监会 银保监会 保监会 安委会 消委会 社会 大会 机会 会议 会员 会计 会商 会诊 工会 商会 晚会 工商联会 董事会 理事会 监事会 业委会 主要 重要 要闻 需要整改 将其 将该 将涉事 将公司 将当事 将嫌疑
  将商家 将这 将企业 将两 将三 将相关 将多 将此 将犯罪 许可 认可 可疑 可靠 可乐 申请 邀请 聘请 请假 模拟 虚拟 思想 理想 没想到 打算盘 考虑到 准备金 计划书 追求 需求 不会 全会 会场 会上 会长 会后 会展 集会 聚会 宴会 都会`

/** Begin like a negation and are none. */
export const notNegation = `不及 来不及 不及时 零事故 零距离 零容忍 零点 零下 零时 无效 无牌 无偿 无名 无线 没完 没完没了 不治 无法 无力 不敌 不省人事 不堪 不适 不等 不同程度 不幸 不慎 不久 不少 不得不 不仅 不料 不法 不明 不当 不断 不同 不满 不良 不合格 不合理 不止 不只 不光 不但 不论 不管 不顾 不知 不由 不符 无证 无良 无故 无辜 无人机 无数 无理 无奈 无照 无视 未经 未按 未成年 未来 未婚 未取得
  非法 非常 非洲 零售 零件 零食 零部件 没收 零星 不到`

export const complaintWords = `客诉 检举 示威 讨回血汗钱 联署 建了维权群 维权群 要过渡费 要工资 要货款 要说法 要退钱 要退款 讨工资 讨薪 lawsuit lawsuits 像我这样的 像我一样的 和我一样的 跟我一样的 同样情况的 类似遭遇 一样被坑 protested protesting petitioned signed_a_petition boycotted boycott marched rallied 投诉 维权 举报 联名 讨说法 同样遭遇 苦主 追讨公道 讨回公道 上当受骗 报名维权 登记维权 申诉 不满 鼓噪 要求赔偿 要求解释 求偿 申诉 报警求助 报警处理 索赔 受害 受害者 受害人 受骗 被骗 上当 退款 退费 反映 控诉 请愿 抗议 聚集 要求退 报案 报警 集体报警 状告 受骗上当 被忽悠 被套路 被割韭菜 血本无归 求赔偿 堵门 静坐 围堵 报的警 取款难 兑付难 退款难 求公道 求说法 提告 集体提告 求偿 控告 反馈 陈情 抱怨 complain_of class_action sued sue sues suing lawsuit 联合投诉 集体投诉 联名信 签名 讨薪 上访 拉横幅 集体诉讼 申诉 追讨 被坑 中招 遭遇 差评 吐槽 求助 讨要 讨债 complaints complained complaining
  complain complainants victims complaint demanded_refunds demanding_refunds demand_refunds demanded_compensation`

/** Who is counted near a complaint but does not complain. */
export const notComplainants = `工作人员 客服 员工 民警 记者 律师 快递员 骑手 店员 医生 护士 警察 辅警 执法人员 志愿者 专家 保安 经理 工人 干部 代表委员 主播 公司 企业 媒体 平台 部门 品牌 网点 门店 staff agents officers police`

export const moneyWords = {
  loss: `骗了 骗我 骗掉  占款 资金占用 挪占 conned cheated duped tricked 坑走 坑了 忽悠走 套走 截留 克扣 骗保 骗贷 多扣 多收 乱扣 误扣 错扣 重复扣款 扣走 收不回 要不回来 追不回 付之一炬 化为乌有 out_of_pocket overcharged double-charged shortfall 少到账 被吞 吞了 被坑 跳票 made_off_with makes_off_with 财损 财物损失 搭进去 赔进去 打水漂 损失 亏 涉款 涉资 案值 货损 车损 估损 定损 骗局 非法集资 集资诈骗 传销 庞氏 爆雷 暴雷 卷款 跑路 私吞 侵吞 套取 骗取 骗财 骗案 呃走 骗去 骗取 诈欺 盗领 盗取 盗走 偷走 掠走 抢走 洗劫 失款 血亏 赔光 亏空 蚀 蚀咗 烂账 坏账 亏损 损毁 经济损失 被盗 被骗 骗走 骗取 诈骗 盗刷 转走 卷走 涉案 涉案金额 财产损失 直接损失 被转走 被扣 少了 亏掉 打了水漂 蒸发 失窃 被偷 丢失 没了 被刷 挪用 侵占 贪污 losses loss lost lose loses losing stolen damages damage defrauded scammed embezzled embezzling stealing swindled stole robbed siphoned drained swindling wiped_out cost_investors cost_customers cost_the_company cost_the_firm cost_users cost_victims cost_shareholders cost_taxpayers cost_us cost_them cost_him cost_her cost_me cost_merchants cost_sellers ponzi scam fraud write-off written_off`,
  fine: `补税 追缴税款 罚款 罚没 罚金 罚锾 重罚 罚则 处分金 顶格罚 处罚 罚 没收 被罚 罚单 处以 重罚 顶格处罚 罚了 开罚 裁罚 fined fine fines penalty penalised penalized penalties penalises penalizes`,
  compensation: `标的额 诉讼标的 涉诉标的 索赔额 赔偿额 seeks 索偿 赔偿 赔 支付医药费 支付医疗费 垫付医药费 垫付医疗费 承担医药费 承担医疗费 丧葬费 抚恤金 误工损失 垫付 先行赔付 赔款 退赔 赔足 赔付金额 赔偿金 违约金 补偿金 抚慰金 索赔 理赔 补偿 赔付 退还 退款 和解金 和解 精神损失费 误工费 求偿 compensation compensate compensated claim claiming claims refund refunds payout settlement settle settled payouts reimburse reimbursed repay repayment redress sue seeking`,
  owed: `就是不付 迟迟不付 一直不付 拒不支付 拒付 不付款 不结账 不结款 负债总额 债务总额 总负债 won't_refund wont_refund refuse_to_refund refused_a_refund defaulted_on missed_payments 赖账 迟迟不退 迟迟未退 拖着不退 一直不退 退不回来 未兑现 逾期债务 未偿还 违约债务 到期未付 owe owing 拖欠 欠款 拒退 拒绝退 拒不退 不给退 不肯退 不予退 唔肯退 唔退 冇退 不获退 不获退还 未获退 未退 未退款 未到账 没到账 未结清 积欠 欠租 欠费 欠供 烂尾款 断供 未发放 没发 未兑付 逾期未付 无法兑付 无法提现 提不出来 取不出来 提现不了 欠 拖欠货款 拖欠工资 拖欠运费 追讨 追索 催讨 讨要 欠了 欠我们 欠着 欠薪 欠 赊欠 未付 未结 不退 不还 拒不退还 不退还 没退 未退还 退不了 owed owes unpaid arrears withheld refused_to_refund refuses_to_refund refusing_to_refund never_refunded not_refunded outstanding withholding`,
  goods: `冒领 烂了 坏了 化了 臭了 压烂 摔烂 碎成 不翼而飞 被调包 调包 摔碎 碎了 摔坏 压坏 砸坏 损坏 丢件 弄丢 丢了 不见了 报废 泡水 浸水 烧毁 烧光 烧掉 烧没 被烧 毁于一旦 毁损 打碎 撞毁 撞坏 烂掉 变质 腐烂 解冻 化冻 全化了 融化 失踪 遗失 下落不明 断裂 进水 冲毁 冲走 淹没 destroyed damaged missing smashed shattered ruined burned burnt vanished spoiled broke broken went_missing`,
  prepaid: `took charged 装修款 充值 充了 预存 储值 预付 预缴 预交 存了 订金 定金 押金 会员费 入会费 加盟费 保证金 学费 课程费 报名费 缴了 交了 缴费 缴纳 付了 办卡 办了 余额 卡里还有 卡内 卡里 首付 房款 货款 机票款 团费 票款 本金 积分 prepaid deposit deposits membership_fee tuition paid`,
  gone: `再没出现 不接电话 电话不接 一律不接 人间蒸发 不见踪影 再也没 never_arrived never_came never_delivered nobody_answers no_reply stopped_replying not_arrived 关门 闭店 停业 失联 倒闭 人去楼空 关店 拉黑 结业 跑了 执笠 清盘 破产 卷铺盖 联系不上 电话不接 查无此人 取消课程 不发货 至今未 未见到账 凭空消失 shut_down closed_down vanished disappeared bankrupt insolvent collapsed stopped_answering`,
} as const

export const outageWords = `crashing 失灵 won't_load wont_load still_down not_loading can't_log_in cannot_log_in unable_to_log_in can't_access keeps_crashing failed_to_load 没了网 没了电 没了水 挖断 断缆 死机死到 死机到 卡死 限电 上不了网 刷不出来 扫不出来 叫不到车 无法结算 无法收款 无法过闸 无法值机 无法挂号 无法缴费 无法开门 无法充电 瘫掉 崩掉 停转 停播 黑屏 全网崩 bricked unreachable not_working stopped_working 停咗电 停咗水 断咗网 冇咗电 停咗 without_service no_service no_internet no_power no_signal no_water system_failure technical_failure network_failure power_failure computer_failure it_failure service_disruption disruption downtime glitch was_cut_off were_cut_off been_cut_off cut_off_for power_cuts 瘫痪 宕机 坏咗 死咗机 宕咗 瘫咗 用唔到 登入唔到 登唔入 开唔到 入唔到 上唔到 冇得用 冇电 冇水 冇网 冇讯号 当掉 挂点 断讯 跳电 无法登入 登不进去 连不上线 停驶 停工待料 断供气 停暖 停止供暖 断暖 停气 无法刷卡 刷不了 停诊 停课 无法提现 无法出票 无法取款 断链 停止服务 掉线 死机了整 停机 中断 停电 停水 停气 断网 断电 断水 崩溃 崩了 崩 故障 停运 停摆 无法登录 登录不上 登不上 打不开 停业 无法使用 无法访问 用不了 停服 停止服务 无法下单 无法支付 无法查询 掉线 停工 停产 停航 停飞 关停 停止运营 瘫到 崩到 挂了 网断了 宽带断 宽带断了 水断了 电断了 断了网 下不了单 登不了 登不上去 上不去 打不了 付不了 付不了款 寄不了 加载不出 进不去 扫不了 连不了网 没网 没电 没水 没信号 没法下单 没法登录 不能下单 当机 水停了 电停了 网停了 停了水 停了电 没有网 没有网络 断线 断连 暂停服务 暂停运营 无法正常使用 无法正常登录 无法打开 无法连接 无法营业 无法取件 瘫了 停止供水 停止供电 中止服务 无法寄件 无法派送 连不上
  interrupted disrupted power_was_out power_is_out was_out_for were_out_for been_out_for went_down paralysed paralyzed knocked_out went_dark dark knocked_offline out_of_action crippled suspended inoperable outage halted outage outages down offline unavailable blackout crashed without_power without_water without_internet out_of_service power_cut inaccessible`

export const legalWords = `法院判 被捕 a_judge_ordered judge_ordered tribunal_ordered court_order 终审 维持原判 驳回上诉 调解书 起诉 被起诉 提起诉讼 诉讼 公益诉讼 集体诉讼 告上法庭 告上法院 被告 提起公诉 公诉 立案侦查 刑事立案 刑事拘留 刑拘 依法拘留 批捕 被逮捕 逮捕 采取刑事强制措施 刑事强制措施 判决 判处 判赔 一审 二审 开庭 法院受理 申请仲裁 劳动仲裁 仲裁
  律师函 提告 追究刑事责任 被执行人 强制执行 诉至法院 诉诸法律 对簿公堂 怒告 兴讼 入禀 入禀法院 兴诉 提诉 告官 提起仲裁 移送检方 检方起诉 检方侦办 羁押 收押 声押 交保 集体兴讼 告上高院 判监 判囚 移送司法 移送检察 宣判 判刑 获刑 被判 裁定 法院裁决 财产保全 判令 状告 警方立案 警方已立案 警方已经立案 公安立案 公安已立案 公安机关立案 公安机关已立案 公安机关已对 派出所立案 派出所已立案 派出所已经立案 法院立案 法院已立案 在法院立案 经侦立案 公安局立案 行政拘留 行拘 被拘留 拘留 治安拘留 胜诉 败诉 提审 公诉人 行政诉讼 反诉 上诉 lawsuit sued sues sue filed_suit class_action lawsuits court_case legal_action prosecute ordered_to_pay jailed sentenced convicted charged_with detained suing indicted arrested prosecuted court_ordered sues filed_a_lawsuit filed_a_suit filed_suit files_lawsuit takes_legal_action taken_to_court class-action filed_a_class_action faces_trial on_trial pleaded_guilty a_court_ordered convicted`

export const recallWords = `停售及回收 停售并回收 下架及回收 下架并回收 召回 宣布回收 回收有关 回收相关 回收涉事 回收受影响 回收该批 回收问题 回收全部 回收所有 回收产品 自愿回收 已回收有关 自发回收 要求回收 下令回收 回收市面 回收同批 着手回收 召回令 回收同一批 回收同款 回收逾 回收共 回收约 回收近 回收超 回收两批 回收一批 回收三批 展开回收 即时回收 需回收 须回收 预防性下架 全面回收 紧急回收 主动回收 下架回收 预防性回收 回收问题 recall recalled recalls recalling`
export const notRecall = `召回率 不召回 召回制度 召回机制 召回管理 召回体系 召回流程 召回预案 召回演练 召回条例 召回办法 召回规定 召回经验 召回法规 召回义务 召回责任 召回培训 召回国内 召回总部 召回公司 召回本部 召回大使 召回国家队 召回员工 召回外派 召回人员 召回一队 召回店里 召回岗位 无召回 未有召回 未发生召回 零召回 可召回 召回票 召回选举 cannot_recall can't_recall don't_recall didn't_recall as_i_recall i_recall you_recall we_recall i_can_recall if_i_recall recall_election recall_vote recall_petition total_recall recalled_how recalled_that recalled_seeing recalled_when recalls_how recalls_that recalls_the_day recalled_the_day recalled_the_moment recall_when recall_how 未召回 无需召回 不需召回 不需要召回 没有召回 未发布召回 召回记忆 recall_rate recall_that`

/** Beside the name of an outlet: it reports. */
export const reportWords = `verify commentary editorial 报道 曝光 讯 消息 记者 评论 点名 披露 电 获悉 采访 播出 刊发 发文 刊登 报 调查 关注 独家 暗访 发布 转载 头条 直播 播报 称 编辑 客户端 援引 引述 据 来源 来自 reported reports report aired airs airing broadcast broadcasts revealed reveals showed found finds footage reporter according says said exposed`
