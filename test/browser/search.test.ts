import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GradedAlert } from '@groundswell/contracts'
import { Api } from '../support/api.ts'
import { eventually } from '../support/processes.ts'
import { inspectShown, narrow, signIn, wide } from './inspect.ts'
import { keepShot, startVisit, type Visit } from './visitor.ts'

const query = '云岭速运 AND (延误 OR 赔偿)'

describe('finding, keeping and taking away, in a real browser', () => {
  let visit: Visit
  let page: Page
  let api: Api
  let troubles: readonly string[]

  beforeAll(async () => {
    visit = await startVisit()
    api = new Api(`${visit.url}/api/v1`, visit.token)
    ;({ page, troubles } = await signIn(visit))
    await eventually('mentions of the delay', 90, async () => ((await total()) > 5 ? true : undefined))
  })

  afterAll(async () => {
    await visit?.end()
  })

  async function total(q = query): Promise<number> {
    const found = await api.get<{ total: number }>(`/mentions?drill=include&size=1&q=${encodeURIComponent(q)}`)
    return found.total
  }
  async function open(search: string): Promise<Locator> {
    await page.goto(`${visit.url}/search?${search}`)
    const field = page.locator('textarea[data-query]').first()
    await field.waitFor()
    await expect.poll(() => page.locator('.bone').count(), { timeout: 10_000 }).toBe(0)
    return field
  }
  /** By its words; an icon before them has a name of its own. */
  const button = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^(\\S+ )?${name}$`) })

  it('offers fields and values by the keyboard and searches for what was chosen', async () => {
    const field = await open('lang=zh')
    await field.fill('延误 ')
    await field.pressSequentially('情')
    await page.getByRole('option', { name: /sentiment:/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /negative/ }).waitFor()
    await keepShot(page, 'search-suggestions-zh-wide')
    const { violations } = await new AxeBuilder({ page }).include('.query-editor').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('延误 sentiment:negative ')
    await field.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === '延误 sentiment:negative')
  })

  it('is reached from any page by its key, with what is typed at once', async () => {
    await page.goto(`${visit.url}/ledger?lang=zh`)
    await page.locator('main h1').first().waitFor()
    await page.keyboard.type('/parcel')
    await page.waitForURL((url) => url.pathname === '/search')
    await expect.poll(() => page.locator('textarea[data-query]').inputValue()).toBe('parcel')
    await page.keyboard.type(' late')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === 'parcel late')
  })

  it('announces what typed words newly find, and brings it in when asked', async () => {
    await open(`lang=zh&drill=include&q=${encodeURIComponent('泡水')}`)
    await page.getByText('没有找到').first().waitFor()
    await api.lines('/intake', [
      { source: 'jiangpan', text: '云岭速运的包裹泡水了' },
      { source: 'jiangpan', text: '云岭速运今天很准时' },
    ])
    await page.locator('[data-announce]').waitFor({ timeout: 20_000 })
    expect(await page.locator('[data-announce]').textContent()).toMatch(/^1 /)
    expect(await page.locator('article.mention').count()).toBe(0)
    await page.locator('[data-announce]').click()
    await page.locator('article.mention', { hasText: '泡水' }).waitFor()
    expect(await page.locator('[data-announce]').count()).toBe(0)
  })

  it('opens a saved search by its id alone, as it is kept', async () => {
    const search = { name: '一月的延误', query: '延误', from: 'P30D', drill: 'include', sort: 'reach' }
    const { id } = (await (await api.post('/saved-searches', search)).json()) as { id: string }
    await page.goto(`${visit.url}/search?saved=${id}`)
    await page.waitForURL((url) => url.searchParams.get('q') === '延误')
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      range: '30d',
      sort: 'reach',
      saved: id,
    })
    await page.locator('.saved-bar').getByText('一月的延误').waitFor()
    expect(await page.locator('.saved-bar').getByText('已修改').count()).toBe(0)
    await page.goto(`${visit.url}/search?saved=gone`)
    await page.locator('.state').getByText('这个已存检索已删除').waitFor()
    expect(await page.locator('article.mention').count()).toBe(0)
    const headers = { ...api.headers, 'if-match': '"1"' }
    expect((await fetch(`${api.base}/saved-searches/${id}`, { method: 'DELETE', headers })).status).toBe(204)
  })

  it('underlines a mistake where it is and mends it by a click', async () => {
    const field = await open(`lang=zh&q=${encodeURIComponent('延误 sentimant:negative')}`)
    await field.fill('延误 platfrom:forum ')
    await expect.poll(() => page.locator('.under [data-bad]').textContent()).toContain('platfrom')
    await field.fill('延误 sentimant:negative')
    await expect.poll(() => page.locator('.under [data-bad]').textContent()).toContain('sentimant')
    await page.getByRole('button', { name: /改为/ }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '延误 sentiment:negative')
    expect(await field.inputValue()).toBe('延误 sentiment:negative')
  })

  it('asks a refused query once', async () => {
    await open('lang=zh')
    const refused: string[] = []
    page.on('response', (response) => {
      if (response.status() === 400) refused.push(new URL(response.url()).pathname)
    })
    await page.goto(`${visit.url}/search?drill=include&q=${encodeURIComponent('延误 AND (')}`)
    await page.locator('.query-problems').waitFor()
    await page.waitForLoadState('networkidle')
    expect(refused.filter((path) => path.startsWith('/api/v1/mentions'))).toEqual(['/api/v1/mentions'])
  })

  it('keeps a search, opens it by its address after a reload, and says when it was changed', async () => {
    await open(`lang=zh&drill=include&range=24h&q=${encodeURIComponent(query)}`)
    await button('保存检索').click()
    await page.getByLabel('名称').fill('延误与赔偿')
    await keepShot(page, 'search-save-zh-wide')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.waitForURL((url) => url.searchParams.has('saved'))
    await page.reload()
    await page.locator('.saved-bar').getByText('延误与赔偿').waitFor()
    await page.goto(`${page.url()}&sort=reach`)
    await page.locator('.saved-bar').getByText('已修改').waitFor()
    await button('更新').click()
    await expect.poll(() => page.locator('.saved-bar').getByText('已修改').count()).toBe(0)
    const kept = await page.context().request.get(`${visit.url}/api/v1/saved-searches`)
    expect(await kept.json()).toMatchObject({
      total: 1,
      items: [{ name: '延误与赔偿', query, from: 'PT24H', to: null, sort: 'reach', drill: 'include', shared: false }],
    })
  })

  it('makes a feed address once, which answers without signing in until it is ended', async () => {
    await open('lang=zh')
    await button('已存检索').click()
    await page.locator('.saved-searches').getByText('延误与赔偿').waitFor()
    await keepShot(page, 'search-saved-list-zh-wide')
    await button('RSS 订阅').click()
    expect(await button('停止订阅').count()).toBe(0)
    await button('生成地址').click()
    const address = await page.locator('[data-feed]').inputValue()
    const feed = await fetch(address)
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8'])
    expect(await feed.text()).toContain('<title>延误与赔偿</title>')
    await button('停止订阅').click()
    await page.locator('.ant-popconfirm').locator('.ant-btn-primary').click()
    await page.getByText('已停止，之前的地址不再有效').waitFor()
    expect((await fetch(address)).status).toBe(404)
  })

  it('exports what was found as a file of as many rows, and says that it is done', async () => {
    const to = new Date().toISOString()
    const q = encodeURIComponent('云岭速运')
    // The demo goes on telling of its day, so what the period holds may grow meanwhile.
    const found = async (): Promise<number> =>
      (await api.get<{ total: number }>(`/mentions?drill=include&size=1&from=2026-01-01T00:00:00Z&to=${to}&q=${q}`))
        .total
    const before = await found()
    await open(`lang=zh&drill=include&from=2026-01-01T00:00:00Z&to=${to}&q=${q}`)
    await button('导出').click()
    await page.getByRole('radio', { name: /ndjson/ }).check()
    const downloading = page.waitForEvent('download')
    await button('开始导出').click()
    const file = await (await downloading).path()
    const said = (await page.getByText(/已写完 .* 条/).textContent()) ?? ''
    await keepShot(page, 'search-export-zh-wide')
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows).toHaveLength(Number(/已写完 (\d+) 条/.exec(said)?.[1]))
    expect(rows.length).toBeGreaterThanOrEqual(before)
    expect(rows.length).toBeLessThanOrEqual(await found())
  })

  it('shows one row a story, with its present level, and narrows by that level', async () => {
    await eventually('a graded event', 90, async () =>
      (await api.all<GradedAlert>('/alerts')).length > 0 ? true : undefined,
    )
    await open('lang=zh&drill=include&range=30d&group=story')
    await expect.poll(() => page.locator('.story-groups > li').count(), { timeout: 10_000 }).toBeGreaterThan(0)
    await keepShot(page, 'search-stories-zh-wide')
    await page.goto(`${visit.url}/search?drill=include&range=30d`)
    const facet = page
      .locator('.facet', { has: page.getByRole('heading', { name: '等级' }) })
      .getByRole('button')
      .first()
    const [, count] = /(\d+)$/.exec((await facet.textContent()) ?? '') ?? []
    await facet.click()
    await page.waitForURL((url) => url.searchParams.has('level'))
    await expect.poll(() => page.locator('.state h1').textContent()).toMatch(/找到 \d+ 条/)
    expect(Number(count)).toBeGreaterThan(0)
  })

  it('explains a match part by part, and which part fails of another query', async () => {
    await open(`lang=zh&drill=include&q=${encodeURIComponent(query)}`)
    await page.locator('.mention > button').first().click()
    const drawer = page.locator('.ant-drawer')
    // The words that pushed the polarity, with their direction.
    await drawer
      .locator('[data-reasons] .tag')
      .filter({ hasText: /^[−+] \S/ })
      .first()
      .waitFor()
    await drawer.getByText('为何命中').first().click()
    await drawer.locator('.explained-part[data-holds="true"] mark', { hasText: '云岭速运' }).first().waitFor()
    await drawer.getByText('换一个检索式或监测对象试试').click()
    const field = drawer.locator('textarea[data-query]')
    await field.fill('云岭速运 AND 火山喷发')
    await field.press('Enter')
    await drawer.getByText('不命中').waitFor()
    const failing = drawer.locator('.explained-part[data-holds="false"][data-decides]')
    expect(await failing.locator('code').allTextContents()).toEqual(['火山喷发'])
    await keepShot(page, 'search-explain-zh-wide')
  })

  it('shows first what found a mention, marks it apart from its subjects, and narrows the search by them', async () => {
    await open(`lang=zh&drill=include&range=30d&q=${encodeURIComponent('延误')}`)
    const row = page.locator('article.mention', { has: page.locator('.meta a', { hasText: '云岭速运' }) }).first()
    const id = await row.getAttribute('data-mention')
    await row.locator('> button').click()
    const drawer = page.locator('.ant-drawer')
    const why = drawer.locator('.mention-why')
    await why.locator('mark[data-of="searched"]', { hasText: '延误' }).waitFor()
    await why.locator('mark[data-of="subject"]').first().waitFor()
    await drawer.locator('.detail-text mark[data-of="searched"]').first().waitFor()
    const [above, text] = [await why.boundingBox(), await drawer.locator('.detail-text').boundingBox()]
    expect(above?.y).toBeLessThan(text?.y ?? 0)
    await keepShot(page, 'search-why-zh-wide')
    await page.setViewportSize(narrow)
    await page.screenshot({ path: 'test-results/browser/search-why-zh-narrow.png' })
    await page.setViewportSize(wide)
    await page.keyboard.press('Escape')
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate('document.activeElement?.closest("[data-mention]")?.getAttribute("data-mention")')
    await expect.poll(focused).toBe(id)
    await row.locator('.meta a', { hasText: '云岭速运' }).click()
    await page.waitForURL((url) => url.searchParams.has('subject'))
    const kept = Object.fromEntries(new URL(page.url()).searchParams)
    expect(kept).toMatchObject({ q: '延误', range: '30d', drill: 'include' })
  })

  it('says which of how many a page shows, and goes to the page before', async () => {
    await eventually('two pages', 90, async () => ((await total('')) > 60 ? true : undefined))
    await open('lang=zh&drill=include&range=all')
    await page.getByText(/第 1–50 条，共 \d+ 条/).waitFor()
    const first = await page.locator('article.mention').first().getAttribute('data-mention')
    await button('下一页').click()
    await page.getByText(/第 51–\d+ 条，共 \d+ 条/).waitFor()
    const top = 'window.scrollY'
    await expect.poll(() => page.evaluate<number>(top)).toBe(0)
    await page.locator('article.mention > button').first().click()
    await page.locator('.ant-drawer .detail-text').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.searchParams.has('mention'))
    await button('上一页').click()
    await page.getByText(/第 1–50 条/).waitFor()
    await expect.poll(() => page.locator('article.mention').first().getAttribute('data-mention')).toBe(first)
    expect(new URL(page.url()).searchParams.has('cursor')).toBe(false)
  })

  it('warns below the query of what is probably not meant, and mends it by a click', async () => {
    for (const language of ['en', 'zh']) {
      const field = await open(`lang=${language}&drill=include`)
      await field.fill('云岭 and 延误 platform:论坛 ')
      await page.locator('[data-warning="word-looks-like-operator"]').waitFor()
      await page.locator('[data-warning="unknown-value"]').waitFor()
      await keepShot(page, `search-warnings-${language}-wide`)
    }
    await page.locator('[data-warning="unknown-value"]').getByRole('button').click()
    expect(await page.locator('textarea[data-query]').inputValue()).toBe('云岭 and 延误 platform:forum ')
  })

  it('explains from an alert why a mention it rests on matches its subject', async () => {
    await page.goto(`${visit.url}/ledger?lang=zh`)
    await page.locator('tr.open-row').first().click()
    await page
      .getByRole('button', { name: /查看 \d+ 条信息/ })
      .first()
      .click()
    await page.locator('.alert-why').getByText('为何命中').first().click()
    const root = page.locator('.alert-why .explanation > .explained-part').first()
    expect(await root.getAttribute('data-holds')).toBe('true')
    await keepShot(page, 'ledger-why-zh-wide')
  })

  for (const language of ['zh', 'en'] as const)
    it(`is accessible and fits at 390 px with a saved search open and stories shown, in ${language}`, async () => {
      await page.setViewportSize(wide)
      await open(`lang=${language}&drill=include&range=30d&group=story&q=${encodeURIComponent('云岭速运')}`)
      await expect.poll(() => page.locator('.story-groups > li').count()).toBeGreaterThan(0)
      await inspectShown(page, `search-stories-${language}`)
      await page.setViewportSize(wide)
    })

  it('ran without an error in the console', () => {
    expect(troubles).toEqual([])
  })
})
