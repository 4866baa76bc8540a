import type { Category } from '@groundswell/contracts'

/** Words that speak for a category: `strong` decide alone, `weak` need company. Folded, simplified. */
export interface CategoryWords {
  readonly strong: string
  readonly weak: string
}

export type WordCategory = Exclude<Category, 'other' | 'none'>

export const categoryWords: Readonly<Record<WordCategory, CategoryWords>> = {
  'product-quality': {
    strong: `质量问题 质量差 质量太差 质量堪忧 质量不合格 产品缺陷 存在缺陷 设计缺陷 次品 残次品 假货 假冒 伪劣 山寨货 劣质 货不对板 货不对版
      以次充好 缺斤少两 虚标 抽检不合格 不合格产品 甲醛超标 超标 过期食品 变质 发霉 异物 掉漆 开裂 漏油 爆裂 鼓包 返修 维修三次 三包 召回 偷工减料
      翻新机 二手当新 起球 褪色 defective faulty counterfeit`,
    weak: `质量 瑕疵 坏了 用了几天就 不耐用 做工 破损 断裂 故障率 异味 异响 缺陷 保质期 退货 broken quality`,
  },
  'service-dispute': {
    strong: `没有回复 从未回复 没有任何回复 没有回应 不解决 不处理 送错 发错城市 改址费 多收钱 多收费 多收了 没送到 送错楼 骂骂咧咧 愛理不理 爱理不理 不打招呼 推卸责任 拒收 放到驿站 未经同意把 耽误了 弄丢 弄坏 摔坏 压坏 压扁 摔碎 撞碎 全碎 碎了 碎成 少了一 标记为签收 marked_as_delivered nobody_answers lost_my 服务态度差 态度恶劣 态度极差 服务差 服务太差 客服不理 推诿 踢皮球 互相推脱 不予理赔 拒绝理赔 拒绝赔付 不给退款 拒不退款 退款难 退费难
      拒绝退款 迟迟不退 丢件 丢失包裹 快递丢了 包裹丢失 件丢了 虚假签收 未经同意签收 擅自签收 冒名签收 不送货上门 不送上门 强制自提 乱收费 二次收费 加价 延误
      派送延迟 物流停滞 不更新物流 物流不动 一直不动 卡在中转 暴力分拣 霸王条款 虚假宣传 消费欺诈 欺诈消费者 大数据杀熟 强制消费 捆绑销售 维权 投诉无门
      处理不了 敷衍 不回复 没人处理 无人处理 联系不上客服 催了 催件 催单 没人管 无人接听 爽约 跑路 卷款 关门跑路 集体投诉 拖欠运费 保价 少发 漏发 发错货 催促无果
      lost_parcel late_delivery no_refund refused_to_refund delayed`,
    weak: `投诉 客服 退款 退费 赔偿 理赔 快递 包裹 派送 配送 态度 物流 签收 运费 推脱 催 消费者 顾客 差评 维修 售后 服务 会员 预付卡 complaint refund delivery parcel courier`,
  },
  'safety-accident': {
    strong: `injures injure kills injuring fire_injures 消防出动 救护车 爆炸 火灾 起火 着火 大火 燃烧 坍塌 倒塌 垮塌 塌方 车祸 交通事故 追尾 侧翻 翻车 碰撞事故 坠落 坠亡 坠楼 触电 溺亡 溺水 踩踏 泄漏 泄露事故 中毒
      安全事故 生产事故 伤亡 遇难 身亡 死亡 重伤 受伤 坠机 失火 自燃 爆燃 脱轨 沉船 被困 高空坠物 机械伤害 电梯坠落 冒烟 工伤 猝死 explosion collapse crash derailed fatal killed injured`,
    weak: `事故 安全隐患 消防 救援 抢救 送医 伤者 伤员 危险 现场 fire accident rescue hospital`,
  },
  'employee-misconduct': {
    strong: `骚扰短信 骚扰顾客 骚扰客户 索要回扣 疲劳驾驶 偷拿顾客 偷拆 私自拆开 当球踢 顶撞顾客 辱骂员工 打骂 辱骂顾客 辱骂客户 辱骂 殴打 打人 骂人 动手打人 性骚扰 猥亵 骚扰女 骚扰客户 威胁客户 威胁顾客 恐吓 偷窃 偷东西 监守自盗 盗窃 私吞 侵占 职务侵占 受贿
      索贿 收受贿赂 贪污 回扣 挪用公款 酒驾 醉驾 酒后上岗 言论不当 不当言论 歧视性言论 种族歧视 侮辱 踢包裹 扔快递 摔快递 踩踏包裹 抛扔 私拆 偷吃 偷拿 出言不逊
      爆粗口 收小费 索要红包 脱岗 报复客户 跟踪女 殴打顾客 员工打架 harassment assaulted bribe embezzl`,
    weak: `员工 店员 快递员 骑手 司机 保安 经理 高管 领导 职员 主管 老师 配送员 客服人员 态度嚣张 辞退 开除 停职 免职 staff employee driver`,
  },
  'information-security': {
    strong: `个资外泄 个资外洩 资料外泄 外泄 涉嫌泄露 泄露用户信息 倒卖面单 信息泄露 数据泄露 泄露用户 用户数据 泄露个人信息 个人信息被 隐私泄露 泄露隐私 黑客 勒索病毒 勒索软件 网络攻击 数据库泄露 撞库 拖库 被盗号 盗号 账号被盗
      盗刷 钓鱼网站 钓鱼短信 木马 面单信息 倒卖信息 贩卖个人信息 出售个人信息 非法收集 过度收集 违规收集 偷听 窃取 越权访问 安全漏洞 高危漏洞 数据被删 删库 人脸信息
      诈骗电话 冒充客服 data_breach leaked_personal_data hacked hackers ransomware phishing`,
    weak: `用户信息 订单信息 客户信息 信息 个资 隐私 个人信息 漏洞 数据 密码 账号 验证码 泄露 诈骗 骚扰电话 privacy breach password`,
  },
  'supply-chain': {
    strong: `供应链 断供 缺货 断货 停产 供应商 原材料短缺 零部件短缺 缺芯 停工 爆仓 仓库爆仓 货物积压 包裹积压 积压 港口拥堵 压港 罢工 停止发货 停止供货 拒绝供货 拖欠货款
      加盟商 网点关停 网点停运 网点倒闭 转运中心停 运力不足 运力紧张 航线停航 通关受阻 清关 滞留 供货中断 限产 supply_chain shortage suspended_production strike backlog`,
    weak: `库存 供货 采购 原料 仓库 网点 转运 港口 货源 产能 承运商 停运 supplier warehouse port`,
  },
  'technical-failure': {
    strong: `宕机 崩溃 崩了 瘫痪 系统故障 服务器故障 系统异常 网络故障 技术故障 打不开 登录不上 登不上 无法登录 无法下单 无法支付 支付失败 闪退 卡死 加载不出 断网 停电
      服务中断 系统升级失败 页面报错 报错 无法使用 无法访问 白屏 掉线 死机 黑屏 接口异常 扫不出码 outage crashed went_down server_down system_failure not_working`,
    weak: `故障 系统 服务器 app 小程序 网站 卡顿 修复 恢复 bug downtime error login`,
  },
  'public-health': {
    strong: `食物中毒 疫情 感染 传染 新冠 流感 甲流 诺如病毒 腹泻 呕吐 确诊 病例 疑似病例 聚集性 集体发烧 传染病 霍乱 鼠疫 登革热 禽流感 食品安全事件 隔离 卫生不合格
      大肠杆菌 沙门氏菌 后厨 老鼠 蟑螂 血铅 疫苗 epidemic outbreak infected food_poisoning virus`,
    weak: `卫生 病毒 发烧 疾控 卫健委 医院 不卫生 食品安全 health hygiene`,
  },
  'natural-disaster': {
    strong: `豪雨 特大暴雨 暴风雪 海水倒灌 地震 余震 台风 暴雨 洪水 洪灾 洪涝 山洪 泥石流 滑坡 山体滑坡 干旱 暴雪 雪灾 冰雹 龙卷风 海啸 沙尘暴 山火 森林火灾 内涝 寒潮 冻雨 决堤 受灾 灾情 抗洪 earthquake typhoon
      flood floods hurricane landslide wildfire tsunami tornado`,
    weak: `积水 降雨 大风 应急响应 转移群众 灾害 预警信号 气象 storm rainfall`,
  },
  regulatory: {
    strong: `点名批评 公开通报 责令改正 立案 立案调查 约谈 行政处罚 罚款 责令 责令整改 责令停业 通报批评 吊销 停业整顿 查处 查封 罚没 没收违法所得 监管函 警示函 问询函 反垄断 列入经营异常 失信名单
      下架整改 被通报 处罚决定书 罚单 被罚 限期整改 督办 执法检查 行政拘留 叫停 fined regulator investigation antitrust penalty`,
    weak: `监管 市场监管 监管部门 违规 违法 整改 检查 抽查 约束 合规 调查 compliance probe`,
  },
  'policy-change': {
    strong: `新规 新政 征求意见稿 管理办法 实施细则 条例 修订草案 政策调整 取消补贴 补贴政策 关税 限行 限购 上调费率 出台政策 出台 正式施行 起施行 正式实施 禁令 新国标
      强制标准 税率 new_regulation new_rule tariff policy_change`,
    weak: `政策 规定 标准 意见 通知 指导意见 办法 施行 补贴 policy subsidy`,
  },
}
