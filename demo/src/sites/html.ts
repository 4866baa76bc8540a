/** Text made safe to stand in HTML or XML, in content and in attributes. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Shown as `2026-11-23 08:15`, in the company's time zone. */
export function shownTime(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
}

export interface PageParts {
  readonly title: string
  readonly style: string
  readonly head?: string
  readonly body: string
}

export function page({ title, style, head = '', body }: PageParts): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
${head}
<style>
*{box-sizing:border-box}body{margin:0;font:16px/1.7 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#222;background:#f5f6f8}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}.wrap{max-width:960px;margin:0 auto;padding:0 16px}
.drill{background:#8c1c13;color:#fff;text-align:center;font-size:13px;padding:4px}
${style}
</style>
</head>
<body>
<div class="drill">演练 DRILL · 虚构内容，仅供演示，与任何真实公司、媒体和个人无关</div>
${body}
</body>
</html>
`
}
