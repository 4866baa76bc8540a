import type { Subject, SubjectKind } from '@groundswell/contracts'
import { useEffect, useState } from 'react'
import { useParameters } from '../../url/use-parameters.ts'
import { useSettled } from './use-preview.ts'

/** What is being written; the id of a subject that exists is fixed. */
export interface Draft {
  readonly id: string
  readonly name: string
  readonly kind: SubjectKind
  readonly query: string
}

/** Longer queries stay out of the address: servers and browsers refuse addresses of any length. */
const longestInAddress = 2000

/** The draft of a subject. Its query stands in the address once typing pauses: it survives a reload and can be sent. */
export function useDraft(subject: Subject | undefined) {
  const { get, set } = useParameters()
  const [draft, setDraft] = useState<Draft>(() => ({
    ...draftOf(subject),
    ...(get('query') === undefined ? {} : { query: get('query') ?? '' }),
  }))
  const settled = useSettled(draft.query)
  const kept = subject?.query ?? ''
  // At once, not after a pause: what was just saved is no draft.
  const written = draft.query === kept || settled === kept || settled.length > longestInAddress ? undefined : settled
  const inAddress = get('query')
  useEffect(() => {
    if (inAddress !== written) set({ query: written })
  }, [inAddress, written, set])
  return {
    draft,
    settled,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    reset: () => setDraft(draftOf(subject)),
    changed: draft.query !== kept || draft.name !== (subject?.name ?? '') || draft.kind !== (subject?.kind ?? 'brand'),
  }
}

function draftOf(subject: Subject | undefined): Draft {
  return {
    id: subject?.id ?? '',
    name: subject?.name ?? '',
    kind: subject?.kind ?? 'brand',
    query: subject?.query ?? '',
  }
}
