/**
 * Public bodies that supervise companies. Police and courts are not here: what they do is a legal action. Consumer
 * associations (消协, 消保委) are not here either: they speak for consumers and can punish nobody.
 */
export const regulatorNames = `国家市场监督管理总局 国家市场监管总局 市场监督管理总局 市场监管总局 市场监督管理局 市场监管局 市场监督局 市监局 市场监管所 市场监管部门 市场监督管理部门
  市场监管委 市监部门 市管局 国家邮政局 邮政管理局 邮政管理部门 邮政管理 邮管局 邮政监管 应急管理部 应急管理厅 应急管理局 应急管理部门 应急局 应急管理 国家网信办 中央网信办 网信办 互联网信息办公室
  网信部门  工业和信息化部 工信部 工信局 工信厅 通信管理局 通管局 交通运输部 交通运输厅 交通运输局 交通运输委
  交通委 交通局 运管处 交通运输部门 卫生健康委员会 卫生健康委 卫健委 卫健局 卫生监督所 疾控中心 药品监督管理局 药监局 食药监局 食品药品监督管理局 生态环境部 生态环境厅 生态环境局
  环保局 环保部门 住房和城乡建设部 住房和城乡建设局 住建部 住建厅 住建局 住建部门 人力资源和社会保障局 人社部 人社局 人社厅 劳动监察大队 劳动监察 劳动监察部门 证监会 证监局 上交所 深交所 港交所
  金融监督管理总局 金融监管总局 金融监管局 银保监会 银保监局 人民银行 外汇管理局 海关总署 税务总局 税务局 发展改革委 发改委 发展和改革委员会 商务部 商务局 教育部 教育厅 教育局 文化和旅游部
  文化和旅游局 文旅局 文旅部 城管局 城管部门 消防救援支队 消防救援大队 消防救援局 消防支队 消防大队 消防部门 反垄断局 反垄断委员会 民航局 国家铁路局 能源局 安监局 安监部门 物价局 质监局 质检总局
  国务院安委会 安委会 安委办 国务院调查组 监管部门 监管机构 主管部门 有关部门 行政主管部门 执法部门 综合执法局 综合行政执法局 综合执法 烟草专卖局 民政局 自然资源局 数据局 公平贸易委员会 竞争事务委员会
  卫生局 劳动局 劳动部 劳工局 公平会 消保官 金管会 卫福部 食药署 环保署 环境部 交通部 通传会 
  海关 samr regulator regulators watchdog csrc state_post_bureau market_regulator cyberspace_administration authorities labor_bureau post_bureau market_supervision_bureau
  market_supervision_administration emergency_management_bureau transport_bureau securities_regulator`

/** What a regulator does against somebody. Inspecting, advising, warning the public and praising are not here. */
export const regulatorActs = `立案 立案调查 立案查处 约谈 行政处罚 处罚 处以罚款 处以 罚款 罚没 被罚 重罚 开罚单 开出罚单 罚单 责令 责令整改 责令改正 责令停产 责令停业 责令下架 通报批评 点名批评 点名通报 公开谴责
  查处 查封 扣押 吊销 停业整顿 限期整改 限期改正 要求整改 叫停 挂牌督办 督办 没收 警示函 监管函 问询函 列入经营异常 列入失信 列入黑名单 介入调查 开展调查 展开调查 启动调查 成立调查组 进驻调查
  正在调查 调查 接受调查 调查组进驻 提级调查 暂停业务 暂停经营 责成 约见 取缔 关停 追责 问责 进行调查 对其调查 警告 下架整改 强制召回 要求召回 责令召回 行政监管措施 出具警示函 下发监管函 公开通报 责令其 暂停该 暂停其 暂停进口 暂停资质 责令该 责令涉事 列入严重违法 吊销执照 勒令 停牌核查 限期拆除 予以关闭 开罚 裁罚 裁处 限期改善 顶格处罚 开出 立案侦办 立案审查 给予处分 提出批评 公开批评 予以警告 下架 限制高消费 fined fines summoned ordered investigating probe penalised penalized fine orders ordering summons suspended suspends revoked revokes penalty penalties launched_an_investigation opened_a_probe opened_an_investigation`

export const notRegulatorActs = `不予立案 不予处罚 免予处罚 未予处罚 不予行政处罚 撤销立案 撤销处罚 处罚标准 处罚条款 罚款标准 警告标识 警告标志 处以上 调查问卷 问卷调查 满意度调查 消费调查 调查显示 开展调查研究`
