import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { silentLogger } from '@groundswell/runtime'
import { describeEventBus } from '../event-bus-contract.ts'
import { openEmbeddedBus } from './embedded-event-bus.ts'

const root = mkdtempSync(join(tmpdir(), 'groundswell-bus-'))
afterAll(() => rmSync(root, { recursive: true }))

describeEventBus('embedded', (name) => openEmbeddedBus({ folder: join(root, name), log: silentLogger }))
