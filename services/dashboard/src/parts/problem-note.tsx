import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { ApiProblem, ApiUnreachable } from '../api/problem.ts'
import { isWordKey } from '../words/dictionary.ts'
import { useLanguage } from '../words/language.tsx'

interface ProblemNoteProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

interface ProblemText {
  readonly title: string
  readonly detail: readonly string[]
}

/** What went wrong, in the reader's language, with what the gateway said and how to mend it. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t } = useLanguage()
  return (error) => {
    if (error instanceof ApiUnreachable) {
      return { title: t('problem.unreachable'), detail: [t('problem.unreachable.fix')] }
    }
    if (!(error instanceof ApiProblem)) {
      return { title: t('problem.badAnswer'), detail: [error instanceof Error ? error.message : String(error)] }
    }
    const key = `problem.${error.status}`
    const fix = `${key}.fix`
    return {
      title: isWordKey(key) ? t(key) : t('problem.other', { status: String(error.status) }),
      detail: [error.detail, ...error.errors.map((one) => one.message), ...(isWordKey(fix) ? [t(fix)] : [])].filter(
        (line) => line !== '',
      ),
    }
  }
}

export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { t } = useLanguage()
  const text = useProblemText()(error)
  // Asking again gives a role no more than it has.
  const retry = error instanceof ApiProblem && error.status === 403 ? undefined : onRetry
  return (
    <div className="problem" role="alert">
      <ExclamationCircleFilled aria-hidden />
      <div>
        <div className="strong">{text.title}</div>
        {text.detail.map((line) => (
          <div key={line} className="second">
            {line}
          </div>
        ))}
      </div>
      {retry !== undefined && (
        <Button size="small" className="push" onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}
