import { sayWindow } from '../../format/duration.ts'
import { labelOf, translate, type Language } from '../../words/translate.ts'

const reason = /^(?<indicator>[a-z-]+) (?<value>.+) ≥ (?<threshold>.+) \((?<window>[^)]+)\)$/

/**
 * What the system wrote as the reason of a timeline entry, in the reader's words. It writes `indicator value ≥ threshold
 * (window)`, joined by `; `; the time a clock was due stands beside it anyway. Undefined where there is nothing to add.
 */
export function saySystemReason(why: string, language: Language): string | undefined {
  if (why.startsWith('due at ')) return undefined
  const said = why
    .replace(/^reopened: /, '')
    .split('; ')
    .map((part) => {
      const groups = reason.exec(part)?.groups
      if (groups === undefined) return part
      const { indicator = '', value = '', threshold = '', window = '' } = groups
      const text = translate(language, 'alert.reached', {
        indicator: labelOf(language, 'indicator', indicator),
        value,
        threshold,
      })
      return `${text} · ${sayWindow(window, language)}`
    })
  return said.join(language === 'zh' ? '；' : '; ')
}
