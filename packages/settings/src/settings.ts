import type {
  Channel,
  ChannelInput,
  Subject,
  SubjectClassifier,
  SubjectClassifierInput,
  SubjectInput,
} from '@groundswell/contracts'
import { messageOf, type Clock, type Logger } from '@groundswell/runtime'
import type { Collection, Documents, DocumentPage, Stored } from '@groundswell/store'

/**
 * Configuration that moves (ARCHITECTURE, rule 9): subjects, channels and sources are documents, one each; beside each
 * kind stands one version document that names what changed last, so that every process sees a change within a fraction of
 * a second by reading that one document, and can stamp the version it used on what it produces.
 */
export interface SettingKind<Input extends { readonly id: string }, Kept extends { readonly version: number }> {
  readonly documents: Collection<Kept>
  readonly keep: (input: Input, version: number, updatedAt: string) => Kept
}

export const subjectSettings: SettingKind<SubjectInput, Subject> = {
  documents: { name: 'subjects', fields: { name: 'keyword' } },
  keep: (input, version, updatedAt) => ({ ...input, version, updatedAt }),
}

export const channelSettings: SettingKind<ChannelInput, Channel> = {
  documents: { name: 'channels', fields: { name: 'keyword' } },
  keep: (input, version, updatedAt) => ({ ...input, version, updatedAt }),
}

export const subjectClassifierSettings: SettingKind<SubjectClassifierInput, SubjectClassifier> = {
  documents: { name: 'subject-classifiers', fields: {} },
  keep: (input, version, updatedAt) => ({ ...input, version, updatedAt }),
}

interface VersionDocument {
  readonly version: number
  /** The latest changes, oldest first; a reader further behind than these loads everything again. */
  readonly changes: readonly { readonly version: number; readonly id: string }[]
}

const versions: Collection<VersionDocument> = { name: 'settings-versions', fields: {} }
const keptChanges = 500
/** Everything is looked through so often for what a writer that died did not announce any more, ms. */
const lookThroughEvery = 60_000

export type SaveResult<Kept> =
  | { readonly ok: true; readonly kept: Kept }
  | { readonly ok: false; readonly current: Kept | undefined }

/** Reads and writes one kind of setting. A change is readable in every process within 1 s of `save` resolving. */
export class Settings<
  Input extends { readonly id: string },
  Kept extends { readonly id: string; readonly version: number },
