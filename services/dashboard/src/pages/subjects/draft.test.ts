import type { Subject } from '@groundswell/contracts'
import { describe, expect, it } from 'vitest'
import { isChanged, readDraft, writeDraft, type Draft } from './draft.ts'

const kept = { id: 'yunling', name: '云岭速运', kind: 'brand', query: '云岭', version: 3 } as unknown as Subject

function back(draft: Draft, subject: Subject | undefined): Draft {
  const written = writeDraft(draft, subject)
  return readDraft((name) => written[name], subject)
}

describe('the draft of a subject', () => {
  it('comes back from the address whole', () => {
    const changed: Draft = { id: 'yunling', name: '云岭', kind: 'policy', query: '云岭 OR 速运' }
    expect(back(changed, kept)).toEqual(changed)
    const fresh: Draft = { id: 'hub', name: '江州分拣中心', kind: 'policy', query: '分拣中心' }
    expect(back(fresh, undefined)).toEqual(fresh)
  })

  it('leaves nothing in the address that is kept anyway, and nothing longer than an address may be', () => {
    expect(Object.values(writeDraft({ ...kept }, kept)).filter((value) => value !== undefined)).toEqual([])
    expect(writeDraft({ ...kept, query: '延误 '.repeat(900) }, kept)['query']).toBeUndefined()
  })

  it('cannot change the id of a subject that exists, nor take a kind that is none', () => {
    const get = (name: string) => ({ newId: 'other', kind: 'planet' })[name]
    expect(readDraft(get, kept)).toEqual({ id: 'yunling', name: '云岭速运', kind: 'brand', query: '云岭' })
  })

  it('is changed by its name alone', () => {
    expect(isChanged({ ...kept, name: '云岭' }, kept)).toBe(true)
    expect(isChanged({ ...kept }, kept)).toBe(false)
  })
})
