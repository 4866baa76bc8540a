import type { Category } from '@groundswell/contracts'

/**
 * Words that speak for a category. `strong` decide alone. `signs` say that something is wrong, and what kind of thing it
 * would be: they decide where something bad happens at all. `weak` name what it is about and need company. Folded, simplified.
 */
export interface CategoryWords {
  readonly strong: string
  readonly signs: string
  readonly weak: string
}

export type WordCategory = Exclude<Category, 'other' | 'none'>

export const categoryWords: Readonly<Record<WordCategory, CategoryWords>> = {
  'product-quality': {
    strong: `充电时突然 喝出 吃到 报废
      质量问题 质量差 质量太差 质量堪忧 质量不合格 产品缺陷 存在缺陷 设计缺陷 次品 残次品 假货 假冒 伪劣 山寨货 劣质 货不对板 货不对版
      以次充好 缺斤少两 虚标 抽检不合格 不合格产品 甲醛超标 超标 过期食品 变质 发霉 异物 掉漆 开裂 漏油 爆裂 鼓包 返修 维修三次 三包 召回 偷工减料
      翻新机 二手当新 起球 褪色 defective faulty counterfeit`,
    signs: `进水 保修 shorted_out first_use leaks leaked_and
      塑料味 刺鼻 一拉就断 一碰就 一用就 就断 断了 链条 铁丝 划破 死机 开线 掉渣 漏油 漏风 不出水 打不着火 熄火 抖动 异响 松动 爆炸 炸裂 裂开 裂纹 散架 掉皮 掉粉 烧焦 糊味 结块
      沉淀 不新鲜 臭了 烂了 烂 霉点 霉斑 苦味 涩 图片不符 与描述不符 描述不符 不符合描述 货不符 尺码不对 续航虚 缩水严重 zipper snapped ripped tore cracked
      cracks mouldy moldy expired stale smells_like faded shrank wrong_size poorly_made cheaply_made flimsy
      dead_on_arrival overheats malfunction malfunctioning
      坏 坏掉 又坏 就坏 没修好 修不好 修了 大洞 破洞 破了 线头 绿线 坏点 漏水 漏电 漏气 不制冷 制冷不行 不加热 不转 不转了 一股怪味 怪味 发臭 发酸 馊 馊了 掉色 缩水 掉毛 脱胶 开胶 断底 断裂 生锈
      发烫 失灵 充不进电 不充电 跳闸 变形 色差 三无 长毛 有虫 虫子 虫卵 起皮 脱线 划痕 换货 吃出 塑料片 杂音 假的 高仿 冒牌 不达标 菌落 不合格 说明书不符 用不久 烂货 垃圾产品 没用几次
      stopped_working fell_apart broke broken_after does_not_work doesn't_work peeling rusty leaking fake`,
    weak: `口罩 水杯 自行车 面包 饮料 零食 化妆品 面膜 奶粉 玩具 水壶 洗碗机 吹风机 床垫 灯 净水器 热水器 扫地机 门锁 kettle jacket shoes phone laptop
      battery product
      质量 瑕疵 坏了 衣服 冰箱 洗衣机 空调 手机 耳机 屏幕 电视 鞋子 裤子 沙发 家具 电瓶车 新车 电脑 充电器 锅 食品 牛奶 零件 用了几天就 不耐用 做工 破损 断裂 故障率 异味 异响 缺陷 保质期 退货 broken quality`,
  },
  'service-dispute': {
    strong: `没有回复 从未回复 没有任何回复 没有回应 不解决 不处理 送错 发错城市 改址费 多收钱 多收费 多收了 没送到 送错楼 骂骂咧咧 愛理不理 爱理不理 不打招呼 推卸责任 拒收 放到驿站 未经同意把 耽误了 弄丢 弄坏 摔坏 压坏 压扁 摔碎 撞碎 全碎 碎了 碎成 少了一 标记为签收 marked_as_delivered nobody_answers lost_my 服务态度差 态度恶劣 态度极差 服务差 服务太差 客服不理 推诿 踢皮球 互相推脱 不予理赔 拒绝理赔 拒绝赔付 不给退款 拒不退款 退款难 退费难
      拒绝退款 迟迟不退 丢件 丢失包裹 快递丢了 包裹丢失 件丢了 虚假签收 未经同意签收 擅自签收 冒名签收 不送货上门 不送上门 强制自提 乱收费 二次收费 加价 延误
      派送延迟 物流停滞 不更新物流 物流不动 一直不动 卡在中转 暴力分拣 霸王条款 虚假宣传 消费欺诈 欺诈消费者 大数据杀熟 强制消费 捆绑销售 维权 投诉无门
      处理不了 敷衍 不回复 没人处理 无人处理 联系不上客服 催了 催件 催单 没人管 无人接听 爽约 跑路 卷款 关门跑路 集体投诉 拖欠运费 保价 少发 漏发 发错货 催促无果
      lost_parcel late_delivery no_refund refused_to_refund delayed`,
    signs: `退回 没人通知 让我等 又让我等 收了尾款 就不来了 烂泥 还不赔 不来了 不解决 放任 答非所问 closed_my_ticket without_solving in_the_rain
      never_came didn't_show wrong_item no_apology
      不同意 一直拖着 拖延 没有我的订单 绕路 多收 手续费 退改 太坑 坑人 宰客 隐形消费 隐藏收费 联系不上 失联 拉黑 挂我电话 挂断 白跑一趟 排队 插队 不接待 拒绝服务 拒载 甩客 次日达
      始发地 没更新 不动 磨蹭 改期 爽约 放鸽子 忽悠 欺骗 强卖 不给开发票 不开发票 霸王 违约金 押金 涨价 乱扣 hung_up waiting nobody_replies no_reply
      no_one_replies overbooked hidden_fees hidden_fee refuses refused unresponsive scam ripped_off
      wrong_address wrong_order keeps_delaying delayed_again no_tracking
      没人上门 没收到 未收到 根本没收到 不给退 不退 不退钱 不退款 退不了 不认账 不发货 不通知 也不通知 放驿站 丢在 扔在 洒了 洒 晚了 迟到 超时 坐地起价 不给钱就 转人工 机器人客服 打不通 没人接 没人管
      无人应答 占线 突然关门 关门 不给钱 不上门 取消订单 砍单 不理人 不理我 不理 石沉大海 没下文 不派送 没派送 还没派 还没到 没到 没送 送丢 弄错 少件 多扣 扣费 自动续费 套路 态度 碎了 卡在 停滞 催了
      拖了 拖着 催件 没动静 没人处理 没人回 不肯赔 不赔 理赔 赔不起 等了 投诉 差评 理赔员 丢了 丢件 never_showed_up ignoring keeps_ignoring ignores_me
      no_one_answers crushed refuse_to_compensate refuses_to_refund refuse_to_refund never_arrived still_waiting
      no_response rude damaged overcharged cancelled_my missing_items left_outside won't_refund on_hold
      never_delivered`,
    weak: `装修公司 司机师傅 派送员 蛋糕 骑手 tickets seller shop store
      订单 打车 机票 航班 维修师傅 收费 预订 房间 商场 物业 中介 租房 装修 婚庆 旅行社 导游 培训班 学费 宽带 营业厅 话费 套餐 agent hotel booking ticket
      reservation shipping
      投诉 客服 外卖 商家 门店 充值卡 会员卡 退货 驿站 取件 上门 健身房 酒店 客服 退款 退费 赔偿 理赔 快递 包裹 派送 配送 态度 物流 签收 运费 推脱 催 消费者 顾客 差评 维修 售后 服务 会员 预付卡 complaint refund refunds delivery parcel parcels package packages courier support customer_service emails order`,
  },
  'safety-accident': {
    strong: `被埋 垮了 夹住 撞飞 碾压 溃堤 overturned capsized plunged derailment blaze burnt stampede electrocuted
      injures injure kills injuring fire_injures 消防出动 救护车 爆炸 火灾 起火 着火 大火 燃烧 坍塌 倒塌 垮塌 塌方 车祸 交通事故 追尾 侧翻 翻车 碰撞事故 坠落 坠亡 坠楼 触电 溺亡 溺水 踩踏 泄漏 泄露事故 中毒
      安全事故 生产事故 伤亡 遇难 身亡 死亡 重伤 受伤 坠机 失火 自燃 爆燃 脱轨 沉船 被困 高空坠物 机械伤害 电梯坠落 冒烟 工伤 猝死 explosion collapse crash derailed fatal killed injured`,
    signs: `夹 火光 火光冲天 浓烟 爆响 失控冲 冲上人行道 坠入 跌落 摔下 掉下 砸落 撞毁 翻倒 起吊 断裂坠 漏电 漏气 smoke evacuated
      下坠 砸中 被砸 疏散 泄漏 冒烟 烧毁 撞人 撞上 撞了 相撞 塌了 灼伤 窒息 险情 遇险 失控 injuring burned trapped caught_fire`,
    weak: `事故 安全隐患 消防 救援 抢救 送医 伤者 伤员 危险 现场 fire accident rescue hospital`,
  },
  'employee-misconduct': {
    strong: `路怒 追打 caught_on_camera fired_for 骂顾客 骂客户 侮辱顾客 偷窥 私自拍摄
      偷喝 叫骂 收红包 收家长 挪用 抓现行 偷拿旅客 咸猪手 揩油 打耳光 扇耳光 泼热水 吐口水 filmed_kicking kicking_parcels kicked threw_parcels
      groped
      骚扰短信 骚扰顾客 骚扰客户 索要回扣 疲劳驾驶 偷拿顾客 偷拆 私自拆开 当球踢 顶撞顾客 辱骂员工 打骂 辱骂顾客 辱骂客户 辱骂 殴打 打人 骂人 动手打人 性骚扰 猥亵 骚扰女 骚扰客户 威胁客户 威胁顾客 恐吓 偷窃 偷东西 监守自盗 盗窃 私吞 侵占 职务侵占 受贿
      索贿 收受贿赂 贪污 回扣 挪用公款 酒驾 醉驾 酒后上岗 言论不当 不当言论 歧视性言论 种族歧视 侮辱 踢包裹 扔快递 摔快递 踩踏包裹 抛扔 私拆 偷吃 偷拿 出言不逊
      爆粗口 收小费 索要红包 脱岗 报复客户 跟踪女 殴打顾客 员工打架 harassment assaulted bribe embezzl`,
    signs: `堵客户 堵门口 吼 骂 推倒 拽 掐 泼 甩脸 摔门 滥用职权 徇私 假公济私 监守 造假 伪造 作弊 caught_on_camera kicking
      偷走 偷了 偷吃 偷看 偷拍 偷手机 偷 拆开 私自 往下扔 扔下 乱扔 打了 打伤 推搡 骚扰 侮辱 威胁 克扣 抽烟 睡觉 赌博 收黑钱 吃回扣 泄愤 动手 丑闻 歧视 报复 违纪 收钱 猥琐 踩踏 抛掷 摔打
      stealing stole steal assaulted yelled_at harassed harassing threw insulted drunk`,
    weak: `空姐 乘务员 银行经理 教练 医生 护士 护工 保姆 月嫂 民警 城管 村干部 主任 总监 董事 ceo 创始人 店长 agent clerk
      员工 店员 快递员 收件员 派件员 分拣员 站长 主播 客服小妹 客服小哥 小哥 外卖员 骑手 司机 保安 经理 高管 领导 职员 主管 老师 配送员 客服人员 态度嚣张 辞退 开除 停职 免职 staff employee driver`,
  },
  'information-security': {
    strong: `索取权限 过度索取 越权 窃听 内鬼 exposed_online database_of leaked_data user_data 泄密
      开房记录 客户名单 钓鱼邮件 骚扰电话 信息被卖 信息肯定被卖 被叫卖 网上叫卖 人肉 社工库 弱口令 爬虫 爬取 数据外流 数据外泄 数据失窃 明文存储 明文密码 被植入 后门 ransom
      breaching breached data_leak
      个资外泄 个资外洩 资料外泄 外泄 涉嫌泄露 泄露用户信息 倒卖面单 信息泄露 数据泄露 泄露用户 用户数据 泄露个人信息 个人信息被 隐私泄露 泄露隐私 黑客 勒索病毒 勒索软件 网络攻击 数据库泄露 撞库 拖库 被盗号 盗号 账号被盗
      盗刷 钓鱼网站 钓鱼短信 木马 面单信息 倒卖信息 贩卖个人信息 出售个人信息 非法收集 过度收集 违规收集 偷听 窃取 越权访问 安全漏洞 高危漏洞 数据被删 删库 人脸信息
      诈骗电话 冒充客服 data_breach leaked_personal_data hacked hackers ransomware phishing`,
    signs: `失陷 卖给同行 被卖 倒手 裸奔 监控画面 偷录 抓包 密钥 公开可见 可被下载 伪基站 冒名 盗取 stolen exposed
      暗网 被黑 被篡改 异地登录 余额被转走 通讯录 读取通讯录 手机号被 侵犯隐私 侵犯用户隐私 隐私被 倒卖顾客 倒卖用户 倒卖客户 倒卖 泄密 泄漏用户 被泄露 遭泄露 泄露 短信轰炸 监听 偷窥 偷偷读取 偷偷上传
      被盗用 被人登录 验证码被 dark_web leaked leak leaks exposed_data stolen_data phished`,
    weak: `权限
      手机号 用户数据 官网 账户 余额 用户信息 订单信息 客户信息 信息 个资 隐私 个人信息 漏洞 数据 密码 账号 验证码 泄露 诈骗 骚扰电话 privacy breach password data customer_data`,
  },
  'supply-chain': {
    strong: `物流中断 超市断货 运输中断 停工待料
      缺工缺料 交货期 航运受阻 运河堵塞 chip_shortage halt_production halts_production supply_shortage container_shortage
      供应链 断供 缺货 断货 停产 供应商 原材料短缺 零部件短缺 缺芯 停工 爆仓 仓库爆仓 货物积压 包裹积压 积压 港口拥堵 压港 罢工 停止发货 停止供货 拒绝供货 拖欠货款
      加盟商 网点关停 网点停运 网点倒闭 转运中心停 运力不足 运力紧张 航线停航 通关受阻 清关 滞留 供货中断 限产 supply_chain shortage suspended_production strike backlog`,
    signs: `受阻 停了 延误交付 供不应求 断粮 抢不到货 滞销 压货 船期 舱位 甩柜 提货难 卸货难 封关 口岸关闭 halts shortage
      减产 涨价断货 码头 集装箱 货柜 压在 退网 无人派件 滞港 缺料 交付延期 断链 堆积如山 件发不出去 发不出货 断货 积货 运不出去 停运 stranded containers shortages short_of
      delays_at`,
    weak: `工厂 交付 片区 积压 库存 供货 采购 原料 仓库 网点 转运 港口 货源 产能 承运商 停运 supplier warehouse port`,
  },
  'technical-failure': {
    strong: `集体故障 取不出钱 定位漂移 派不出去 down_again is_down site_down went_offline 503 502 app_down
      离线 登录异常 无法提交 打垮 无法打印 无法扫码 无法识别 连接超时 服务不可用 系统繁忙 网络异常 login_errors service_unavailable bad_gateway
      error_500 not_responding
      宕机 崩溃 崩了 瘫痪 系统故障 服务器故障 系统异常 网络故障 技术故障 打不开 登录不上 登不上 无法登录 无法下单 无法支付 支付失败 闪退 卡死 加载不出 断网 停电
      服务中断 系统升级失败 页面报错 报错 无法使用 无法访问 白屏 掉线 死机 黑屏 接口异常 扫不出码 outage crashed went_down server_down system_failure not_working`,
    signs: `漂移 派不出 取不出 打印不了 刷卡失败 扣款失败 重复扣 重复下单
      掉线 断开 转不动 卡了 慢得 没信号 花屏 自动退出 重启 死循环 排队登录 数据丢失 同步失败 定位不准 errors buggy laggy
      闪退 进不去 进不了 扫不了 付不了 付不了款 加载 转圈 连不上 无响应 没反应 信号故障 收不到验证码 验证码收不到 崩 卡住 出错 登陆不了 登录不了 刷不出来 乱码 订单没生成 重复扣款 晚点 中断 crash
      crashing keeps_crashing won't_load can't_log_in cannot_log_in not_loading freezes freezing glitch glitches
      timed_out frozen is_down`,
    weak: `atm 软件 网页 终端 设备 机房
      故障 系统 二维码 地铁 列车 首页 页面 支付 后台 重装 服务器 app 小程序 网站 卡顿 修复 恢复 bug downtime error login checkout website`,
  },
  'public-health': {
    strong: `手足口病 聚集发病 检出大肠 检出病菌 水痘 结核 肺结核 乙肝 猩红热 布病 炭疽 诺如 甲肝 肠胃炎 军团菌 salmonella norovirus measles cholera dengue
      食物中毒 疫情 感染 传染 新冠 流感 甲流 诺如病毒 腹泻 呕吐 确诊 病例 疑似病例 聚集性 集体发烧 传染病 霍乱 鼠疫 登革热 禽流感 食品安全事件 隔离 卫生不合格
      大肠杆菌 沙门氏菌 后厨 老鼠 蟑螂 血铅 疫苗 epidemic outbreak infected food_poisoning virus`,
    signs: `口水油 地沟油 老鼠屎 拉肚子 细菌 消毒 停工消毒 交叉感染 苍蝇 卫生堪忧 聚集性感染 发热病例 不干净 过敏 上吐下泻 fell_ill sickened cockroach rats`,
    weak: `卫生 病毒 发烧 疾控 卫健委 医院 不卫生 食品安全 health hygiene`,
  },
  'natural-disaster': {
    strong: `溃坝 被淹 沙尘 积雪 雷击 飓风 火山 凌汛 旱情 洪峰 超警戒 超警 地陷 崩塌 avalanche drought volcano mudslide
      豪雨 特大暴雨 暴风雪 海水倒灌 地震 余震 台风 暴雨 洪水 洪灾 洪涝 山洪 泥石流 滑坡 山体滑坡 干旱 暴雪 雪灾 冰雹 龙卷风 海啸 沙尘暴 山火 森林火灾 内涝 寒潮 冻雨 决堤 受灾 灾情 抗洪 earthquake typhoon
      flood floods hurricane landslide wildfire tsunami tornado`,
    signs: `封路 震感 大雾 冲毁 震中 大风 雷暴 heavy_rain snowstorm flooding blizzard`,
    weak: `积水 降雨 大风 应急响应 转移群众 灾害 预警信号 气象 storm rainfall`,
  },
  regulatory: {
    strong: `暂扣 撤销该 批准文号 吊证 停牌 摘牌 追责 反垄断调查 被列入 列入名单 开出罚单 监管措施 行政警告 违法违规通报 责改 下架处理 停止销售 停业整改 under_investigation
      sanctioned revoked
      点名批评 公开通报 责令改正 立案 立案调查 约谈 行政处罚 罚款 责令 责令整改 责令停业 通报批评 吊销 停业整顿 查处 查封 罚没 没收违法所得 监管函 警示函 问询函 反垄断 列入经营异常 失信名单
      下架整改 被通报 处罚决定书 罚单 被罚 限期整改 督办 执法检查 行政拘留 叫停 fined regulator investigation antitrust penalty`,
    signs: `违规营运 违规经营 无证经营 超范围经营 违法广告 执法 取缔
      通报下架 追缴 处以 被查处 违规app 下架 列入 处罚 警告 查封 整顿 被查 严查 依法查处 fine fines penalised ordered summoned probe`,
    weak: `监管 市场监管 监管部门 违规 违法 整改 检查 抽查 约束 合规 调查 compliance probe`,
  },
  'policy-change': {
    strong: `负面清单 暂行规定 指导目录 准入 发改委发布 起实施
      存款准备金率 下调存款 上调存款 降准 降息 加息 行政许可 新修订 食品安全法 修订后 施行 法律草案 听证会 取消收费 减税 免征 放开 落户政策 延迟退休 医保目录 限塑令 tax_cut
      interest_rate new_law legislation
      新规 新政 征求意见稿 管理办法 实施细则 条例 修订草案 政策调整 取消补贴 补贴政策 关税 限行 限购 上调费率 出台政策 出台 正式施行 起施行 正式实施 禁令 新国标
      强制标准 税率 new_regulation new_rule tariff policy_change`,
    signs: `退坡 新政策 新标准 强制执行 起执行 下调 上调 新版标准 取消优惠 修订 takes_effect take_effect new_rules regulation`,
    weak: `政策 规定 标准 意见 通知 指导意见 办法 施行 补贴 policy subsidy`,
  },
}
