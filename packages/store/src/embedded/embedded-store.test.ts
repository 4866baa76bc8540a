import { join } from 'node:path'
import { temporaryFolder } from '@groundswell/testkit'
import { vi } from 'vitest'
import { describeBlobs } from '../contract/blobs-contract.ts'
import { describeDocuments } from '../contract/documents-contract.ts'
import { describeMentionIndex } from '../contract/mention-index-contract.ts'
import { FolderBlobs } from '../folder/folder-blobs.ts'
import { EmbeddedDocuments } from './documents/embedded-documents.ts'
import { EmbeddedMentionIndex } from './mentions/embedded-mention-index.ts'

vi.setConfig({ testTimeout: 60_000 })

async function inFolder<T extends object>(open: (folder: string) => Promise<T & { close?: () => Promise<void> }>) {
  const folder = temporaryFolder()
  const opened = await open(folder.path)
  return {
    opened,
    close: async () => {
      await opened.close?.()
      folder[Symbol.dispose]()
    },
  }
}

describeDocuments('embedded', async () => {
  const { opened, close } = await inFolder((folder) => EmbeddedDocuments.open(join(folder, 'documents.sqlite')))
  return { documents: opened, close }
})

describeBlobs('folder', async () => {
  const { opened, close } = await inFolder((folder) => FolderBlobs.open(folder))
  return { blobs: opened, close }
})

describeMentionIndex('embedded', async () => {
  const { opened, close } = await inFolder((folder) => EmbeddedMentionIndex.open(join(folder, 'mentions.sqlite')))
  return { mentions: opened, close }
})
