import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildLists } from '../build-vocabulary.ts'
import { writeModelFile } from '../linear/model-file.ts'
import { loadModel } from '../scoring-model.ts'
import { readArguments, UsageError, type TrainArguments } from './arguments.ts'
import { measureDev } from './measure-dev.ts'
import { modelCard } from './model-card.ts'
import { readFolder, type LabelledText } from './read-data.ts'
import { trainModel } from './train-model.ts'

try {
  run(readArguments(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`pnpm train: ${error.message}\n`)
  process.exitCode = 2
}

/** Trains, measures, and writes model.bin, metrics.json and MODEL_CARD.md. */
function run({ data, own, notes, out, seed, version, looks }: TrainArguments): void {
  const started = performance.now()
  const say = (line: string): void => {
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)
  }
  for (const note of notes) say(note)
  const folder = (name: string): Map<string, LabelledText[]> =>
    data === undefined || !existsSync(join(data, name)) ? new Map() : readFolder(join(data, name))
  const train = folder('train')
  const dev = folder('dev')
  const lists = buildLists([])
  const result = trainModel(train, [...dev.values()].flat(), { version, seed, lists, own, say })
  mkdirSync(out, { recursive: true })
  const path = join(out, 'model.bin')
  writeModelFile(path, result.file)
  say('measuring')
  const measured = measureDev(loadModel({ weights: path }), dev)
  const seconds = Math.round((performance.now() - started) / 1000)
  const { file: _file, ...figures } = result
  const metrics = { version, seed, seconds, looksAtDev: looks, ...figures, dev: measured }
  writeFileSync(join(out, 'metrics.json'), `${JSON.stringify(metrics, undefined, 2)}\n`)
  writeFileSync(join(out, 'MODEL_CARD.md'), modelCard(metrics))
  say(`written to ${out}`)
}
