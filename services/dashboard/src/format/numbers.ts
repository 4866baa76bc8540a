import { locales, type Language } from '../words/translate.ts'

export class Numbers {
  readonly #plain: Intl.NumberFormat
  readonly #compact: Intl.NumberFormat
  readonly #percent: Intl.NumberFormat
  readonly #signed: Intl.NumberFormat

  constructor(language: Language) {
    const locale = locales[language]
    this.#plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
    this.#compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
    this.#signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  }

  plain(value: number): string {
    return this.#plain.format(value)
  }

  /** `1.2万` / `12K`. */
  compact(value: number): string {
    return this.#compact.format(value)
  }

  /** With its sign: `+3`, `−0.12`. */
  signed(value: number): string {
    return this.#signed.format(value).replace('-', '−')
  }

  /** 0.31 is `31%`. What is not quite nothing or not quite all is not said to be: `<1%`, `>99%`. */
  percent(share: number): string {
    if (share > 0 && share < 0.005) return `<${this.#percent.format(0.01)}`
    if (share < 1 && share >= 0.995) return `>${this.#percent.format(0.99)}`
    return this.#percent.format(share)
  }
}
