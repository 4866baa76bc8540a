import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { labelOf, locales, translate, type Fill, type Language } from './translate.ts'
import type { WordKey } from './dictionary.ts'

interface LanguageContext {
  readonly language: Language
  readonly locale: string
  readonly t: (key: WordKey, fill?: Fill) => string
  readonly label: (family: string, value: string) => string
  readonly setLanguage: (language: Language) => void
}

const Context = createContext<LanguageContext | undefined>(undefined)
const storageKey = 'groundswell.language'

/** `?lang=` wins and is kept; then what was kept; then the browser's own. */
export function chooseLanguage(search: string, kept: string | null, browser: readonly string[]): Language {
  const asked = new URLSearchParams(search).get('lang')
  for (const candidate of [asked, kept]) {
    if (candidate === null) continue
    if (/^zh\b/i.test(candidate)) return 'zh'
    if (/^en\b/i.test(candidate)) return 'en'
  }
  return browser.length === 0 || browser.some((one) => /^zh\b/i.test(one)) ? 'zh' : 'en'
}

/** The language outside React: the API client sends it, so that problems come back in the reader's words. */
export function presentLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'zh'
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => {
    const chosen = chooseLanguage(location.search, localStorage.getItem(storageKey), navigator.languages)
    document.documentElement.lang = locales[chosen]
    return chosen
  })
  useEffect(() => {
    document.documentElement.lang = locales[language]
    localStorage.setItem(storageKey, language)
  }, [language])
  const change = useCallback((next: Language) => {
    // Set at once, so that requests made by the same render already ask in the new language.
    document.documentElement.lang = locales[next]
    setLanguage(next)
  }, [])
  const value = useMemo<LanguageContext>(
    () => ({
      language,
      locale: locales[language],
      t: (key, fill) => translate(language, key, fill),
      label: (family, wanted) => labelOf(language, family, wanted),
      setLanguage: change,
    }),
    [language, change],
  )
  return <Context value={value}>{children}</Context>
}

export function useLanguage(): LanguageContext {
  const value = useContext(Context)
  if (value === undefined) throw new Error('useLanguage is used inside LanguageProvider')
  return value
}
