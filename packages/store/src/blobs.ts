/**
 * Raw evidence by content: the key of a blob is the SHA-256 of its bytes, in hex. `put` resolves when the bytes are
 * durable and may be called again with the same bytes; nothing is ever overwritten.
 */
export interface Blobs {
  put(bytes: Uint8Array): Promise<{ readonly sha256: string }>
  get(sha256: string): Promise<Uint8Array | undefined>
}
