import { App, ConfigProvider, theme } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLanguage } from '../words/language.tsx'

export type Appearance = 'light' | 'dark' | 'system'

interface AppearanceContext {
  readonly appearance: Appearance
  readonly dark: boolean
  readonly setAppearance: (appearance: Appearance) => void
}

const Context = createContext<AppearanceContext | undefined>(undefined)
const storageKey = 'groundswell.appearance'

const palettes = {
  light: {
    primary: '#1f5fd0',
    text: '#171c26',
    bg: '#ffffff',
    raised: '#ffffff',
    line: '#cdd3dc',
    placeholder: '#5f6a7d',
    error: '#b3261e',
  },
  dark: {
    primary: '#82adff',
    text: '#e8ebf1',
    bg: '#151920',
    raised: '#1b212b',
    line: '#3a4453',
    placeholder: '#95a0b2',
    error: '#ff9389',
  },
} as const

/** Theme and the words of the component library; our own tokens are in styles/tokens.css and agree with these. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  const [appearance, setAppearance] = useState<Appearance>(() => known(localStorage.getItem(storageKey)))
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  const dark = appearance === 'dark' || (appearance === 'system' && systemDark)
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
    localStorage.setItem(storageKey, appearance)
  }, [dark, appearance])
  const palette = palettes[dark ? 'dark' : 'light']
  const value = useMemo(() => ({ appearance, dark, setAppearance }), [appearance, dark])
  return (
    <Context value={value}>
      <ConfigProvider
        locale={language === 'zh' ? zh : en}
        button={{ autoInsertSpace: false }}
        theme={{
          algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
          token: {
            colorPrimary: palette.primary,
            colorLink: palette.primary,
            colorError: palette.error,
            colorTextBase: palette.text,
            colorBgBase: palette.bg,
            colorBgContainer: palette.bg,
            colorBgElevated: palette.raised,
            colorBorder: palette.line,
            colorTextPlaceholder: palette.placeholder,
            colorTextDescription: palette.placeholder,
            colorTextLightSolid: dark ? '#0b1526' : '#ffffff',
            borderRadius: 6,
            fontSize: 13,
            controlHeight: 30,
            fontFamily: 'var(--font)',
            // The library would wait for the end of transitions that the style sheet leaves out.
            motion: !still,
          },
        }}
      >
        <App>{children}</App>
      </ConfigProvider>
    </Context>
  )
}

export function useAppearance(): AppearanceContext {
  const value = useContext(Context)
  if (value === undefined) throw new Error('useAppearance is used inside AppearanceProvider')
  return value
}

function known(kept: string | null): Appearance {
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function useMediaQuery(condition: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(condition).matches)
  useEffect(() => {
    const query = matchMedia(condition)
    const follow = () => setHolds(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [condition])
  return holds
}
