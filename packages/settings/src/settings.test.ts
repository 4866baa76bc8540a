import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore } from '@groundswell/store'
import { FakeClock, temporaryFolder } from '@groundswell/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { Settings, subjectSettings } from './settings.ts'

test('a change whose writer died before announcing it is heard of within a minute or so, a removal too', async () => {
  const folder = temporaryFolder()
  const store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  const clock = new FakeClock()
  const settings = new Settings(store.documents, subjectSettings, clock)
  const subject = { id: 'yunling', name: '云岭速运', query: '云岭速运', kind: 'brand' } as const
  await settings.save(subject, 'absent')
  let heard: [string, string | undefined] = ['', undefined]
  const watching = await settings.watch({
    log: silentLogger,
    apply: (current, version) => void (heard = [version, current.get('yunling')?.query]),
  })
  onTestFinished(async () => {
    await watching.close()
    await store.close()
    folder[Symbol.dispose]()
  })
  const later = async (): Promise<typeof heard> => {
    await clock.advance(20_000)
    return heard
  }
  expect(heard).toEqual(['1', '云岭速运'])

  const { documents } = subjectSettings
  const body = subjectSettings.keep({ ...subject, query: '云岭' }, 2, clock.now().toISOString())
  await store.documents.put(documents, { id: 'yunling', body, expected: 'any' })
  await expect.poll(later).toEqual(['2', '云岭'])

  await store.documents.remove(documents, 'yunling', 'any')
  await expect.poll(later).toEqual(['3', undefined])
})
