import { expect, test } from 'vitest'
import { parseRobots } from './robots.ts'

const text = `# comment
User-agent: *
Disallow: /private
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 2

User-agent: groundswell
User-agent: other
Disallow: /board?page=
`

test('the longest rule holds, allow before disallow', () => {
  const robots = parseRobots(text, 'somebody')
  expect(robots.allows('http://s.example/private/x')).toBe(false)
  expect(robots.allows('http://s.example/private/open/1')).toBe(true)
  expect(robots.allows('http://s.example/a.pdf')).toBe(false)
  expect(robots.allows('http://s.example/a.pdf?x=1')).toBe(true)
  expect(robots.crawlDelay).toBe(2000)
})

test('a group that names us replaces the one for all', () => {
  const robots = parseRobots(text, 'Groundswell')
  expect(robots.allows('http://s.example/private')).toBe(true)
  expect(robots.allows('http://s.example/board?page=2')).toBe(false)
  expect(robots.crawlDelay).toBeUndefined()
})

test('anything that is no robots.txt forbids nothing', () => {
  expect(parseRobots('<html>404</html>', 'x').allows('http://s.example/')).toBe(true)
})
