import type { SubjectKind } from '@groundswell/contracts'
import { Button } from 'antd'
import { Empty } from '../../parts/empty.tsx'
import { useLanguage } from '../../words/language.tsx'
import { subjectKinds } from './draft.ts'

/** Where nothing is watched yet: what a subject is, what the kinds do, and the one thing to do. */
export function FirstSubject({ onAdd }: { readonly onAdd: (() => void) | undefined }) {
  const { t } = useLanguage()
  return (
    <>
      <Empty title={t('subjects.empty')} text={t('subjects.emptyText')}>
        {onAdd !== undefined && (
          <Button type="primary" onClick={onAdd}>
            {t('subjects.add')}
          </Button>
        )}
      </Empty>
      <dl className="facts panel-body" style={{ borderTop: '1px solid var(--line)' }}>
        {subjectKinds.map((kind) => (
          <KindFact key={kind} kind={kind} />
        ))}
      </dl>
    </>
  )
}

function KindFact({ kind }: { readonly kind: SubjectKind }) {
  const { t } = useLanguage()
  return (
    <>
      <dt>{t(`subject.${kind}`)}</dt>
      <dd>{t(`subjects.kind.${kind}`)}</dd>
    </>
  )
}
