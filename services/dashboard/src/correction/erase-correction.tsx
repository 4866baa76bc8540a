import type { Correction } from '@groundswell/contracts'
import { Modal } from 'antd'
import { useState } from 'react'
import type { FoundMention } from '../api/answers.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useLanguage } from '../words/language.tsx'
import { useCorrections } from './correction-provider.tsx'

interface EraseCorrectionProps {
  readonly mention: FoundMention
  readonly correction: Correction
}

/** Erasing is not undoing: what it takes away and what it cannot reach is said before it is done. */
export function EraseCorrection({ mention, correction }: EraseCorrectionProps) {
  const { t } = useLanguage()
  const { erase } = useCorrections()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const confirm = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await erase(mention, correction)
      setAsking(false)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" className="plain underlined tone-bad" onClick={() => setAsking(true)}>
        {t('correction.erase')}
      </button>
      <Modal
        open={asking}
        width={480}
        title={t('correction.eraseTitle', { what: correction.subjectName ?? t('correction.ofText') })}
        okText={t('correction.erase')}
        okButtonProps={{ danger: true }}
        confirmLoading={busy}
        onOk={() => void confirm()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <ul className="consequences">
          <li>{t('correction.eraseWhat', { count: correction.entries.length })}</li>
          <li>{t('correction.eraseStays')}</li>
          <li>{t('correction.eraseNotUndo')}</li>
        </ul>
        {error !== undefined && <ProblemNote error={error} />}
      </Modal>
    </>
  )
}
