import type { GradedAlert } from '@groundswell/contracts'
import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

function exported(title: string): string {
  const alert = { story: { id: 'st', title }, mentionCount: 3 } as unknown as GradedAlert
  const columns = [
    { title: '事件', value: (one: GradedAlert) => one.story.title },
    { title: '信息数', value: (one: GradedAlert) => one.mentionCount },
  ]
  return csvOf(columns, [alert])
}

it('writes a row an alert, quoted where it must be', () => {
  expect(exported('延误, "四天"')).toBe('\uFEFF事件,信息数\r\n"延误, ""四天""",3\r\n')
})

it('lets no text be taken for a formula', () => {
  expect(exported('=HYPERLINK("x")')).toContain(`"'=HYPERLINK(""x"")",3`)
  expect(exported('-1+2')).toContain("'-1+2,3")
})
