import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** CI asks for a report a suite, to add them up. */
const reports = process.env['GROUNDSWELL_TEST_RESULTS']
const suite = process.argv.includes('engines') ? 'engines' : process.argv.includes('browser') ? 'browser' : 'test'

/** `pnpm test`: everything that needs nothing but this checkout. Engines and browser suites are projects of their own. */
export default defineConfig({
  test: {
    ...(reports === undefined
      ? {}
      : { reporters: ['default', 'json'], outputFile: { json: join(reports, `${suite}.json`) } }),
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'services/*/src/**/*.test.{ts,tsx}',
            'system/src/**/*.test.ts',
            'demo/src/**/*.test.ts',
            'infra/*/src/**/*.test.ts',
            'test/faults/input.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.engines.test.ts'],
          // Properties over thousands of cases take seconds, on a busy machine many.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: { name: 'scenario', include: ['test/scenario/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        test: {
          name: 'engines',
          include: [
            '{packages,services}/*/src/**/*.engines.test.ts',
            'test/engines/**/*.test.ts',
            'test/faults/kill-*.test.ts',
          ],
          globalSetup: ['test/support/start-engines.ts'],
          // kafkajs sets timers to times that have passed, which Node remarks on.
          execArgv: ['--disable-warning=TimeoutNegativeWarning'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
