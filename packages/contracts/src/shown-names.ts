import type { categories } from './categories.ts'

/** What people call a value, in the two languages of the product. */
export interface ShownName {
  readonly zh: string
  readonly en: string
}

/** What people call the platforms there is a name for, in the two languages of the product; any other goes by its id. */
export const platformNames: Readonly<Record<string, ShownName>> = {
  own: { zh: '自有平台', en: 'Own platform' },
  site: { zh: '官网', en: 'Website' },
  web: { zh: '网站', en: 'Website' },
  news: { zh: '新闻', en: 'News' },
  forum: { zh: '论坛', en: 'Forum' },
  mail: { zh: '邮件', en: 'Mail' },
  email: { zh: '邮件', en: 'Mail' },
  hotline: { zh: '热线', en: 'Hotline' },
  ticket: { zh: '工单', en: 'Tickets' },
  weibo: { zh: '微博', en: 'Weibo' },
  wechat: { zh: '微信', en: 'WeChat' },
  douyin: { zh: '抖音', en: 'Douyin' },
  intake: { zh: '接口接入', en: 'Intake' },
}

export const categoryNames: Readonly<Record<(typeof categories)[number], ShownName>> = {
  'product-quality': { zh: '产品质量', en: 'Product quality' },
  'service-dispute': { zh: '服务纠纷', en: 'Service dispute' },
  'safety-accident': { zh: '安全事故', en: 'Safety accident' },
  'employee-misconduct': { zh: '员工不当行为', en: 'Employee misconduct' },
  'information-security': { zh: '网络信息安全', en: 'Information security' },
  'supply-chain': { zh: '供应链中断', en: 'Supply chain' },
  'technical-failure': { zh: '技术故障', en: 'Technical failure' },
  'public-health': { zh: '公共卫生', en: 'Public health' },
  'natural-disaster': { zh: '自然灾害', en: 'Natural disaster' },
  regulatory: { zh: '监管', en: 'Regulatory action' },
  'policy-change': { zh: '政策变动', en: 'Policy change' },
  other: { zh: '其他舆情', en: 'Other' },
  none: { zh: '无事件', en: 'No event' },
}

/** By the name a mention carries, which is the Chinese one. */
export const provinceNames: Readonly<Record<string, ShownName>> = {
  北京: { zh: '北京', en: 'Beijing' },
  天津: { zh: '天津', en: 'Tianjin' },
  河北: { zh: '河北', en: 'Hebei' },
  山西: { zh: '山西', en: 'Shanxi' },
  内蒙古: { zh: '内蒙古', en: 'Inner Mongolia' },
  辽宁: { zh: '辽宁', en: 'Liaoning' },
  吉林: { zh: '吉林', en: 'Jilin' },
  黑龙江: { zh: '黑龙江', en: 'Heilongjiang' },
  上海: { zh: '上海', en: 'Shanghai' },
  江苏: { zh: '江苏', en: 'Jiangsu' },
  浙江: { zh: '浙江', en: 'Zhejiang' },
  安徽: { zh: '安徽', en: 'Anhui' },
  福建: { zh: '福建', en: 'Fujian' },
  江西: { zh: '江西', en: 'Jiangxi' },
  山东: { zh: '山东', en: 'Shandong' },
  河南: { zh: '河南', en: 'Henan' },
  湖北: { zh: '湖北', en: 'Hubei' },
  湖南: { zh: '湖南', en: 'Hunan' },
  广东: { zh: '广东', en: 'Guangdong' },
  广西: { zh: '广西', en: 'Guangxi' },
  海南: { zh: '海南', en: 'Hainan' },
  重庆: { zh: '重庆', en: 'Chongqing' },
  四川: { zh: '四川', en: 'Sichuan' },
  贵州: { zh: '贵州', en: 'Guizhou' },
  云南: { zh: '云南', en: 'Yunnan' },
  西藏: { zh: '西藏', en: 'Tibet' },
  陕西: { zh: '陕西', en: 'Shaanxi' },
  甘肃: { zh: '甘肃', en: 'Gansu' },
  青海: { zh: '青海', en: 'Qinghai' },
  宁夏: { zh: '宁夏', en: 'Ningxia' },
  新疆: { zh: '新疆', en: 'Xinjiang' },
  香港: { zh: '香港', en: 'Hong Kong' },
  澳门: { zh: '澳门', en: 'Macao' },
  台湾: { zh: '台湾', en: 'Taiwan' },
}
