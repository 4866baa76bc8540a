import { expect, test } from 'vitest'
import { readMail } from './mail.ts'

const mail = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1')

test('a mail is an item known by its Message-ID', async () => {
  const { item, problems } = await readMail(
    mail([
      'From: =?utf-8?B?5ZGo5YCp?= <Zhou@Example.com>',
      'Subject: =?utf-8?B?5oqV6K+J?=',
      'Message-ID: <1@example.com>',
      'Date: Mon, 23 Nov 2026 08:00:00 +0800',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('包裹三天没动').toString('base64'),
    ]),
  )
  expect(problems).toEqual([])
  expect(item).toMatchObject({
    nativeId: '<1@example.com>',
    title: '投诉',
    text: '包裹三天没动',
    author: { name: '周倩', handle: 'zhou@example.com' },
    publishedAt: '2026-11-23T00:00:00.000Z',
  })
})

test('GB2312 and HTML mails are read', async () => {
  const { item } = await readMail(
    Buffer.concat([
      mail(['From: a@example.com', 'Subject: x', 'Content-Type: text/html; charset=gb2312', '', '<p>']),
      Buffer.from([0xbf, 0xec, 0xb5, 0xdd]),
      mail(['</p>']),
    ]),
  )
  expect(item.text).toBe('快递')
})

test('a broken encoding is kept as far as it can be read, and said', async () => {
  const { item, problems } = await readMail(
    Buffer.concat([
      mail(['From: a@example.com', 'Subject: complaint', 'Content-Type: text/plain; charset=utf-8', '', 'late ']),
      Buffer.from([0xe5, 0x8c, 0xff, 0xfe]),
      mail([' parcel']),
    ]),
  )
  expect(item.text).toMatch(/^late .* parcel$/)
  expect(problems).toMatchObject([{ message: expect.stringContaining('has a broken encoding') }])
})

test('an unknown charset and a body that is no mail at all do not break reading', async () => {
  const strange = await readMail(mail(['Subject: s', 'Content-Type: text/plain; charset=klingon', '', 'text']))
  expect(strange.item.text).toBe('text')
  const junk = await readMail(Buffer.from([0, 1, 2, 255, 254, 253]))
  expect(junk.item.nativeId).toMatch(/^sha256:[0-9a-f]{64}$/)
})

test('the same mail without a Message-ID is the same item', async () => {
  const bytes = mail(['From: a@example.com', 'Subject: s', '', 'text'])
  expect((await readMail(bytes)).item.nativeId).toBe((await readMail(bytes)).item.nativeId)
})
