/**
 * Text of a page or feed: by byte-order mark, else the charset of its headers, else what it declares in its first 2 kB
 * (XML declaration, meta tag), else UTF-8. Encodings as of the WHATWG standard (gb18030, big5 …); broken bytes become U+FFFD.
 */
export function decodePage(bytes: Uint8Array, headerCharset: string | undefined): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const declared =
    /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)["']/i.exec(head)?.[1] ??
    /<meta[^>]+charset=["']?([\w.:-]+)/i.exec(head)?.[1]
  const byMark = markOf(bytes)
  for (const label of [byMark, headerCharset, declared]) {
    const decoder = label === undefined ? undefined : decoderFor(label)
    if (decoder !== undefined) return decoder.decode(bytes)
  }
  return new TextDecoder('utf-8').decode(bytes)
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Undefined for a name that is no encoding. GB2312 and GBK are read as their superset GB18030. */
function decoderFor(label: string): TextDecoder | undefined {
  const name = /^(?:gb2312|gbk|gb_2312-80)$/i.test(label) ? 'gb18030' : label
  try {
    return new TextDecoder(name)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
