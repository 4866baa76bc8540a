import { join, resolve } from 'node:path'
import { buildDashboard } from '@groundswell/dashboard/build'
import { aborted, prepareDataFolder, readEnvironment, runProcess } from '@groundswell/host'
import { abortOnSignals, createLogger, loadConfigFile, StopStack, systemClock } from '@groundswell/runtime'
import { readArguments, usage } from './arguments.ts'
import { banner } from './banner.ts'
import { systemConfig } from './config.ts'
import { startSystem } from './start-system.ts'

const root = resolve(import.meta.dirname, '../..')

/** `pnpm start`: everything in one process; demo mode when no configuration is given. */
await runProcess(async (controller) => {
  const started = performance.now()
  const given = readArguments(process.argv.slice(2))
  if (given.help) {
    process.stdout.write(usage)
    return
  }
  const environment = readEnvironment(process.env)
  const path = given.config ?? environment.config
  const configured =
    path === undefined ? systemConfig.parse({ log: { level: 'warn' } }) : loadConfigFile(path, systemConfig)
  const log = createLogger(configured.log)
  const release = abortOnSignals(controller, log)
  const stops = new StopStack(log, 9_000)
  try {
    const mode = path === undefined ? 'demo' : 'configured'
    const data = environment.data ?? configured.data
    // The fictional world keeps apart from whatever is watched for real on the same machine.
    const folder = prepareDataFolder(mode === 'demo' ? join(data, 'demo') : data)
    const dashboardFolder = await buildDashboard({
      cacheFolder: join(root, '.cache', 'dashboard'),
      log: (message) => process.stderr.write(`${message}\n`),
    })
    const demo =
      mode === 'demo'
        ? await (
            await import('@groundswell/demo')
          ).startDemo({
            folder: join(folder, 'world'),
            log: log.child({ part: 'demo' }),
            clock: systemClock,
          })
        : undefined
    if (demo !== undefined) stops.add('demo', () => demo.stop())
    const config = demo === undefined ? configured : systemConfig.parse({ ...configured, ...demo.config })
    const system = await startSystem(config, {
      folder,
      log,
      clock: systemClock,
      mode,
      dashboardFolder,
      ...(demo === undefined ? {} : { demo: demo.course }),
    })
    stops.add('system', async () => void (await system.stop()))
    process.stdout.write(
      banner({
        url: system.url,
        adminLink: system.adminLink,
        folder,
        mode,
        config,
        startedInSeconds: (performance.now() - started) / 1000,
        interactive: process.stdout.isTTY,
      }),
    )
    demo?.play()
    await Promise.race([system.ended, aborted(controller.signal)])
  } finally {
    await stops.stop()
    release()
  }
})
