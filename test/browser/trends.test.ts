import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Api } from '../support/api.ts'
import { inspectShown, signIn, wide } from './inspect.ts'
import { keepShot, startVisit, untilToldWhole, type Visit } from './visitor.ts'

interface Found {
  readonly total: number
}

describe('the page of trends in a real browser, through the demo', () => {
  let visit: Visit
  let page: Page
  let api: Api
  let troubles: readonly string[] = []

  beforeAll(async () => {
    visit = await startVisit()
    api = new Api(`${visit.url}/api/v1`, visit.token)
    ;({ page, troubles } = await signIn(visit))
    await untilToldWhole(api)
  })

  /** A period that is over: nothing comes into it between the page and the search. */
  function past(): string {
    const ends = Date.now() - 60_000
    const bounds = { from: new Date(ends - 30 * 3_600_000).toISOString(), to: new Date(ends).toISOString() }
    return `/trends?${new URLSearchParams(bounds).toString()}`
  }

  afterAll(async () => {
    await visit?.end()
  })

  async function open(address: string): Promise<void> {
    await page.goto(`${visit.url}${address}`)
    await page.locator('[data-chart="volume"] svg').waitFor()
    await settled()
  }

  async function settled(): Promise<void> {
    await expect.poll(() => page.locator('.bone, .ant-skeleton').count(), { timeout: 10_000 }).toBe(0)
  }

  /** How many mentions the search that the page now shows finds, by its own address. */
  async function foundHere(): Promise<number> {
    await page.waitForURL(/\/search\?/)
    await page.locator('.mention').first().waitFor()
    const shown = await page.locator('h1').innerText()
    return Number(/[\d,]+/.exec(shown)?.[0].replaceAll(',', ''))
  }

  it('is reached by g t, and says in words how it developed', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await page.waitForURL(`${visit.url}/trends`)
    await page.locator('[data-chart="volume"] svg').waitFor()
    await expect.poll(() => page.locator('h1').innerText()).toMatch(/近 7 个自然日共 \d+ 条.*负面 \d+%/)
  })

  it('opens from a row of the table exactly the mentions that were counted', async () => {
    await open(past())
    const volume = page.locator('section', { has: page.locator('[data-chart="volume"]') })
    await volume.getByRole('button', { name: '以表格查看' }).click()
    const row = page.locator('.sheet tbody tr', { has: page.locator('a') }).first()
    const counted = Number(await row.locator('td').nth(1).innerText())
    await row.locator('a').click()
    expect(await foundHere()).toBe(counted)
  })

  it('opens from a bar of the chart the mentions of its hour', async () => {
    await open(past())
    const box = await page.locator('[data-chart="volume"]').boundingBox()
    if (box === null) throw new Error('the chart has no place')
    // Inside the plot, in one of its middle columns, which all have mentions.
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForURL(/\/search\?/)
    const { searchParams } = new URL(page.url())
    const [from, to] = [searchParams.get('from') ?? '', searchParams.get('to') ?? '']
    expect(Date.parse(to) - Date.parse(from)).toBe(3_600_000)
    const { total } = await api.get<Found>(`/mentions?drill=include&size=1&from=${from}&to=${to}`)
    expect(await foundHere()).toBe(total)
  })

  it('opens from a cell of the week, a subject and a platform as many as they say', async () => {
    await open(past())
    const cell = page.locator('.heat td[data-step="5"] button').first()
    const inCell = Number(await cell.innerText())
    await cell.click()
    expect(await foundHere()).toBe(inCell)
    await open(past())
    const voice = page.locator('.voices tbody tr').first()
    const heard = Number(await voice.locator('td').nth(3).innerText())
    await voice.locator('a').first().click()
    expect(await foundHere()).toBe(heard)
    await open(past())
    const platform = page.locator('.bar-list li', { hasText: '论坛' }).first()
    const counted = Number(await platform.locator('.strong').innerText())
    await platform.locator('a').first().click()
    expect(await foundHere()).toBe(counted)
  })

  it('opens from a term mentions that have it', async () => {
    await open(past())
    const term = page.locator('.terms li a').first()
    const text = await term.innerText()
    await term.click()
    expect(await foundHere()).toBeGreaterThan(0)
    await page.locator('mark').first().waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe(`"${text}"`)
  })

  it('compares two subjects, keeps it in the address, and comes back to it', async () => {
    await open('/trends?subject=yunling&compare=subject%3Ajiefeng&zone=Asia%2FKathmandu&interval=hour')
    await page.getByText('捷风物流（竞争对手）').first().waitFor()
    await keepShot(page, 'trends-subjects-zh-wide')
    await page.locator('h1 a').first().click()
    await foundHere()
    await page.goBack()
    await page.locator('[data-chart="volume"] svg').waitFor()
    expect(new URL(page.url()).searchParams.get('compare')).toBe('subject:jiefeng')
  })

  it('says where a query is wrong, and what to do where nothing matches', async () => {
    await page.goto(`${visit.url}/trends?q=${encodeURIComponent('延误 AND (云岭')}`)
    await page.getByText('括号没有闭合').waitFor()
    await open(`/trends?q=${encodeURIComponent('从未有人写过的话')}`)
    expect(await page.getByText('没有符合条件的信息').count()).toBe(2)
    await keepShot(page, 'trends-empty-zh-wide')
  })

  for (const language of ['zh', 'en'] as const) {
    it(`is accessible and fits at 390 px in ${language}`, async () => {
      await page.setViewportSize(wide)
      await open(`/trends?lang=${language}`)
      await inspectShown(page, `trends-${language}`)
      expect(await page.locator('html').getAttribute('lang')).toContain(language)
      await page.setViewportSize(wide)
    })
  }

  it('ran without an error in the console', () => {
    expect(troubles).toEqual([])
  })
})
