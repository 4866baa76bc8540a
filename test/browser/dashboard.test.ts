import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GradedAlert, Incident, Mention, MentionCorrection } from '@groundswell/contracts'
import { Api } from '../support/api.ts'
import { eventually } from '../support/processes.ts'
import { inspectShown, narrow, signIn, wide } from './inspect.ts'
import { keepShot, startVisit, type Visit } from './visitor.ts'

type Corrected = Mention & { readonly corrections?: readonly MentionCorrection[] }

const places = ['/', '/live', '/ledger', '/incidents', '/search', '/subjects', '/sources', '/channels', '/system']
const languages = ['zh', 'en'] as const

describe('the dashboard in a real browser, through the demo', () => {
  let visit: Visit
  let page: Page
  let api: Api
  let troubles: readonly string[] = []

  beforeAll(async () => {
    visit = await startVisit()
    api = new Api(`${visit.url}/api/v1`, visit.token)
    ;({ page, troubles } = await signIn(visit))
  })

  afterAll(async () => {
    await visit?.end()
  })

  async function worstIncident(): Promise<Incident> {
    return eventually('a level 1 incident', 90, async () => {
      const incidents = await api.all<Incident>('/incidents')
      return incidents.find((incident) => incident.level === 1)
    })
  }

  it('shows events of level 1, 2 and 3 on the overview without a reload', async () => {
    await eventually('three levels in the ledger', 90, async () => {
      const levels = new Set((await api.all<GradedAlert>('/alerts')).map((alert) => alert.level))
      return levels.size === 3 ? true : undefined
    })
    await page.getByText('一级 重大').first().waitFor({ timeout: 30_000 })
    await page.getByText('演练 DRILL').first().waitFor()
    await keepShot(page, 'overview-zh-wide')
    await page.goto(`${visit.url}/ledger`)
    for (const level of ['一级 重大', '二级 较大', '三级 一般']) {
      await expect.poll(() => page.getByText(level).count(), { timeout: 10_000 }).toBeGreaterThan(0)
    }
  })

  it('opens an incident whose clocks count down, and acknowledges it', async () => {
    const incident = await worstIncident()
    await page.goto(`${visit.url}/incidents/${incident.id}`)
    await page.getByText('紧急会议').first().waitFor()
    const clock = page.locator('text=/还剩 .*秒/').first()
    const before = await clock.textContent()
    await eventually('the countdown moves', 10, async () => ((await clock.textContent()) === before ? undefined : true))
    await keepShot(page, 'incident-zh-wide')
    await page.getByRole('button', { name: '确认接警' }).first().click()
    await eventually('the acknowledgement is kept', 10, async () => {
      const now = await api.get<Incident>(`/incidents/${incident.id}`)
      return now.acknowledgedAt
    })
    await expect.poll(() => page.getByText('等待确认接警').count()).toBe(0)
  })

  it('raises a level with a reason at 390 px', async () => {
    const incidents = await api.all<Incident>('/incidents')
    const lesser = incidents.find((incident) => incident.level > 1)
    if (lesser === undefined) throw new Error('no incident below level 1')
    const higher = lesser.level === 3 ? 2 : 1
    await page.setViewportSize(narrow)
    await page.goto(`${visit.url}/incidents/${lesser.id}`)
    await page.getByRole('button', { name: '调整等级' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(higher === 2 ? '二级' : '一级')
      .first()
      .click()
    await dialog.getByRole('textbox').fill('客户为医院，影响扩大')
    await keepShot(page, 'level-form-zh-narrow')
    await dialog.getByRole('button', { name: '调整等级' }).click()
    await expect.poll(async () => (await api.get<Incident>(`/incidents/${lesser.id}`)).level).toBe(higher)
    await page.setViewportSize(wide)
  })

  it('finds mentions by a query, marks what was found, and says where a query is wrong', async () => {
    await page.goto(`${visit.url}/search?q=${encodeURIComponent('延误 AND 云岭')}`)
    await expect.poll(() => page.locator('mark', { hasText: '延误' }).count(), { timeout: 10_000 }).toBeGreaterThan(0)
    await keepShot(page, 'search-zh-wide')
    await page.goto(`${visit.url}/search?q=${encodeURIComponent('延误 AND (云岭')}`)
    await page.getByRole('alert').first().waitFor()
    await keepShot(page, 'search-error-zh-wide')
  })

  it('corrects a label by one key, shows the model’s own beside it, and undoes it by another', async () => {
    await page.goto(`${visit.url}/live`)
    const rows = page.locator('article.mention')
    await rows.first().waitFor()
    await page.keyboard.press('j')
    const selected = page.locator('article.mention.selected')
    const id = (await selected.getAttribute('data-mention')) ?? ''
    const { polarity } = await api.get<Mention>(`/mentions/${encodeURIComponent(id)}`)
    const other = polarity === 'positive' ? { key: '-', polarity: 'negative' } : { key: '+', polarity: 'positive' }
    await page.keyboard.press(other.key)
    const said = async (): Promise<string | undefined> => {
      const mention = await api.get<Corrected>(`/mentions/${encodeURIComponent(id)}`)
      expect(mention.polarity).toBe(polarity)
      return mention.corrections?.[0]?.labels.polarity?.value
    }
    await expect.poll(said).toBe(other.polarity)
    await expect.poll(() => selected.locator('.tag.corrected').innerText()).toMatch(/更正：.*（模型：.*）/)
    expect(await selected.locator('.polarity').getAttribute('data-polarity')).toBe(other.polarity)
    await keepShot(page, 'correction-zh-wide')
    await page.keyboard.press('u')
    await expect.poll(said).toBeUndefined()
    await expect.poll(() => selected.locator('.tag.corrected').count()).toBe(0)
  })

  it('says that a correction failed, and shows the label as it was', async () => {
    await page.route('**/corrections', (route) => route.fulfill({ status: 503, json: { title: 'away', status: 503 } }))
    await page.keyboard.press('0')
    await page.getByText('更正未能保存').waitFor()
    await expect.poll(() => page.locator('.tag.corrected').count()).toBe(0)
    await page.unroute('**/corrections')
    await page.keyboard.press('j')
  })

  async function inspect(path: string, name: string, language: (typeof languages)[number]): Promise<void> {
    await page.setViewportSize(wide)
    await page.goto(`${visit.url}${path}?lang=${language}`)
    await page.getByRole('main').waitFor()
    await expect.poll(() => page.locator('.bone, .ant-skeleton').count(), { timeout: 10_000 }).toBe(0)
    expect(await page.locator('html').getAttribute('lang')).toMatch(language === 'zh' ? /^zh/ : /^en/)
    await inspectShown(page, `${name}-${language}`)
  }

  for (const language of languages) {
    for (const place of places) {
      it(`is accessible and fits at 390 px: ${place} in ${language}`, async () => {
        await inspect(place, place === '/' ? 'overview' : place.slice(1), language)
        expect(page.url()).toContain(place)
      })
    }

    it(`is accessible and fits at 390 px: an incident in ${language}`, async () => {
      const incident = await worstIncident()
      await inspect(`/incidents/${incident.id}`, 'incident', language)
      expect(page.url()).toContain(incident.id)
    })
  }

  it('leaves no word of Chinese in the English frame', async () => {
    await page.setViewportSize(wide)
    await page.goto(`${visit.url}/?lang=en`)
    const navigation = await page.getByRole('navigation').first().innerText()
    expect(navigation.replace('潮涌', '')).not.toMatch(/\p{Script=Han}/u)
  })

  it('ran without an error in the console', () => {
    expect(troubles).toEqual([])
  })
})
