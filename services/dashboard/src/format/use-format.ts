import { useMemo } from 'react'
import { useLanguage } from '../words/language.tsx'
import { Moments } from './moment.ts'
import { Numbers } from './numbers.ts'

export function useFormat(): { readonly moments: Moments; readonly numbers: Numbers } {
  const { language } = useLanguage()
  return useMemo(() => ({ moments: new Moments(language), numbers: new Numbers(language) }), [language])
}
