import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { KeptPassword } from '@groundswell/settings'

const keyLength = 32

/** scrypt, RFC 7914; `cost` is its N (a power of two), r = 8, p = 1: 128·N·r bytes of memory while it works. */
export async function keepPassword(password: string, cost: number): Promise<KeptPassword> {
  const salt = randomBytes(16)
  const parameters = { cost, blockSize: 8, parallelization: 1 }
  const hash = await derive(password, salt, parameters)
  return { algorithm: 'scrypt', salt: salt.toString('base64'), hash: hash.toString('base64'), ...parameters }
}

export async function isPassword(password: string, kept: KeptPassword): Promise<boolean> {
  const hash = await derive(password, Buffer.from(kept.salt, 'base64'), kept)
  return timingSafeEqual(hash, Buffer.from(kept.hash, 'base64'))
}

type Parameters = Pick<KeptPassword, 'cost' | 'blockSize' | 'parallelization'>

function derive(password: string, salt: Buffer, { cost, blockSize, parallelization }: Parameters): Promise<Buffer> {
  const options = { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
