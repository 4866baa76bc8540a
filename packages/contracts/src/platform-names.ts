/** What people call the platforms there is a name for, in the two languages of the product; any other goes by its id. */
export const platformNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
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
