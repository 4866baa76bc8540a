import { demoSubjects } from '@groundswell/demo'
import { lintQuery, parseQuery } from '@groundswell/query'
import { expect, it } from 'vitest'

it('the subjects of the demo are written as the product advises', () => {
  const said = demoSubjects.flatMap(({ id, query }) => {
    const parsed = parseQuery(query, { for: 'subject', timeZone: 'Asia/Shanghai' })
    return parsed.ok ? lintQuery(parsed.query).map(({ code }) => `${id}: ${code}`) : [`${id}: refused`]
  })
  expect(said).toEqual([])
})
