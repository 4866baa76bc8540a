import { createHash } from 'node:crypto'
import type { ChannelInput, SourceInput, SubjectInput } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import { channelSettings, Settings, subjectSettings } from './settings.ts'
import { sourceSettings } from './sources.ts'

interface SeedDocument {
  /** Hash of what the configuration said when it was last written. */
  readonly hash: string
  /** The version that writing it gave: a later one is a person's edit. */
  readonly version: number
}

const seeds: Collection<SeedDocument> = { name: 'settings-seeds', fields: {} }

/**
 * Writes what the configuration file lists. What a person changed or removed since stays as that person left it; what
 * nobody touched follows the file. Resolves to the ids that were written.
 */
export async function seedSettings<
  Input extends { readonly id: string },
  Kept extends { readonly id: string; readonly version: number },
>(documents: Documents, settings: Settings<Input, Kept>, items: readonly Input[]): Promise<string[]> {
  const written: string[] = []
  for (const item of items) {
    const seedId = `${settings.name}:${item.id}`
    const hash = createHash('sha256').update(JSON.stringify(item)).digest('hex')
    const seed = await documents.get(seeds, seedId)
    if (seed?.body.hash === hash) continue
    const present = await settings.get(item.id)
    const touched = seed !== undefined && present?.version !== seed.body.version
    if (touched || (seed === undefined && present !== undefined)) continue
    const saved = await settings.save(item, present?.version ?? 'absent')
    if (!saved.ok) continue
    await documents.put(seeds, { id: seedId, body: { hash, version: saved.kept.version }, expected: 'any' })
    written.push(item.id)
  }
  return written
}

/** What a configuration file lists of every kind. */
export interface Watched {
  readonly sources: readonly SourceInput[]
  readonly subjects: readonly SubjectInput[]
  readonly channels: readonly ChannelInput[]
}

/** Seeds every kind. */
export async function seedWatched(documents: Documents, clock: Clock, watched: Watched): Promise<void> {
  await seedSettings(documents, new Settings(documents, subjectSettings, clock), watched.subjects)
  await seedSettings(documents, new Settings(documents, channelSettings, clock), watched.channels)
  await seedSettings(documents, new Settings(documents, sourceSettings, clock), watched.sources)
}
