import { HttpProblem, type InputError } from './problem.ts'
import type { Words } from './words.ts'

export function badInput(errors: readonly InputError[]): HttpProblem {
  return new HttpProblem({
    status: 400,
    type: 'bad-input',
    title: { zh: '输入有误', en: 'Bad input' },
    detail: { zh: '请改正 errors 中列出的各项后重试。', en: 'Mend what `errors` lists and send it again.' },
    errors,
  })
}

export function badBody(detail: Words): HttpProblem {
  return new HttpProblem({
    status: 400,
    type: 'bad-body',
    title: { zh: '请求体无法读取', en: 'Unreadable body' },
    detail,
    errors: [{ path: '', message: detail }],
  })
}

export function notSignedIn(detail?: Words): HttpProblem {
  return new HttpProblem({
    status: 401,
    type: 'not-signed-in',
    title: { zh: '尚未登录', en: 'Not signed in' },
    detail: detail ?? {
      zh: '请先登录，或在 Authorization: Bearer 中带上令牌。',
      en: 'Sign in, or send a token as Authorization: Bearer.',
    },
    headers: { 'www-authenticate': 'Bearer realm="groundswell"' },
  })
}

export function forbidden(detail: Words): HttpProblem {
  return new HttpProblem({ status: 403, type: 'forbidden', title: { zh: '没有权限', en: 'Forbidden' }, detail })
}

export function notFound(what: Words): HttpProblem {
  return new HttpProblem({
    status: 404,
    type: 'not-found',
    title: { zh: '不存在', en: 'Not found' },
    detail: { zh: `找不到${what.zh}。`, en: `There is no ${what.en}.` },
  })
}

export function conflict(detail: Words, current?: unknown): HttpProblem {
  return new HttpProblem({
    status: 409,
    type: 'conflict',
    title: { zh: '与现状冲突', en: 'Conflict with the present state' },
    detail,
    ...(current === undefined ? {} : { current }),
  })
}

export function tooLarge(detail: Words): HttpProblem {
  return new HttpProblem({
    status: 413,
    type: 'too-large',
    title: { zh: '内容过大', en: 'Too large' },
    detail,
    errors: [{ path: 'text', message: detail }],
  })
}

export function unprocessable(detail: Words, errors?: readonly InputError[]): HttpProblem {
  return new HttpProblem({
    status: 422,
    type: 'unprocessable',
    title: { zh: '无法处理', en: 'Cannot be processed' },
    detail,
    ...(errors === undefined ? {} : { errors }),
  })
}

/** A search that took longer than it may. */
export function tooCostly(): HttpProblem {
  return unprocessable({
    zh: '检索耗时过长，已停止；请缩短时间范围，或加上更少见的词。',
    en: 'The search took too long and was stopped: shorten its time span or add a rarer word.',
  })
}

export function preconditionRequired(): HttpProblem {
  return new HttpProblem({
    status: 428,
    type: 'precondition-required',
    title: { zh: '缺少 If-Match', en: 'If-Match is missing' },
    detail: {
      zh: '修改时请在 If-Match 中带上读到的 ETag，例如 If-Match: "3"。',
      en: 'A change names the version it read: send its ETag as If-Match, as If-Match: "3".',
    },
  })
}

export function tooMany(detail: Words, retryAfterSeconds: number): HttpProblem {
  return new HttpProblem({
    status: 429,
    type: 'too-many-requests',
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail,
    headers: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  })
}

export function unavailable(): HttpProblem {
  return new HttpProblem({
    status: 503,
    type: 'unavailable',
    title: { zh: '暂时不可用', en: 'Not available now' },
    detail: {
      zh: '后端引擎暂时连不上，系统正在重试；请稍后再试。',
      en: 'An engine is away and is being waited for; try again shortly.',
    },
    headers: { 'retry-after': '5' },
  })
}

/** Another service was asked and did not answer. */
export function noAnswer(detail: Words): HttpProblem {
  return new HttpProblem({
    status: 504,
    type: 'no-answer',
    title: { zh: '没有应答', en: 'No answer' },
    detail,
  })
}
