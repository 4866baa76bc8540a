import { workerData } from 'node:worker_threads'
import { serveThread } from '../serve-thread.ts'
import type { MentionReaderCalls } from './mention-calls.ts'
import { mentionReads, readerCacheMegabytes } from './mention-reads.ts'

const { file } = workerData as { readonly file: string }
serveThread<MentionReaderCalls>({
  file,
  mode: 'read',
  cacheMegabytes: readerCacheMegabytes,
  prepare: (database) => mentionReads(database),
})
