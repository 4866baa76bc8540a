import type { Subject } from '@groundswell/contracts'
import { useEffect, useState } from 'react'
import { useParameters } from '../../url/use-parameters.ts'
import { draftOf, isChanged, readDraft, writeDraft, type Draft } from './draft.ts'
import { useSettled } from './use-preview.ts'

/** The draft of a subject. It stands in the address once typing pauses: it survives a reload and a way back, and can be sent. */
export function useDraft(subject: Subject | undefined) {
  const { get, set } = useParameters()
  const [draft, setDraft] = useState<Draft>(() => readDraft(get, subject))
  const settled = useSettled(draft)
  // At once, not after a pause: what was just saved is no draft.
  const written = writeDraft(isChanged(draft, subject) || subject === undefined ? settled : draft, subject)
  const stale = Object.entries(written).some(([name, value]) => get(name) !== value)
  useEffect(() => {
    if (stale) set(written)
  }, [stale, written, set])
  return {
    draft,
    settled: settled.query,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    reset: () => setDraft(draftOf(subject)),
    changed: isChanged(draft, subject),
  }
}
