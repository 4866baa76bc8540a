import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { keepShot, type Visit } from './visitor.ts'

export const wide = { width: 1280, height: 860 }
export const narrow = { width: 390, height: 844 }
/** By how many pixels the page is wider than the window. */
export const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** A page that has come by the one-time link, and what goes wrong in it from then on. */
export async function signIn(visit: Visit): Promise<{ readonly page: Page; readonly troubles: readonly string[] }> {
  const context = await visit.browser.newContext({
    viewport: wide,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A button that is just being switched on has, for a fifth of a second, the colours of neither state.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    // Chromium reports what tests ask for on purpose, a refused query, a thing that is gone, a change that fails, as errors of the page.
    if (message.type() === 'error' && !/status of (40[04]|503)/.test(message.text())) troubles.push(message.text())
  })
  await page.goto(visit.signInLink)
  await page.waitForURL(`${visit.url}/`)
  return { page, troubles }
}

/** What a page that is open and settled must be at both widths: no grave barrier, nothing wider than the window; shots are kept. */
export async function inspectShown(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)).toEqual([])
  await keepShot(page, `${name}-wide`)
  await page.setViewportSize(narrow)
  await expect.poll(() => page.evaluate<number>(wider), { timeout: 5000 }).toBeLessThanOrEqual(0)
  await keepShot(page, `${name}-narrow`)
}
