import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** `node run-vite.ts OUT`: one build into OUT, in a process of its own, whose memory goes with it. */
const outDir = process.argv[2]
if (outDir === undefined) throw new Error('run-vite.ts needs the folder to build into')
const root = fileURLToPath(new URL('.', import.meta.url))
await build({
  root,
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
  mode: 'production',
  logLevel: 'error',
  build: { outDir, emptyOutDir: true },
})
