import type { Subject, SubjectKind } from '@groundswell/contracts'

export const subjectKinds: readonly SubjectKind[] = ['brand', 'competitor', 'policy', 'consumer']

/** What is being written; the id of a subject that exists is fixed. */
export interface Draft {
  readonly id: string
  readonly name: string
  readonly kind: SubjectKind
  readonly query: string
}

type DraftField = keyof Draft
/** What each is called in the address; `id` and `kind` alone would say of what. */
const keys = { query: 'query', name: 'name', kind: 'kind', id: 'newId' } as const satisfies Record<DraftField, string>
const fields = Object.keys(keys) as DraftField[]

/** Longer ones stay out of the address: servers and browsers refuse addresses of any length. */
const longestInAddress = 2000

export function draftOf(subject: Subject | undefined): Draft {
  const { id = '', name = '', kind = 'brand', query = '' } = subject ?? {}
  return { id, name, kind, query }
}

/** The draft an address holds: what of it differs from the subject as it is kept. */
export function readDraft(get: (name: string) => string | undefined, subject: Subject | undefined): Draft {
  const kept = draftOf(subject)
  const kind = subjectKinds.find((one) => one === get(keys.kind))
  return {
    id: subject === undefined ? (get(keys.id) ?? '') : kept.id,
    name: get(keys.name) ?? kept.name,
    kind: kind ?? kept.kind,
    query: get(keys.query) ?? kept.query,
  }
}

/** What the address holds of a draft: every field that differs from what is kept. */
export function writeDraft(draft: Draft, subject: Subject | undefined): Readonly<Record<string, string | undefined>> {
  const kept = draftOf(subject)
  return Object.fromEntries(
    fields.map((field) => {
      const same = draft[field] === kept[field] || draft[field].length > longestInAddress
      return [keys[field], same ? undefined : draft[field]]
    }),
  )
}

export function isChanged(draft: Draft, subject: Subject | undefined): boolean {
  const kept = draftOf(subject)
  return draft.query !== kept.query || draft.name !== kept.name || draft.kind !== kept.kind
}
