import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { defineCollection, type DocumentFilter, type DocumentPage, type Documents } from '../documents.ts'

interface Task {
  readonly title: string
  readonly owner?: string
  readonly dueAt?: string | null
  readonly weight?: number
  readonly open?: boolean
}

const tasks = defineCollection<Task>('tasks', {
  owner: 'keyword',
  dueAt: 'date',
  weight: 'number',
  open: 'boolean',
})
const counters = defineCollection<{ count: number }>('counters')

export interface OpenDocuments {
  readonly documents: Documents
  close(): Promise<void>
}

/** What every adapter of the Documents port promises. `open` gives an empty one. */
export function describeDocuments(name: string, open: () => Promise<OpenDocuments>): void {
  const fresh = async (): Promise<Documents> => {
    const opened = await open()
    onTestFinished(() => opened.close())
    return opened.documents
  }

  describe(`documents (${name})`, () => {
    test('a written document is read back at once, whole, in the order asked for', async () => {
      const documents = await fresh()
      const body = { title: '核查 \ud800 \u0000 "事实"', weight: 0.1 }
      const written = await documents.put(tasks, { id: 'a', body, expected: 'absent' })
      expect(written.ok).toBe(true)
      expect(await documents.get(tasks, 'a')).toEqual({ id: 'a', body, revision: written.ok ? written.revision : '' })
      await documents.put(tasks, { id: 'b', body: { title: 'b' }, expected: 'any' })
      const found = await documents.getMany(tasks, ['b', 'none', 'a', 'b'])
      expect(found.map((each) => each?.id)).toEqual(['b', undefined, 'a', 'b'])
    })

    test('a document that is there cannot be created, and the refusal shows it', async () => {
      const documents = await fresh()
      await documents.put(tasks, { id: 'a', body: { title: 'first' }, expected: 'absent' })
      const second = await documents.put(tasks, { id: 'a', body: { title: 'second' }, expected: 'absent' })
      expect(second).toMatchObject({ ok: false, current: { id: 'a', body: { title: 'first' } } })
    })

    test('only the revision that was read can be replaced', async () => {
      const documents = await fresh()
      const first = await documents.put(tasks, { id: 'a', body: { title: '1' }, expected: 'absent' })
      if (!first.ok) throw new Error('not written')
      const second = await documents.put(tasks, {
        id: 'a',
        body: { title: '2' },
        expected: { revision: first.revision },
      })
      expect(second.ok).toBe(true)
      const stale = await documents.put(tasks, {
        id: 'a',
        body: { title: '3' },
        expected: { revision: first.revision },
      })
      expect(stale).toMatchObject({ ok: false, current: { body: { title: '2' } } })
      const absent = await documents.put(tasks, {
        id: 'b',
        body: { title: '3' },
        expected: { revision: first.revision },
      })
      expect(absent).toEqual({ ok: false, current: undefined })
      const foreign = await documents.put(tasks, {
        id: 'a',
        body: { title: '3' },
        expected: { revision: 'of another' },
      })
      expect(foreign.ok).toBe(false)
    })

    test('a revision never comes back, though the document be removed and made anew', async () => {
      const documents = await fresh()
      const first = await documents.put(tasks, { id: 'a', body: { title: '1' }, expected: 'absent' })
      if (!first.ok) throw new Error('not written')
      await documents.remove(tasks, 'a', 'any')
      await documents.put(tasks, { id: 'a', body: { title: '1' }, expected: 'absent' })
      const stale = await documents.put(tasks, {
        id: 'a',
        body: { title: '2' },
        expected: { revision: first.revision },
      })
      expect(stale.ok).toBe(false)
    })

    test('removing is refused at a stale revision and fine when the document is gone already', async () => {
      const documents = await fresh()
      const first = await documents.put(tasks, { id: 'a', body: { title: '1' }, expected: 'absent' })
      if (!first.ok) throw new Error('not written')
      await documents.put(tasks, { id: 'a', body: { title: '2' }, expected: 'any' })
      const stale = await documents.remove(tasks, 'a', { revision: first.revision })
      expect(stale).toMatchObject({ ok: false, current: { body: { title: '2' } } })
      expect((await documents.remove(tasks, 'a', 'any')).ok).toBe(true)
      expect((await documents.remove(tasks, 'a', { revision: first.revision })).ok).toBe(true)
      expect(await documents.get(tasks, 'a')).toBeUndefined()
    })

    test('many are written with a result each, and one that is refused does not stop the others', async () => {
      const documents = await fresh()
      await documents.put(tasks, { id: 'b', body: { title: 'there' }, expected: 'absent' })
      const results = await documents.putMany(
        tasks,
        ['a', 'b', 'c'].map((id) => ({ id, body: { title: id }, expected: 'absent' as const })),
      )
      expect(results.map((result) => result.ok)).toEqual([true, false, true])
      expect(results[1]).toMatchObject({ current: { body: { title: 'there' } } })
      expect(await documents.putMany(tasks, [])).toEqual([])
      expect(await documents.getMany(tasks, [])).toEqual([])
    })

    test('of writers that race for one document each counts exactly once', async () => {
      const documents = await fresh()
      await documents.put(counters, { id: 'n', body: { count: 0 }, expected: 'absent' })
      const increment = async (): Promise<void> => {
        for (;;) {
          const before = await documents.get(counters, 'n')
          if (before === undefined) throw new Error('gone')
          const body = { count: before.body.count + 1 }
          const result = await documents.put(counters, { id: 'n', body, expected: { revision: before.revision } })
          if (result.ok) return
        }
      }
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let i = 0; i < 10; i += 1) await increment()
        }),
      )
      expect((await documents.get(counters, 'n'))?.body.count).toBe(80)
    })

    test('of those who create one document at once exactly one succeeds', async () => {
      const documents = await fresh()
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, count) =>
          documents.put(counters, { id: 'n', body: { count }, expected: 'absent' }),
        ),
      )
      expect(results.filter((result) => result.ok)).toHaveLength(1)
    })

    test('collections do not see each other', async () => {
      const documents = await fresh()
      await documents.put(counters, { id: 'a', body: { count: 1 }, expected: 'absent' })
      expect(await documents.get(tasks, 'a')).toBeUndefined()
      expect((await documents.list(tasks, { size: 10 })).total).toBe(0)
    })

    test('lists filter by every operator', async () => {
      const documents = await fresh()
      await documents.putMany(
        tasks,
        sample.map((body, index) => ({ id: `t${index}`, body, expected: 'absent' })),
      )
      const ids = async (...filters: DocumentFilter[]): Promise<string[]> =>
        (await documents.list(tasks, { filters, size: 100 })).items.map((item) => item.id)
      await vi.waitFor(async () => expect(await ids()).toHaveLength(sample.length), 5_000)
      expect(await ids({ field: 'owner', op: 'eq', value: '王' })).toEqual(['t0', 't3'])
      expect(await ids({ field: 'owner', op: 'in', value: ['李', '王', '无'] })).toEqual(['t0', 't1', 't3'])
      expect(await ids({ field: 'weight', op: 'gt', value: 2 })).toEqual(['t3'])
      expect(await ids({ field: 'weight', op: 'gte', value: 2 })).toEqual(['t1', 't3'])
      expect(await ids({ field: 'weight', op: 'lt', value: 2 })).toEqual(['t0', 't4'])
      expect(await ids({ field: 'weight', op: 'lte', value: 1.5 })).toEqual(['t0', 't4'])
      expect(await ids({ field: 'open', op: 'eq', value: true })).toEqual(['t0', 't2'])
      expect(await ids({ field: 'dueAt', op: 'exists' })).toEqual(['t0', 't1', 't3'])
      expect(await ids({ field: 'dueAt', op: 'missing' })).toEqual(['t2', 't4'])
      expect(await ids({ field: 'dueAt', op: 'lt', value: '2026-03-02T09:00:00.000+01:00' })).toEqual(['t1'])
      expect(await ids({ field: 'owner', op: 'eq', value: '王' }, { field: 'weight', op: 'gt', value: 2 })).toEqual([
        't3',
      ])
      expect(await ids({ field: 'owner', op: 'in', value: [] })).toEqual([])
    })

    test('lists sort either way with missing values last and ties by id, and pages join without a seam', async () => {
      const documents = await fresh()
      await documents.putMany(
        tasks,
        sample.map((body, index) => ({ id: `t${index}`, body, expected: 'absent' })),
      )
      await vi.waitFor(async () => expect((await documents.list(tasks, { size: 1 })).total).toBe(5), 5_000)
      const all = async (
        sort: { field: string; descending?: boolean } | undefined,
        size: number,
      ): Promise<string[]> => {
        const ids: string[] = []
        let cursor: string | null = null
        do {
          const page: DocumentPage<Task> = await documents.list(tasks, {
            size,
            ...(sort === undefined ? {} : { sort }),
            ...(cursor === null ? {} : { cursor }),
          })
          expect(page.total).toBe(5)
          ids.push(...page.items.map((item) => item.id))
          cursor = page.next
        } while (cursor !== null)
        return ids
      }
      for (const size of [1, 2, 5, 100]) {
        expect(await all(undefined, size)).toEqual(['t0', 't1', 't2', 't3', 't4'])
        expect(await all({ field: 'dueAt' }, size)).toEqual(['t1', 't0', 't3', 't2', 't4'])
        expect(await all({ field: 'dueAt', descending: true }, size)).toEqual(['t0', 't3', 't1', 't2', 't4'])
        expect(await all({ field: 'owner' }, size)).toEqual(['t1', 't0', 't3', 't2', 't4'])
        expect(await all({ field: 'weight', descending: true }, size)).toEqual(['t3', 't1', 't0', 't4', 't2'])
        expect(await all({ field: 'open', descending: true }, size)).toEqual(['t0', 't2', 't1', 't3', 't4'])
      }
    })

    test('what a list cannot do is refused', async () => {
      const documents = await fresh()
      const first = await documents.put(tasks, { id: 'a', body: { title: 'a' }, expected: 'absent' })
      expect(first.ok).toBe(true)
      await documents.put(tasks, { id: 'b', body: { title: 'b' }, expected: 'absent' })
      await expect(
        documents.list(tasks, { size: 1, filters: [{ field: 'title', op: 'eq', value: 'a' }] }),
      ).rejects.toThrow('does not declare the field title')
      await expect(documents.list(tasks, { size: 1, sort: { field: 'title' } })).rejects.toThrow('does not declare')
      await expect(
        documents.list(tasks, { size: 1, filters: [{ field: 'weight', op: 'gt', value: 'heavy' }] }),
      ).rejects.toThrow('declared number')
      const next = await vi.waitFor(async () => {
        const page: DocumentPage<Task> = await documents.list(tasks, { size: 1 })
        if (page.next === null) throw new Error('not listed yet')
        return page.next
      }, 5_000)
      await expect(documents.list(tasks, { size: 1, cursor: 'nonsense' })).rejects.toThrow('cursor')
      await expect(documents.list(counters, { size: 1, cursor: next })).rejects.toThrow('cursor')
      await expect(documents.list(tasks, { size: 1, sort: { field: 'owner' }, cursor: next })).rejects.toThrow('cursor')
    })

    test('an id or a field that no engine could hold is refused', async () => {
      const documents = await fresh()
      for (const id of ['', 'x'.repeat(501), 'a\ud800'])
        await expect(documents.put(tasks, { id, body: { title: '' }, expected: 'any' })).rejects.toThrow('document id')
      const wrong = { title: '', weight: 'heavy' } as unknown as Task
      await expect(documents.put(tasks, { id: 'a', body: wrong, expected: 'any' })).rejects.toThrow('declared number')
    })

    test('a collection may declare further fields later', async () => {
      const documents = await fresh()
      const before = defineCollection<Task>('growing', { owner: 'keyword' })
      const after = defineCollection<Task>('growing', { owner: 'keyword', weight: 'number', dueAt: 'date' })
      await documents.put(before, { id: 'old', body: { title: 'old', owner: '王' }, expected: 'absent' })
      await documents.put(after, { id: 'new', body: { title: 'new', weight: 3 }, expected: 'absent' })
      await vi.waitFor(async () => {
        const heavy = await documents.list(after, { size: 9, filters: [{ field: 'weight', op: 'gt', value: 1 }] })
        expect(heavy.items.map((item) => item.id)).toEqual(['new'])
      }, 5_000)
      expect((await documents.get(after, 'old'))?.body.owner).toBe('王')
    })
  })
}

const sample: readonly Task[] = [
  { title: '0', owner: '王', dueAt: '2026-03-02T09:00:00.000Z', weight: 1.5, open: true },
  { title: '1', owner: '李', dueAt: '2026-03-02T07:00:00.000Z', weight: 2, open: false },
  { title: '2', dueAt: null, open: true },
  { title: '3', owner: '王', dueAt: '2026-03-02T09:00:00.000Z', weight: 2.5, open: false },
  { title: '4', weight: -1 },
]
