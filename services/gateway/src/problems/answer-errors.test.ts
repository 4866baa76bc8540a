import { TransientError } from '@groundswell/runtime'
import { expect, test } from 'vitest'
import { problemOf } from './answer-errors.ts'
import { problemDocument } from './problem.ts'

test('an engine that is away is 503 with when to try again', () => {
  const { facts } = problemOf(new TransientError('connect ECONNREFUSED 10.0.0.7:9200'))
  expect(facts).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  expect(JSON.stringify(problemDocument(facts, 'en'))).not.toContain('10.0.0.7')
})

test('a bug is 500 and says nothing of where it happened', () => {
  const { facts } = problemOf(new TypeError("Cannot read properties of undefined (reading 'secret')"))
  const document = problemDocument(facts, 'zh')
  expect(document).toEqual({
    type: 'https://groundswell.invalid/problems/internal',
    title: '内部错误',
    status: 500,
    detail: '服务器处理这个请求时出错，已记入日志。',
  })
})
