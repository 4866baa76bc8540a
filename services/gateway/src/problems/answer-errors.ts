import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isTransient, messageOf, type Logger } from '@groundswell/runtime'
import { OverdueError } from '@groundswell/store'
import { badInput, notFound, tooCostly, tooLarge, unavailable } from './known-problems.ts'
import { HttpProblem, problemDocument, type ProblemFacts } from './problem.ts'
import { InvalidPart } from './validate.ts'
import { languageOf } from './words.ts'

/** Every error of every route becomes a problem document; a bug says no more than that it is one, and is logged whole. */
export function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request)
    if (problem.facts.status >= 500 && problem.facts.status !== 503)
      log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'A request failed.')
    return sendProblem(request, reply, problem.facts)
  })
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? ''
  return sendProblem(
    request,
    reply,
    notFound({ zh: `路径 ${request.method} ${path}`, en: `route ${request.method} ${path}` }).facts,
  )
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, facts: ProblemFacts): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  return reply
    .code(facts.status)
    .headers({ ...facts.headers, 'content-language': language === 'zh' ? 'zh-CN' : 'en', 'cache-control': 'no-store' })
    .type('application/problem+json')
    .serializer((document: unknown) => JSON.stringify(document))
    .send(problemDocument(facts, language))
}

export function problemOf(error: FastifyError | Error, request?: FastifyRequest): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof InvalidPart) return badInput(error.errors(languageOf(request?.headers['accept-language'])))
  if (isTransient(error)) return unavailable()
  if (error instanceof OverdueError) return tooCostly()
  const code = 'code' in error ? error.code : undefined
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return tooLarge({ zh: '请求体超过上限。', en: 'The body is over the limit.' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new HttpProblem({
      status: 415,
      type: 'unsupported-media-type',
      title: { zh: '不支持的内容类型', en: 'Unsupported media type' },
      detail: {
        zh: '请以 application/json 发送（采集接口也接受 application/x-ndjson）。',
        en: 'Send application/json (the intake takes application/x-ndjson as well).',
      },
    })
  if (code === 'FST_ERR_BAD_URL')
    return badInput([
      {
        path: '',
        message: { zh: '路径中的百分号编码有误', en: 'the path has a percent sign that begins no UTF-8 character' },
      },
    ])
  if (status !== undefined && status >= 400 && status < 500)
    return new HttpProblem({
      status,
      type: 'bad-request',
      title: { zh: '请求有误', en: 'Bad request' },
      detail: { zh: messageOf(error), en: messageOf(error) },
    })
  return new HttpProblem({
    status: 500,
    type: 'internal',
    title: { zh: '内部错误', en: 'Internal error' },
    detail: {
      zh: '服务器处理这个请求时出错，已记入日志。',
      en: 'The server failed at this request; the log has the details.',
    },
  })
}
