import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { Logo } from '../../frame/logo.tsx'
import { LanguageSwitch } from '../../frame/top-bar.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { safeNext } from './safe-next.ts'

interface Entered {
  readonly name: string
  readonly password: string
}

export function SignInPage() {
  const { t } = useLanguage()
  const [parameters] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product.name')}`
  }, [t])
  const signIn = async (entered: Entered) => {
    setBusy(true)
    try {
      await request('/session', { method: 'POST', body: entered })
      client.clear()
      await navigate(safeNext(parameters.get('next')), { replace: true })
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const refused = error instanceof ApiProblem && error.status === 401
  return (
    <main className="sign-in">
      <div className="panel">
        <div className="row" style={{ marginBottom: 20 }}>
          <Logo size={32} />
          <div>
            <h1 style={{ fontSize: 17, lineHeight: 1.3 }}>{t('product.name')}</h1>
            <div className="quiet small">{t('product.tagline')}</div>
          </div>
          <span className="push">
            <LanguageSwitch />
          </span>
        </div>
        {parameters.has('expired') && error === undefined && (
          <p role="alert" className="tone-warn" style={{ marginBottom: 12 }}>
            {t('signIn.expired')}
          </p>
        )}
        <Form<Entered> layout="vertical" requiredMark={false} onFinish={(entered) => void signIn(entered)}>
          <Form.Item
            name="name"
            label={t('signIn.name')}
            rules={[{ required: true, message: t('signIn.nameMissing') }]}
          >
            <Input autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {refused && (
            <p role="alert" className="tone-bad" style={{ marginBottom: 12 }}>
              {t('signIn.refused')}
            </p>
          )}
          {error !== undefined && !refused && (
            <div style={{ marginBottom: 12 }}>
              <ProblemNote error={error} />
            </div>
          )}
          <Button type="primary" htmlType="submit" block size="large" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
        <p className="quiet small" style={{ marginTop: 16 }}>
          {t('signIn.hint')}
        </p>
      </div>
    </main>
  )
}
