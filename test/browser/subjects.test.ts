import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job, Mention, Subject } from '@groundswell/contracts'
import { Api } from '../support/api.ts'
import { inspectShown, signIn, wide } from './inspect.ts'
import { keepShot, startVisit, untilToldWhole, type Visit } from './visitor.ts'

const narrowed = '云岭速运 AND (延误 OR 赔偿)'

describe('subjects in a real browser, through the demo', () => {
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

  afterAll(async () => {
    await visit?.end()
  })

  /** The figure as it is shown, and what the search it opens finds. */
  async function figure(name: string): Promise<{ readonly shown: number; readonly found: number }> {
    const link = page.locator(`[data-figure=${name}]`)
    const text = (await link.locator('.value').textContent()) ?? ''
    const query = new URL((await link.getAttribute('href')) ?? '', visit.url).search
    const { total } = await api.get<{ total: number }>(`/mentions${query}`)
    return { shown: Number(text.replaceAll(/\D/g, '')), found: total }
  }

  async function expectAgreement(name: string): Promise<number> {
    await expect
      .poll(async () => {
        const { shown, found } = await figure(name)
        return shown - found
      })
      .toBe(0)
    return (await figure(name)).shown
  }

  const editor = () => page.getByRole('textbox', { name: '检索式' })
  const previewed = () => page.locator('[data-preview=shown]').waitFor({ timeout: 30_000 })

  it('lists what is watched with its figures, each of which opens', async () => {
    await page.goto(`${visit.url}/subjects`)
    const row = page.locator('[data-subject=yunling]')
    await row.getByText('品牌').waitFor()
    await expect.poll(() => row.getByRole('link').count(), { timeout: 10_000 }).toBeGreaterThan(2)
    await row.getByRole('link', { name: '云岭速运' }).click()
    await page.waitForURL(`${visit.url}/subjects/yunling`)
    await page.getByRole('heading', { name: '最近匹配' }).waitFor()
  })

  it('says where a query is wrong while it is typed', async () => {
    await editor().fill('云岭速运 AND (延误')
    await page.getByRole('alert').getByText('括号没有闭合').waitFor()
    await page.getByText('先改正检索式里的错误').waitFor()
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await keepShot(page, 'subject-error-zh-wide')
  })

  it('shows before saving what a change adds and removes, as searches find it, and keeps the draft in the address', async () => {
    await editor().fill(narrowed)
    await expect.poll(() => new URL(page.url()).searchParams.get('query')).toBe(narrowed)
    await page.reload()
    await previewed()
    expect(await editor().inputValue()).toBe(narrowed)
    const total = await expectAgreement('total')
    const before = await expectAgreement('before')
    const added = await expectAgreement('added')
    const removed = await expectAgreement('removed')
    expect(total).toBeGreaterThan(0)
    expect(total).toBe(before + added - removed)
    // Nothing is added: what the change takes away is shown first.
    await page.locator('.ant-segmented-item-selected', { hasText: `移除 −${removed}` }).waitFor()
    await keepShot(page, 'subject-preview-zh-wide')
    await page.getByRole('button', { name: '为何命中' }).first().click()
    await page.locator('[data-preview-panel] code').first().waitFor()
  })

  it('warns of what is probably not meant and mends it', async () => {
    await editor().fill('云岭速运 OR 延误 AND 赔偿')
    await page.locator('[data-warning=mixed-operators]').getByRole('button').click()
    expect(await editor().inputValue()).toBe('云岭速运 OR (延误 AND 赔偿)')
  })

  it('saves, offers to apply it to stored mentions, and does', async () => {
    await editor().fill(narrowed)
    await previewed()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('是否也应用到已存的信息').waitFor()
    expect((await api.get<Subject>('/subjects/yunling')).query).toBe(narrowed)
    await page.reload()
    await page.getByText('是否也应用到已存的信息').waitFor()
    expect(await editor().inputValue()).toBe(narrowed)
    await page.getByText('全部已存信息').click()
    await page.getByRole('button', { name: '应用' }).click()
    await page.locator('[data-job=done]').waitFor({ timeout: 30_000 })
    const { items } = await api.get<{ items: Job[] }>('/jobs?subject=yunling')
    expect(items[0]).toMatchObject({ state: 'done', added: 0 })
    expect(items[0]?.removed).toBeGreaterThan(0)
    await keepShot(page, 'subject-retro-match-zh-wide')
    const recent = await api.get<{ items: Mention[] }>('/mentions?q=subject:yunling&drill=include&size=50')
    for (const { title, text } of recent.items) expect(`${title}\n${text}`).toMatch(/延误|赔偿/)
    await expect.poll(async () => (await page.locator('[data-mention]').count()) > 0, { timeout: 10_000 }).toBe(true)
  })

  it('adds a subject, and says what deleting it ends before it does', async () => {
    await page.goto(`${visit.url}/subjects/new`)
    await page.getByRole('textbox', { name: '名称' }).fill('江州分拣中心')
    await page.getByRole('textbox', { name: '编号' }).fill('jiangzhou-hub')
    await editor().fill('分拣中心')
    await previewed()
    await page.getByRole('button', { name: '开始监测' }).click()
    await page.waitForURL(/\/subjects\/jiangzhou-hub/)
    await page.getByRole('button', { name: '删除' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('一秒内停止匹配新信息').waitFor()
    await keepShot(page, 'subject-delete-zh-wide')
    await dialog.getByRole('button', { name: '删除监测对象' }).click()
    await page.waitForURL(`${visit.url}/subjects`)
    expect((await api.all<Subject>('/subjects')).map(({ id }) => id)).not.toContain('jiangzhou-hub')
  })

  for (const language of ['zh', 'en'] as const) {
    for (const [name, path] of [
      ['subject', `/subjects/yunling?query=${encodeURIComponent('云岭速运 OR 快递')}&`],
      ['subject-new', '/subjects/new?'],
    ] as const) {
      it(`is accessible and fits at 390 px: ${name} in ${language}`, async () => {
        await page.setViewportSize(wide)
        await page.goto(`${visit.url}${path}lang=${language}`)
        await expect.poll(() => page.locator('.bone').count(), { timeout: 10_000 }).toBe(0)
        if (name === 'subject') await previewed()
        await inspectShown(page, `${name}-${language}`)
      })
    }
  }

  it('ran without an error in the console', () => {
    expect(troubles).toEqual([])
  })
})
