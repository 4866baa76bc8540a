import type { Socket } from 'node:net'
import { HttpProblem, problemDocument } from './problem.ts'

/** A request that is no HTTP, or longer than headers may be: no route sees it, so the answer is written by hand. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { facts } = error.code === 'HPE_HEADER_OVERFLOW' ? headersTooLarge() : notHttp()
  // What language the reader asked for is not known here.
  const body = JSON.stringify(problemDocument(facts, 'zh'))
  socket.end(
    [
      `HTTP/1.1 ${facts.status} ${facts.type}`,
      'content-type: application/problem+json',
      'content-language: zh-CN',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

function headersTooLarge(): HttpProblem {
  return new HttpProblem({
    status: 431,
    type: 'headers-too-large',
    title: { zh: '请求头过大', en: 'Request header fields too large' },
    detail: {
      zh: '网址和请求头合计超过 256 KiB；检索式最多 20000 个字符。',
      en: 'The address and headers are over 256 KiB; a query has at most 20,000 characters.',
    },
  })
}

function notHttp(): HttpProblem {
  return new HttpProblem({
    status: 400,
    type: 'bad-request',
    title: { zh: '请求有误', en: 'Bad request' },
    detail: { zh: '收到的不是合法的 HTTP 请求。', en: 'What came is no well-formed HTTP request.' },
  })
}
