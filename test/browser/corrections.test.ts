import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  ClassifierPreview,
  Correction,
  GradedEvent,
  Incident,
  Mention,
  MentionCorrection,
  SubjectClassifierState,
} from '@groundswell/contracts'
import { sampleCorrections } from '@groundswell/testkit'
import { Api } from '../support/api.ts'
import { eventually } from '../support/processes.ts'
import { inspectShown, signIn, wide } from './inspect.ts'
import { keepShot, startVisit, untilToldWhole, type Visit } from './visitor.ts'

type Corrected = Mention & { readonly corrections?: readonly MentionCorrection[] }

/** A subject of its own, so that nothing of the demo's course is changed. */
const subject = { id: 'qingpuwan', name: '青浦湾快运', query: '青浦湾快运', kind: 'competitor' }

describe('corrections and the classifier of a subject in a real browser, through the demo', () => {
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

  const read = (id: string): Promise<Corrected> => api.get<Corrected>(`/mentions/${encodeURIComponent(id)}`)
  const historyOf = async (id: string): Promise<readonly Correction[]> =>
    (await api.get<{ items: Correction[] }>(`/mentions/${encodeURIComponent(id)}/corrections`)).items

  async function correct(id: string, labels: object): Promise<void> {
    const { version } = await read(id)
    const answer = await api.post(`/mentions/${encodeURIComponent(id)}/corrections`, { version, ...labels })
    expect(answer.status).toBe(201)
  }

  it('corrects the emotion by a key, and says that undoing keeps the history', async () => {
    await page.goto(`${visit.url}/live`)
    await page.locator('article.mention').first().waitFor()
    await page.keyboard.press('j')
    const selected = page.locator('article.mention.selected')
    const id = (await selected.getAttribute('data-mention')) ?? ''
    const { emotion } = await read(id)
    const wanted = emotion === 'joy' ? { word: '愤怒', value: 'anger' } : { word: '喜悦', value: 'joy' }
    await page.keyboard.press('m')
    await page.getByRole('dialog').getByText('更正情绪').waitFor()
    const list = page.locator('.ant-select-dropdown')
    // In sight, also for whoever asked for no motion.
    await expect.poll(async () => (await list.boundingBox())?.x ?? -1).toBeGreaterThan(0)
    expect((await list.boundingBox())?.y).toBeLessThan(wide.height)
    await page.keyboard.type(wanted.word)
    await page.keyboard.press('Enter')
    const said = async (): Promise<string | undefined> => (await read(id)).corrections?.[0]?.labels.emotion?.value
    await expect.poll(said).toBe(wanted.value)
    await expect.poll(() => selected.locator('.tag.corrected').innerText()).toContain(wanted.word)
    await page.getByRole('button', { name: '撤销，记录保留' }).waitFor()
    await keepShot(page, 'emotion-zh-wide')
    await page.keyboard.press('u')
    await expect.poll(said).toBeUndefined()
    await page.getByText('更正记录仍保留。要彻底删除').waitFor()
    await expect
      .poll(async () => (await historyOf(id))[0]?.entries.map((entry) => entry.emotion))
      .toEqual([wanted.value, null])
  })

  it('erases a correction for good beside the mention, after saying what goes and what stays', async () => {
    const selected = page.locator('article.mention.selected')
    const id = (await selected.getAttribute('data-mention')) ?? ''
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('group', { name: '更正情绪' }).waitFor()
    await page.keyboard.press('+')
    await expect.poll(async () => (await read(id)).corrections?.length).toBe(1)
    await drawer.getByRole('button', { name: '查看记录' }).click()
    await drawer.getByRole('button', { name: '彻底删除' }).click()
    const asked = page.getByRole('dialog', { name: /彻底删除更正/ })
    await asked.getByText('信息本身和证据仍在').waitFor()
    await keepShot(page, 'correction-erase-zh-wide')
    await asked.getByRole('button', { name: '彻底删除' }).click()
    await page.getByText('已彻底删除，无法恢复').waitFor()
    await expect.poll(() => drawer.locator('.tag.corrected').count()).toBe(0)
    expect((await read(id)).corrections).toBeUndefined()
    await expect.poll(async () => (await historyOf(id)).length).toBe(0)
    await page.keyboard.press('u')
    expect(await historyOf(id)).toEqual([])
  })

  it('shows corrected labels beside the model’s wherever a mention is shown', async () => {
    const incident = (await api.all<Incident>('/incidents')).find(({ level }) => level === 1)
    if (incident === undefined) throw new Error('no incident of level 1')
    const event = await api.get<GradedEvent>(`/events/${incident.eventId}`)
    const query = `story:${event.story.id}`
    const found = await api.get<{ items: Corrected[] }>(`/mentions?q=${encodeURIComponent(query)}&drill=include&size=1`)
    const [mention] = found.items
    if (mention === undefined) throw new Error('a story without mentions')
    await correct(mention.id, { emotion: 'sadness', category: 'other', polarity: 'positive', negativeEvent: false })
    await correct(mention.id, { subjectId: incident.subject.id, polarity: 'neutral', negativeEvent: false })
    const said = await read(mention.id)
    expect(said.corrections).toHaveLength(2)
    const listed = await api.get<{ items: Corrected[] }>(
      `/mentions?q=${encodeURIComponent(query)}&drill=include&size=1`,
    )
    expect(listed.items[0]?.corrections).toEqual(said.corrections)
    const narrowed = `subject=${encodeURIComponent(incident.subject.id)}`
    for (const [name, path] of [
      ['live', '/live'],
      ['live-subject', `/live?${narrowed}`],
      ['search', `/search?q=${encodeURIComponent(query)}&range=all`],
      ['subject', `/subjects/${incident.subject.id}`],
      ['incident', `/incidents/${incident.id}`],
    ] as const) {
      await page.goto(`${visit.url}${path}`)
      const row = page.locator(`[data-mention="${mention.id}"]`).first()
      await row.waitFor()
      const labels: string[] = await row
        .locator('.tag.corrected')
        .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('data-label') ?? ''))
      // Of the whole text all four, towards the subject its two.
      expect([name, labels.toSorted((a, b) => a.localeCompare(b))]).toEqual([
        name,
        ['category', 'emotion', 'negativeEvent', 'negativeEvent', 'polarity', 'polarity'],
      ])
      await keepShot(page, `corrected-${name}-zh-wide`)
    }
    await page.goto(`${visit.url}/live?mention=${encodeURIComponent(mention.id)}`)
    await expect.poll(() => page.getByRole('dialog').locator('.tag.corrected').count(), { timeout: 10_000 }).toBe(6)
    await keepShot(page, 'corrected-mention-zh-wide')
  })

  it('says in the export panel where corrected labels are', async () => {
    await page.goto(`${visit.url}/search?range=all`)
    await page.getByRole('button', { name: '导出' }).click()
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain('更正过的标签与模型的判断并列')
    await keepShot(page, 'export-zh-wide')
    await page.keyboard.press('Escape')
  })

  const classifier = (): Promise<SubjectClassifierState> =>
    api.get<SubjectClassifierState>(`/subjects/${subject.id}/classifier`)

  it('trains a classifier, and offers to switch it on only when what it would change was looked at', async () => {
    const samples = sampleCorrections(80)
    const items = samples.map(({ text }) => ({ source: 'sample', text: `${subject.name}${text}` }))
    const ids = (await api.lines('/intake', items)).map(({ id = '' }) => id)
    const foundBy = async (query: string): Promise<number> =>
      (await api.get<{ total: number }>(`/mentions?q=${query}&drill=include&size=1`)).total
    const all = async (query: string): Promise<true | undefined> =>
      (await foundBy(query)) === samples.length ? true : undefined
    await eventually('every sample is stored', 60, () => all(encodeURIComponent(subject.query)))
    expect((await api.post('/subjects', subject)).status).toBe(201)
    expect((await api.post(`/subjects/${subject.id}/retro-match`, {})).status).toBe(202)
    await eventually('every sample is of the subject', 60, () => all(`subject:${subject.id}`))
    for (const [at, { negativeEvent, polarity }] of samples.entries())
      await correct(ids[at] ?? '', { subjectId: subject.id, negativeEvent, polarity })
    await eventually('every correction is counted', 10, async () => {
      const { event, quiet } = (await classifier()).corrections.negativeEvent
      return event + quiet === samples.length ? true : undefined
    })
    await page.goto(`${visit.url}/subjects/${subject.id}`)
    const panel = page.locator('[data-classifier]')
    await panel.getByText('我们逐条标注').click()
    await panel.getByRole('button', { name: '训练' }).click()
    await panel.locator('[data-better=true]').first().waitFor({ timeout: 60_000 })
    await panel.getByText('看过预览之后，才能开启').waitFor()
    expect(await panel.getByRole('switch').isDisabled()).toBe(true)
    await keepShot(page, 'classifier-trained-zh-wide')
  })

  it('previews what would change with counts and samples, as the API has them', async () => {
    const panel = page.locator('[data-classifier]')
    await panel.getByRole('button', { name: '预览会改变什么' }).click()
    const shown = panel.locator('[data-preview-changed]')
    await shown.waitFor()
    const preview = await api.get<ClassifierPreview>(`/subjects/${subject.id}/classifier/preview`)
    expect(preview.changed).toBeGreaterThan(10)
    expect(await shown.getAttribute('data-preview-changed')).toBe(String(preview.changed))
    expect(await shown.locator('[data-mention]').count()).toBe(preview.samples.length)
    const turned = preview.negativeEvent?.find(({ to }) => to)
    await shown.getByText(`否 → 是 ${turned?.count}`).waitFor()
    await keepShot(page, 'classifier-preview-zh-wide')
    await expect.poll(() => panel.getByRole('switch').isDisabled()).toBe(false)
  })

  it('switches it on, so that what comes in is judged by it, and off again', async () => {
    const judgedBy = async (text: string): Promise<number | null> => {
      const [accepted] = await api.lines('/intake', [{ source: 'sample', text }])
      const mention = await eventually('it is scored', 30, async () => {
        const { items } = await api.get<{ items: Mention[] }>(
          `/mentions?q=subject:${subject.id}&sort=newest&drill=include&size=20`,
        )
        return items.find((one) => one.id === accepted?.id)
      })
      return mention.subjects.find((match) => match.id === subject.id)?.judgedBy?.classifier ?? null
    }
    await page.getByRole('switch').click()
    await page.locator('[data-classifier=on]').waitFor()
    await page.getByText('已开启，正在判断新信息').waitFor()
    const { classifier: on } = await classifier()
    expect(on?.enabled).toBe(true)
    let serial = 0
    await eventually('a new mention is judged by it', 20, async () => {
      serial += 1
      const by = await judgedBy(`青浦湾快运北塘分拣停了，第 ${serial} 天`)
      return by === on?.version ? true : undefined
    })
    await page.getByRole('switch').click()
    await page.locator('[data-classifier=off]').waitFor()
    expect((await classifier()).classifier?.enabled).toBe(false)
    await eventually('a new mention is judged by the built-in model again', 20, async () => {
      serial += 1
      return (await judgedBy(`青浦湾快运南屿分拣停了，第 ${serial} 天`)) === null ? true : undefined
    })
  })

  for (const language of ['zh', 'en'] as const)
    it(`is accessible and fits at 390 px: the classifier with its preview in ${language}`, async () => {
      await page.setViewportSize(wide)
      await page.goto(`${visit.url}/subjects/${subject.id}?lang=${language}`)
      await expect.poll(() => page.locator('.bone').count(), { timeout: 10_000 }).toBe(0)
      const name = language === 'zh' ? '预览会改变什么' : 'Preview what it would change'
      await page.getByRole('button', { name }).click()
      await page.locator('[data-preview-changed]').waitFor()
      // What the pointer rests on has another colour.
      await page.mouse.move(0, 0)
      await inspectShown(page, `classifier-${language}`)
    })

  it('ran without an error in the console', () => {
    expect(troubles).toEqual([])
  })
})
