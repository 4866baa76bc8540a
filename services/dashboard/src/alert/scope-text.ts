import type { AlertScope } from '@groundswell/contracts'
import { useLanguage } from '../words/language.tsx'

/** How far it reached: the sentence the system wrote in Chinese, or the same facts in English. */
export function useScopeText(): (scope: AlertScope) => string {
  const { language, t, label } = useLanguage()
  return ({ text, provinces, platforms }) => {
    if (language === 'zh' && text !== '') return text
    const places = provinces.map((name) => label('province', name))
    const named = platforms.map((name) => label('platform', name))
    return [
      places.length === 0 ? t('alert.scope.noPlace') : t('alert.scope.provinces', { places: places.join(', ') }),
      ...(named.length === 0 ? [] : [t('alert.scope.platforms', { platforms: named.join(', ') })]),
    ].join(' · ')
  }
}