> {
  readonly #documents: Documents
  readonly #kind: SettingKind<Input, Kept>
  readonly #clock: Clock

  constructor(documents: Documents, kind: SettingKind<Input, Kept>, clock: Clock) {
    this.#documents = documents
    this.#kind = kind
    this.#clock = clock
  }

  /** Of the kind: the collection its documents are in. */
  get name(): string {
    return this.#kind.documents.name
  }

  async get(id: string): Promise<Kept | undefined> {
    return (await this.#documents.get(this.#kind.documents, id))?.body
  }

  list(size: number, cursor?: string): Promise<DocumentPage<Kept>> {
    return this.#documents.list(this.#kind.documents, { size, ...(cursor === undefined ? {} : { cursor }) })
  }

  /** Creates (`expected` "absent") or replaces (`expected` the version that was read). */
  async save(input: Input, expected: 'absent' | number): Promise<SaveResult<Kept>> {
    const before = await this.#documents.get(this.#kind.documents, input.id)
    if ((before?.body.version ?? 'absent') !== expected) return { ok: false, current: before?.body }
    const kept = this.#kind.keep(input, (before?.body.version ?? 0) + 1, this.#clock.now().toISOString())
    const result = await this.#documents.put(this.#kind.documents, {
      id: input.id,
      body: kept,
      expected: before === undefined ? 'absent' : { revision: before.revision },
    })
    if (!result.ok) return { ok: false, current: result.current?.body }
    await this.announce(input.id)
    return { ok: true, kept }
  }

  /** Ok as well when there was none; refused when it is no longer at `expected`. */
  async remove(id: string, expected: number): Promise<SaveResult<undefined | Kept>> {
    const before = await this.#documents.get(this.#kind.documents, id)
    if (before === undefined) return { ok: true, kept: undefined }
    if (before.body.version !== expected) return { ok: false, current: before.body }
    const result = await this.#documents.remove(this.#kind.documents, id, { revision: before.revision })
    if (!result.ok) return { ok: false, current: result.current?.body }
    await this.announce(id)
    return { ok: true, kept: undefined }
  }

  /**
   * Says that `id` changed. Said of one that did not, it gives what is produced from then on a version of its own, and
   * whoever watches that version has the setting at least as it stood when this was called. Resolves to the version.
   */
  async announce(id: string): Promise<string> {
    for (;;) {
      const stored = await this.#documents.get(versions, this.#kind.documents.name)
      const version = (stored?.body.version ?? 0) + 1
      const changes = [...(stored?.body.changes ?? []), { version, id }].slice(-keptChanges)
      const result = await this.#documents.put(versions, {
        id: this.#kind.documents.name,
        body: { version, changes },
        expected: stored === undefined ? 'absent' : { revision: stored.revision },
      })
      if (result.ok) return String(version)
    }
  }

  /** Everything of the kind, with the version it stands at. */
  async #loadAll(): Promise<Map<string, Kept>> {
    const all = new Map<string, Kept>()
    let cursor: string | undefined
    do {
      const page = await this.list(1000, cursor)
      for (const item of page.items) all.set(item.id, item.body)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return all
  }

  /**
   * Keeps a copy in memory up to date. Resolves once the first load was handed to `apply`; afterwards `apply` gets the
   * whole present set whenever something changed. A change whose writer died before it was announced comes after a minute.
   * A failing read is said once and tried again; `close` stops.
   */
  async watch(options: {
    readonly apply: (current: ReadonlyMap<string, Kept>, version: string) => void | Promise<void>
    readonly log: Logger
    readonly everyMilliseconds?: number
  }): Promise<{ close(): Promise<void> }> {
    const controller = new AbortController()
    let seen = await this.#version()
    let current = await this.#loadAll()
    await this.#recent(current, seen)
    await options.apply(current, String(seen?.version ?? 0))
    const loop = async (): Promise<void> => {
      let failing = false
      let lookedThrough = this.#clock.now().getTime()
      while (!controller.signal.aborted) {
        await this.#clock.sleep(options.everyMilliseconds ?? 300, controller.signal)
        if (controller.signal.aborted) return
        try {
          const now = this.#clock.now().getTime()
          if (now - lookedThrough >= lookThroughEvery) {
            for (const id of await this.#unannounced(current)) await this.announce(id)
            lookedThrough = now
          }
          const latest = await this.#version()
          if ((latest?.version ?? 0) === (seen?.version ?? 0)) continue
          const behind = seen?.version ?? 0
          const oldest = latest?.changes[0]?.version ?? 0
          if (oldest > behind + 1) current = await this.#loadAll()
          const next = new Map(current)
          await this.#recent(next, latest, behind)
          current = next
          await options.apply(current, String(latest?.version ?? 0))
          seen = latest
          failing = false
        } catch (error) {
          if (!failing)
            options.log.warn(
              { kind: this.#kind.documents.name, reason: messageOf(error) },
              'Cannot read settings; keeping the last known.',
            )
          failing = true
        }
      }
    }
    const running = loop()
    return {
      close: async () => {
        controller.abort()
        await running
      },
    }
  }

  /** What stands otherwise than `current` has it. The list may lag behind writes, so what differs is read by id. */
  async #unannounced(current: ReadonlyMap<string, Kept>): Promise<string[]> {
    const all = await this.#loadAll()
    const differs = (id: string, stands: Kept | undefined): boolean => stands?.version !== current.get(id)?.version
    const ids = [...new Set([...all.keys(), ...current.keys()])].filter((id) => differs(id, all.get(id)))
    if (ids.length === 0) return []
    const found: (Stored<Kept> | undefined)[] = await this.#documents.getMany(this.#kind.documents, ids)
    return ids.filter((id, at) => differs(id, found[at]?.body))
  }

  async #version(): Promise<VersionDocument | undefined> {
    return (await this.#documents.get(versions, this.#kind.documents.name))?.body
  }

  /** Reads the changed ones by id, since lists may lag behind writes. */
  async #recent(into: Map<string, Kept>, version: VersionDocument | undefined, after = 0): Promise<void> {
    const ids = [
      ...new Set((version?.changes ?? []).filter((change) => change.version > after).map((change) => change.id)),
    ]
    const found: (Stored<Kept> | undefined)[] = await this.#documents.getMany(this.#kind.documents, ids)
    for (const [index, id] of ids.entries()) {
      const stored = found[index]
      if (stored === undefined) into.delete(id)
      else into.set(id, stored.body)
    }
  }
}
