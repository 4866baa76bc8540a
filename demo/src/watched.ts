import type { SourceDraft, SubjectInput } from '@groundswell/contracts'
import type { World } from './world-file.ts'

/** Looked at so often, in seconds: the script plays an hour a second. */
const often = 0.5

/** The fictional world as the ordinary crawler watches it. */
export function demoSources(ports: World['ports']): SourceDraft[] {
  const at = (port: number, path: string): string => `http://127.0.0.1:${port}${path}`
  const drill = { drill: true, quietAfter: 'P1D' }
  return [
    {
      ...drill,
      kind: 'page',
      id: 'yunling-site',
      name: '云岭速运官网',
      platform: 'site',
      url: at(ports.site, '/board'),
      interval: often,
      selectors: {
        link: 'ul.board a',
        title: 'article h1',
        text: 'article .content',
        author: 'article .author',
        date: 'article time',
      },
    },
    {
      ...drill,
      kind: 'page',
      id: 'jiangpan-forum',
      name: '江畔论坛',
      platform: 'forum',
      url: at(ports.forum, '/t/express'),
      interval: often,
      mode: 'items',
      selectors: { item: '.post', text: '.post-body', author: '.post-author', date: 'time' },
    },
    {
      ...drill,
      kind: 'rss',
      id: 'jiangzhou-evening-news',
      name: '江州晚报',
      platform: 'news',
      url: at(ports.paper, '/rss.xml'),
      interval: often,
      readArticles: true,
      followers: 320_000,
    },
    {
      ...drill,
      kind: 'rss',
      id: 'huaxia-news',
      name: '华夏要闻',
      platform: 'news',
      url: at(ports.national, '/rss.xml'),
      interval: often,
      readArticles: true,
      followers: 6_800_000,
    },
    { ...drill, kind: 'smtp', id: 'complaint-mailbox', name: '投诉邮箱', platform: 'mail', port: ports.mail },
  ]
}

export const demoSubjects: readonly SubjectInput[] = [
  {
    id: 'yunling',
    name: '云岭速运',
    query: '云岭速运 OR 云岭快递 OR 南湖分拣中心 OR "Yunling Express" OR source:complaint-mailbox',
    kind: 'brand',
  },
  { id: 'jiefeng', name: '捷风物流（竞争对手）', query: '捷风物流', kind: 'competitor' },
  {
    id: 'express-policy',
    name: '快递行业政策',
    query: '快递 AND (新规 OR 条例 OR 管理办法 OR 征求意见)',
    kind: 'policy',
  },
]
