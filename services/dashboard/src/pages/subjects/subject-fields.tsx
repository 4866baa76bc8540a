import { Input, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import { useLanguage } from '../../words/language.tsx'
import { subjectKinds, type Draft } from './draft.ts'

/** What must be given and is not, or not as it must be. */
export type MissingField = 'name' | 'id' | 'query'

interface SubjectFieldsProps {
  readonly draft: Draft
  /** A new one chooses its id. */
  readonly fresh: boolean
  readonly missing: readonly MissingField[]
  readonly keeper: boolean
  readonly onChange: (part: Partial<Draft>) => void
}

export function SubjectFields({ draft, fresh, missing, keeper, onChange }: SubjectFieldsProps) {
  const { t } = useLanguage()
  return (
    <div className="subject-fields">
      <Field label={t('subjects.name')} error={missing.includes('name') ? t('subjects.missing') : undefined}>
        {(id) => (
          <Input
            id={id}
            value={draft.name}
            maxLength={200}
            disabled={!keeper}
            {...(missing.includes('name') ? { status: 'error' as const } : {})}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      {fresh && (
        <Field
          label={t('subjects.id')}
          hint={t('subjects.idHint')}
          error={missing.includes('id') ? t('subjects.idHint') : undefined}
        >
          {(id) => (
            <Input
              id={id}
              className="mono"
              value={draft.id}
              maxLength={100}
              {...(missing.includes('id') ? { status: 'error' as const } : {})}
              onChange={(event) => onChange({ id: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('subjects.kind')} hint={t(`subjects.kind.${draft.kind}`)} error={undefined}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('subjects.kind')}
            value={draft.kind}
            disabled={!keeper}
            style={{ width: '100%' }}
            options={subjectKinds.map((value) => ({ value, label: t(`subject.${value}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
    </div>
  )
}

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly error: string | undefined
  readonly children: (id: string) => ReactNode
}

function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {error === undefined ? (
        hint !== undefined && <div className="quiet small">{hint}</div>
      ) : (
        <div className="tone-bad small" role="alert">
          {error}
        </div>
      )}
    </div>
  )
}
