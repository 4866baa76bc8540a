import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { TransientError, messageOf } from '@groundswell/runtime'
import type { Blobs } from '../blobs.ts'

/**
 * Blobs as files, fanned out over 256 folders by the first two digits of their hash. A blob appears under its name only
 * when whole and synced; the name itself is synced with its folder. Several puts into one folder share that second sync.
 */
export class FolderBlobs implements Blobs {
  readonly #root: string
  readonly #writing = new Map<string, Promise<void>>()
  readonly #folders = new Map<string, Promise<void>>()
  readonly #syncs = new Map<string, { readonly done: Promise<void>; started: boolean }>()

  private constructor(root: string) {
    this.#root = root
  }

  static async open(root: string): Promise<FolderBlobs> {
    await mkdir(root, { recursive: true })
    return new FolderBlobs(root)
  }

  async put(bytes: Uint8Array): Promise<{ readonly sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    let writing = this.#writing.get(sha256)
    if (writing === undefined) {
      writing = this.#write(sha256, bytes).finally(() => this.#writing.delete(sha256))
      this.#writing.set(sha256, writing)
    }
    await writing
    return { sha256 }
  }

  /** Throws when what is on disk is no longer what was put there. */
  async get(sha256: string): Promise<Uint8Array | undefined> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
    let bytes: Buffer
    try {
      bytes = await readFile(this.#path(sha256))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw passing(error)
    }
    const found = createHash('sha256').update(bytes).digest('hex')
    if (found !== sha256) throw new Error(`the blob ${sha256} is damaged: its bytes now hash to ${found}`)
    return bytes
  }

  #path(sha256: string): string {
    return join(this.#root, sha256.slice(0, 2), sha256)
  }

  async #write(sha256: string, bytes: Uint8Array): Promise<void> {
    const folder = join(this.#root, sha256.slice(0, 2))
    const path = this.#path(sha256)
    try {
      await this.#folder(folder)
      if (await exists(path)) {
        // It may be there by a rename that the folder's sync did not reach yet.
        await this.#syncFolder(folder)
        return
      }
      const temporary = join(folder, `.${randomUUID()}`)
      const file = await open(temporary, 'wx')
      try {
        await file.writeFile(bytes)
        await file.datasync()
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      } finally {
        await file.close()
      }
      await rename(temporary, path)
      await this.#syncFolder(folder)
    } catch (error) {
      throw passing(error)
    }
  }

  #folder(folder: string): Promise<void> {
    let made = this.#folders.get(folder)
    if (made === undefined) {
      made = mkdir(folder, { recursive: true }).then(() => syncNow(this.#root))
      this.#folders.set(folder, made)
      made.catch(() => this.#folders.delete(folder))
    }
    return made
  }

  /** Joins a sync that has not begun; one under way may have begun before our rename, so another follows it. */
  #syncFolder(folder: string): Promise<void> {
    const current = this.#syncs.get(folder)
    if (current !== undefined && !current.started) return current.done
    const before = current?.done.catch(() => undefined) ?? Promise.resolve()
    const sync: { done: Promise<void>; started: boolean } = { done: before, started: false }
    sync.done = before
      .then(() => {
        sync.started = true
        return syncNow(folder)
      })
      .finally(() => {
        if (this.#syncs.get(folder) === sync) this.#syncs.delete(folder)
      })
    this.#syncs.set(folder, sync)
    return sync.done
  }
}

async function syncNow(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code
}

/** A full disk, too many open files and I/O trouble may pass; the rest is shown as it is. */
function passing(error: unknown): unknown {
  const code = codeOf(error)
  if (code !== undefined && ['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EIO', 'EAGAIN'].includes(code))
    return new TransientError(`blobs: ${messageOf(error)}`)
  return error
}
