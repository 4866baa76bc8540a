import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Api } from '../support/api.ts'
import { narrow, signIn, wide, wider } from './inspect.ts'
import { keepShot, startVisit, type Visit } from './visitor.ts'

describe('what a saved search newly finds, in a real browser', () => {
  let visit: Visit
  let page: Page
  let api: Api
  let troubles: readonly string[]

  beforeAll(async () => {
    visit = await startVisit()
    api = new Api(`${visit.url}/api/v1`, visit.token)
    ;({ page, troubles } = await signIn(visit))
  })
  afterAll(() => visit?.end())

  const news = (): Locator => page.locator('.found-news')
  const keep = async (name: string, query: string): Promise<void> => {
    const search = { name, query, from: 'P7D', drill: 'include', sort: 'reach', alertOnNew: true, channels: ['desk'] }
    expect((await api.post('/saved-searches', search)).status).toBe(201)
  }
  const send = async (...texts: string[]): Promise<void> => {
    await api.lines(
      '/intake',
      texts.map((text) => ({ source: 'jiangpan', text })),
    )
  }

  it('is announced over the page, which does not move, and opens the search with the newest first', async () => {
    const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
    const channel = { id: 'desk', name: '值班台', kind: 'webhook', url: 'http://127.0.0.1:9/', secret, drills: true }
    expect((await api.post('/channels', channel)).status).toBe(201)
    await keep('泡水的包裹', '泡水')
    await keep('货架上的灰尘与无人理会的长长的检索名称，一眼看不完', '落灰')
    // A search alerts within a second of being kept, and the stream looks every two.
    await new Promise((done) => setTimeout(done, 3_000))
    await page.goto(`${visit.url}/subjects?lang=zh`)
    const heading = page.locator('main h1').first()
    await page.waitForLoadState('networkidle')
    await expect.poll(() => page.locator('.bone').count()).toBe(0)
    const place = await heading.boundingBox()
    await send('云岭速运的包裹泡水了', '货架落灰了')
    await expect.poll(() => news().count(), { timeout: 20_000 }).toBe(2)
    expect(await heading.boundingBox()).toEqual(place)
    await keepShot(page, 'found-zh-wide')
    const { violations } = await new AxeBuilder({ page }).include('.found-place').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.setViewportSize(narrow)
    expect(await page.evaluate<number>(wider)).toBeLessThanOrEqual(0)
    await keepShot(page, 'found-zh-narrow')
    await page.getByRole('button', { name: 'English' }).first().click()
    await expect.poll(() => news().first().textContent()).toMatch(/^1 new: /)
    await keepShot(page, 'found-en-narrow')
    await page.setViewportSize(wide)
    await keepShot(page, 'found-en-wide')

    await news()
      .filter({ hasText: '落灰' })
      .or(news().filter({ hasText: '货架' }))
      .getByRole('button')
      .last()
      .click()
    expect(await news().count()).toBe(1)
    await news().getByRole('button', { name: 'Show' }).click()
    await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === '泡水')
    await page.getByText('云岭速运的包裹泡水了').first().waitFor()
    expect(new URL(page.url()).searchParams.get('sort')).toBeNull()
    expect(await news().count()).toBe(0)
    expect(troubles).toEqual([])
  })
})
