import type { CheerioAPI } from 'cheerio'

/** A page as loaded: by plain HTTP, or as a browser rendered it. */
export interface LoadedPage {
  readonly status: 'ok'
  readonly url: string
  readonly $: CheerioAPI
  readonly html: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly validators: { readonly etag?: string; readonly lastModified?: string }
}
