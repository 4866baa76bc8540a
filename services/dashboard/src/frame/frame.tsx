import { Drawer } from 'antd'
import { Suspense, useCallback, useState } from 'react'
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { LiveProvider } from '../api/live-context.tsx'
import { isNotSignedIn } from '../api/problem.ts'
import { useSession, useSystem } from '../api/use-api.ts'
import { CorrectionProvider } from '../correction/correction-provider.tsx'
import { MentionDrawer } from '../mention/mention-drawer.tsx'
import { Bones } from '../parts/bones.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useLanguage } from '../words/language.tsx'
import { PasswordNotice } from './account-menu.tsx'
import { LostNotice } from './connection.tsx'
import { FoundNotice } from './found-notice.tsx'
import { Help } from './help.tsx'
import { BottomNavigation, SideNavigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** Everything around a page. Nobody sees it before the session is known. */
export function Frame() {
  const session = useSession()
  const location = useLocation()
  if (isNotSignedIn(session.error)) {
    const next = `${location.pathname}${location.search}`
    return <Navigate replace to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} />
  }
  if (session.data === undefined) {
    return (
      <main className="main">
        {session.error === null ? (
          <Bones rows={6} />
        ) : (
          <ProblemNote error={session.error} onRetry={() => void session.refetch()} />
        )}
      </main>
    )
  }
  return (
    <LiveProvider>
      <CorrectionProvider>
        <SignedInFrame />
      </CorrectionProvider>
    </LiveProvider>
  )
}

function SignedInFrame() {
  const { t } = useLanguage()
  const demo = useSystem().data?.mode === 'demo'
  const [help, setHelp] = useState(false)
  const [menu, setMenu] = useState(false)
  const showHelp = useCallback(() => setHelp(true), [])
  useShortcuts(showHelp)
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <div className="side">
        <SideNavigation />
      </div>
      <div className="body">
        <TopBar onMenu={() => setMenu(true)} onHelp={showHelp} />
        {demo && (
          <aside className="notice drill" aria-label={t('drill.mark')}>
            <span className="tag drill">{t('drill.mark')}</span>
            <span>{t('drill.banner')}</span>
          </aside>
        )}
        <PasswordNotice />
        <LostNotice />
        <main className="main" id="content" tabIndex={-1}>
          <Suspense fallback={<Bones rows={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomNavigation />
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={260} title={null}>
        <SideNavigation onGo={() => setMenu(false)} />
      </Drawer>
      <MentionDrawer />
      <FoundNotice />
      <Help open={help} onClose={() => setHelp(false)} />
      <ScrollRestoration getKey={(place) => place.pathname} />
    </div>
  )
}
