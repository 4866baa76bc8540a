import type { Said } from '../script/course.ts'
import { escape, page, shownTime } from './html.ts'

const style = `
header{background:linear-gradient(100deg,#0b5d4e,#1b8a6b);color:#fff}header .wrap{display:flex;align-items:center;gap:32px;height:72px}
header b{font-size:22px;letter-spacing:2px}header nav a{margin-right:20px;opacity:.9}
.hero{background:#e4f3ee;padding:36px 0}.hero h1{margin:0 0 8px;color:#0b5d4e}
.card{background:#fff;border-radius:8px;padding:20px 24px;margin:20px 0;box-shadow:0 1px 3px #0001}
ul.board{list-style:none;margin:0;padding:0}ul.board li{display:flex;gap:16px;padding:10px 0;border-bottom:1px solid #eef0f2}
ul.board a{flex:1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}ul.board time,ul.board .who{color:#8a9099;font-size:14px}
.tag{background:#0b5d4e;color:#fff;border-radius:3px;font-size:12px;padding:1px 6px}.tag.customer{background:#c0762b}
.meta{color:#8a9099;font-size:14px;border-bottom:1px solid #eef0f2;padding-bottom:12px}footer{color:#8a9099;font-size:13px;padding:24px 0}`

const header = `<header><div class="wrap"><b>云岭速运</b><nav><a href="/">首页</a><a href="/board">公告与留言</a><a href="/board">网点查询</a></nav></div></header>`
const footer = `<footer><div class="wrap">云岭速运（江州）有限公司 · 客服热线 400-000-0000 · 虚构企业</div></footer>`

/** The company's own site: a home page, and a board of notices and customers' complaints, a page each. */
export function companyPage(path: string, said: readonly Said[]): string | undefined {
  if (path === '/') {
    const hero = `<div class="hero"><div class="wrap"><h1>越过山岭，准时到达</h1><p>江州本地物流企业，服务城乡二十年。今日在途车辆 312 台，开放网点 86 个。</p></div></div>`
    return frame(
      '云岭速运官网',
      `${hero}<div class="wrap"><div class="card"><h2>最新公告与留言</h2>${list(said.slice(-8))}</div></div>`,
    )
  }
  if (path === '/board')
    return frame(
      '公告与客户留言 - 云岭速运',
      `<div class="wrap"><div class="card"><h1>公告与客户留言</h1>${list(said)}</div></div>`,
    )
  const number = /^\/board\/(\d+)\.html$/.exec(path)?.[1]
  const one = said.find((item) => item.number === Number(number))
  if (one === undefined) return undefined
  const body = `<div class="wrap"><article class="card"><h1>${escape(one.title)}</h1><p class="meta"><span class="author">${escape(one.author)}</span> · <time datetime="${one.publishedAt.toISOString()}">${shownTime(one.publishedAt)}</time></p><div class="content"><p>${escape(one.text)}</p></div></article></div>`
  return frame(`${one.title} - 云岭速运`, body)
}

function list(said: readonly Said[]): string {
  const rows = said.toReversed().map((item) => {
    const own = item.author.startsWith('云岭速运')
    return `<li><span class="tag${own ? '' : ' customer'}">${own ? '公告' : '留言'}</span><a href="/board/${item.number}.html">${escape(item.title)}</a><span class="who">${escape(item.author)}</span><time datetime="${item.publishedAt.toISOString()}">${shownTime(item.publishedAt)}</time></li>`
  })
  return `<ul class="board">${rows.join('\n')}</ul>`
}

function frame(title: string, body: string): string {
  return page({ title, style, body: `${header}${body}${footer}` })
}
