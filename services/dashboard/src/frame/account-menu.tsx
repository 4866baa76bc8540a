import { UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { request } from '../api/request.ts'
import { useSession } from '../api/use-api.ts'
import { useProblemText } from '../parts/problem-note.tsx'
import { useLanguage } from '../words/language.tsx'

const PasswordForm = lazy(() => import('./password-form.tsx').then((found) => ({ default: found.PasswordForm })))

/** Who is signed in, their password, and the way out. */
export function AccountMenu() {
  const { t, label } = useLanguage()
  const { notification } = App.useApp()
  const problemText = useProblemText()
  const session = useSession()
  const client = useQueryClient()
  const [password, setPassword] = useState(false)
  if (session.data === undefined) return null
  const { name, role, passwordSet, via } = session.data
  const signOut = async () => {
    try {
      await request('/session', { method: 'DELETE' })
      client.clear()
      location.assign('/sign-in')
    } catch (error) {
      const { title, detail } = problemText(error)
      notification.error({ title, description: detail.join(' ') })
    }
  }
  const person = via === 'session'
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', disabled: true, label: `${name} · ${label('role', role)}` },
            { type: 'divider' },
            ...(person ? [{ key: 'password', label: t(passwordSet ? 'password.change' : 'password.set') }] : []),
            { key: 'out', label: t('frame.signOut') },
          ],
          onClick: ({ key }) => {
            if (key === 'out') void signOut()
            else if (key === 'password') setPassword(true)
          },
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={t('frame.account')} title={name} />
      </Dropdown>
      {password && (
        <Suspense fallback={null}>
          <PasswordForm passwordSet={passwordSet} onClose={() => setPassword(false)} />
        </Suspense>
      )}
    </>
  )
}

/** An account that came by a one-time link could not come back without a password: said until one is set. */
export function PasswordNotice() {
  const { t } = useLanguage()
  const session = useSession()
  const [password, setPassword] = useState(false)
  if (session.data === undefined || session.data.via !== 'session' || session.data.passwordSet) return null
  return (
    <aside className="notice" aria-label={t('password.set')}>
      <span className="second">{t('password.notSet')}</span>
      <Button size="small" className="push" onClick={() => setPassword(true)}>
        {t('password.set')}
      </Button>
      {password && (
        <Suspense fallback={null}>
          <PasswordForm passwordSet={false} onClose={() => setPassword(false)} />
        </Suspense>
      )}
    </aside>
  )
}
