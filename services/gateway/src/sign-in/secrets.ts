import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, url-safe; `prefix` tells what it is to a person or a secret scanner. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is stored of a secret of 256 random bits: its SHA-256, which is all a document's id ever shows. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(a)), Buffer.from(digestOf(b)))
}
