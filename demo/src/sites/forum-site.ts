import type { Said } from '../script/course.ts'
import { escape, page, shownTime } from './html.ts'

const style = `
body{background:#eef1f6}header{background:#2f4b7c;color:#fff}header .wrap{display:flex;justify-content:space-between;align-items:center;height:60px}
header b{font-size:20px}.crumbs{color:#667;font-size:14px;padding:14px 0}h1{font-size:22px;margin:0 0 16px}
.post{display:flex;background:#fff;border:1px solid #dfe4ee;border-radius:6px;margin-bottom:12px}
.side{width:132px;flex:none;padding:16px;text-align:center;background:#f8f9fc;border-right:1px solid #eef1f6;font-size:14px}
.face{width:52px;height:52px;border-radius:50%;margin:0 auto 8px;display:grid;place-items:center;color:#fff;font-size:22px}
.main{flex:1;padding:14px 18px;min-width:0}.info{display:flex;justify-content:space-between;color:#99a;font-size:13px;margin-bottom:8px}
.post-body{overflow-wrap:anywhere}.acts{color:#99a;font-size:13px;margin-top:10px}.acts span{margin-right:16px}
@media(max-width:520px){.side{width:84px;padding:10px}}`

const colours = ['#4c78a8', '#f58518', '#54a24b', '#b279a2', '#e45756', '#72b7b2', '#9d755d']

/** The forum: one thread on one page, each post with an anchor of its own. */
export function forumPage(path: string, said: readonly Said[]): string | undefined {
  if (path !== '/' && path !== '/t/express') return undefined
  const posts = said.map((item) => {
    const colour = colours[(initialOf(item.author) + item.author.length) % colours.length]
    return `<div class="post" id="p${item.number}"><div class="side"><div class="face" style="background:${colour}">${escape(String.fromCodePoint(initialOf(item.author)))}</div><span class="post-author">${escape(item.author)}</span></div>
<div class="main"><div class="info"><time datetime="${item.publishedAt.toISOString()}">${shownTime(item.publishedAt)}</time><a href="#p${item.number}">${item.number} 楼</a></div><div class="post-body">${escape(item.text)}</div><div class="acts"><span>赞 ${(item.number * 7) % 23}</span><span>回复</span><span>转发</span></div></div></div>`
  })
  const body = `<header><div class="wrap"><b>江畔论坛</b><span>登录 · 注册</span></div></header>
<div class="wrap"><div class="crumbs">江畔论坛 › 城事闲谈 › 生活</div><h1>寄快递都用哪家？（闲聊随意，文明发言）</h1>
${posts.join('\n')}</div>`
  return page({ title: '寄快递都用哪家？ - 江畔论坛', style, body })
}

function initialOf(name: string): number {
  return name.codePointAt(0) ?? 0x3f
}
