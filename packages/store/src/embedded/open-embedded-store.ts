import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, UserError, type Logger } from '@groundswell/runtime'
import { FolderBlobs } from '../folder/folder-blobs.ts'
import type { Store } from '../store.ts'
import { EmbeddedDocuments } from './documents/embedded-documents.ts'
import { EmbeddedMentionIndex } from './mentions/embedded-mention-index.ts'

export interface EmbeddedStoreOptions {
  /** Made when it is not there: `documents.sqlite`, `mentions.sqlite` and `blobs/` inside. */
  readonly folder: string
  readonly log: Logger
}

/** Everything kept in one folder of this machine. */
export async function openEmbeddedStore({ folder, log }: EmbeddedStoreOptions): Promise<Store> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new UserError(
      `cannot make the folder ${folder}: ${messageOf(error)}`,
      'give a folder that can be written, by GROUNDSWELL_DATA or the key `data`',
    )
  }
  const documents = await EmbeddedDocuments.open(join(folder, 'documents.sqlite'))
  let mentions: EmbeddedMentionIndex
  try {
    mentions = await EmbeddedMentionIndex.open(join(folder, 'mentions.sqlite'))
  } catch (error) {
    await documents.close()
    throw error
  }
  const blobs = await FolderBlobs.open(join(folder, 'blobs'))
  log.debug({ folder }, 'Embedded store open.')
  return {
    mentions,
    documents,
    blobs,
    health: async () => {
      try {
        await Promise.all([mentions.refresh(), mentions.getMany(['-'])])
        return { ready: true, detail: 'embedded' }
      } catch (error) {
        return { ready: false, detail: messageOf(error) }
      }
    },
    close: async () => {
      await Promise.all([documents.close(), mentions.close()])
    },
  }
}
