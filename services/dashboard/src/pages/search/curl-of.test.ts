import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { curlOf } from './curl-of.ts'

it('a copied request reaches the shell as it was asked, quotes and brackets included', () => {
  const q = `"customer's parcel" AND (延误 OR $HOME) reach:>=10`
  const command = curlOf('/mentions', { q, size: 50 }, 'http://127.0.0.1:8080')
  const script = `curl() { printf '%s\\n' "$@"; }; GROUNDSWELL_API_TOKEN=secret; ${command}`
  const given = execFileSync('sh', ['-c', script]).toString().trimEnd().split('\n')
  expect(given.slice(0, 3)).toEqual(['-fsS', '-H', 'Authorization: Bearer secret'])
  const url = new URL(given[3] ?? '')
  expect(url.pathname).toBe('/api/v1/mentions')
  expect(Object.fromEntries(url.searchParams)).toEqual({ q, size: '50' })
})
