// Builds the dashboard into the folder given, while the image is made.
import { cpSync } from 'node:fs'
import { buildDashboard } from '../../services/dashboard/build.ts'

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('usage: build-dashboard.mjs FOLDER')
cpSync(await buildDashboard({ cacheFolder: '/tmp/dashboard' }), target, { recursive: true })
