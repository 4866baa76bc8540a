import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildLists } from '../build-vocabulary.ts'
import { writeModelFile } from '../linear/model-file.ts'
import { loadModel, shippedWeights } from '../scoring-model.ts'
import { measureDev } from './measure-dev.ts'
import { modelCard } from './model-card.ts'
import { readOwnCsv } from './read-csv.ts'
import { readFolder, type LabelledText } from './read-data.ts'
import { trainModel } from './train-model.ts'

/** `pnpm train --data DIR [--own FILE.csv] [--out DIR] [--seed N] [--version NAME] [--looks N]` */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    own: { type: 'string' },
    out: { type: 'string', default: new URL('.', shippedWeights).pathname },
    seed: { type: 'string', default: '7' },
    version: { type: 'string', default: 'linear-1' },
    looks: { type: 'string', default: '1' },
  },
})
const { data, out } = values
if (data === undefined) {
  process.stderr.write('pnpm train --data DIR: the folder that holds train/ and, to measure on, dev/\n')
  process.exitCode = 2
} else {
  const started = performance.now()
  const say = (line: string): void => {
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)
  }
  const seed = Number(values.seed)
  const train = readFolder(join(data, 'train'))
  const dev = readFolder(join(data, 'dev'))
  const own: LabelledText[] = values.own === undefined ? [] : readOwnCsv(readFileSync(values.own, 'utf8'))
  const result = trainModel(train, [...dev.values()].flat(), {
    version: values.version,
    seed,
    lists: buildLists([]),
    own,
    say,
  })
  mkdirSync(out, { recursive: true })
  const path = join(out, 'model.bin')
  writeModelFile(path, result.file)
  say('measuring')
  const measured = measureDev(loadModel({ weights: path }), dev)
  const seconds = Math.round((performance.now() - started) / 1000)
  const { file, ...figures } = result
  const metrics = {
    version: file.header.version,
    seed,
    seconds,
    looksAtDev: Number(values.looks),
    ...figures,
    dev: measured,
  }
  writeFileSync(join(out, 'metrics.json'), `${JSON.stringify(metrics, undefined, 2)}\n`)
  writeFileSync(join(out, 'MODEL_CARD.md'), modelCard(metrics))
  say(`written to ${out}`)
}
