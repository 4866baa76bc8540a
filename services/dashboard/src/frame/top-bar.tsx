import { BulbOutlined, MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { MouseEvent } from 'react'
import { Link, useLocation } from 'react-router'
import { useLanguage } from '../words/language.tsx'
import { useAppearance, type Appearance } from './appearance.tsx'
import { AccountMenu } from './account-menu.tsx'
import { LiveDot } from './connection.tsx'
import { requestQuery } from './query-request.ts'

interface TopBarProps {
  readonly onMenu: () => void
  readonly onHelp: () => void
}

export function TopBar({ onMenu, onHelp }: TopBarProps) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  return (
    <header className="top">
      <Button
        type="text"
        className="only-narrow"
        icon={<MenuOutlined />}
        aria-label={t('nav.openMenu')}
        onClick={onMenu}
      />
      {pathname !== '/search' && (
        <Link to="/search" className="top-search only-wide" onClick={(event) => isPlain(event) && requestQuery()}>
          <SearchOutlined />
          {t('frame.search')}
          <kbd aria-hidden>/</kbd>
        </Link>
      )}
      <span className="push row" style={{ gap: 4 }}>
        <LiveDot />
        <LanguageSwitch />
        <AppearanceSwitch />
        <Button
          type="text"
          className="only-wide"
          icon={<QuestionCircleOutlined />}
          aria-label={t('frame.help')}
          title={`${t('frame.help')} (?)`}
          onClick={onHelp}
        />
        <AccountMenu />
      </span>
    </header>
  )
}

/** A click that opens here rather than in another tab. */
function isPlain({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return !(ctrlKey || metaKey || shiftKey)
}

export function LanguageSwitch() {
  const { t, language, setLanguage } = useLanguage()
  return (
    <Button
      type="text"
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      title={t('frame.languageLabel')}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {t('frame.language')}
    </Button>
  )
}

function AppearanceSwitch() {
  const { t } = useLanguage()
  const { appearance, setAppearance } = useAppearance()
  const choices: readonly Appearance[] = ['system', 'light', 'dark']
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [appearance],
        items: choices.map((key) => ({ key, label: t(`frame.theme.${key}`) })),
        onClick: ({ key }) => setAppearance(key as Appearance),
      }}
    >
      <Button type="text" icon={<BulbOutlined />} aria-label={t('frame.theme')} title={t('frame.theme')} />
    </Dropdown>
  )
}
