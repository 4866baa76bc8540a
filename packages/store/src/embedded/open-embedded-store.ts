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
  const opening = {
    documents: EmbeddedDocuments.open(join(folder, 'documents.sqlite')),
    mentions: EmbeddedMentionIndex.open(join(folder, 'mentions.sqlite')),
  }
  try {
    const [documents, mentions] = await Promise.all([opening.documents, opening.mentions])
    return storeOf(folder, documents, mentions, await FolderBlobs.open(join(folder, 'blobs')), log)
  } catch (error) {
    const opened = await Promise.allSettled([opening.documents, opening.mentions])
    for (const part of opened) if (part.status === 'fulfilled') await part.value.close()
    throw error
  }
}

function storeOf(
  folder: string,
  documents: EmbeddedDocuments,
  mentions: EmbeddedMentionIndex,
  blobs: FolderBlobs,
  log: Logger,
): Store {
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
