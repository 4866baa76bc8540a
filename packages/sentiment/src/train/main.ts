import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildLists } from '../build-vocabulary.ts'
import { writeModelFile } from '../linear/model-file.ts'
import { loadModel, shippedWeights } from '../scoring-model.ts'
import { measureDev } from './measure-dev.ts'
import { modelCard } from './model-card.ts'
import { readOwnCsv } from './read-csv.ts'
import { readFolder, type LabelledText } from './read-data.ts'
import { trainModel } from './train-model.ts'

/**
 * `pnpm train [--data DIR] [--own FILE.csv] [--out DIR] [--seed N] [--version NAME] [--looks N]`: at least one of --data and
 * --own; with --own, --out as well, so that nobody's own model lands on the shipped one.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    own: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '7' },
    version: { type: 'string', default: 'linear-2' },
    looks: { type: 'string', default: '1' },
  },
})
const { data, own: ownFile } = values
const mistake =
  data === undefined && ownFile === undefined
    ? 'nothing to train on: give --data DIR (a folder with train/ and, to measure on, dev/), --own FILE.csv, or both'
    : ownFile !== undefined && values.out === undefined
      ? 'with --own say where the model goes: --out DIR'
      : data !== undefined && !existsSync(join(data, 'train'))
        ? `${data} has no folder train/ with *.jsonl.gz in it`
        : undefined
if (mistake !== undefined) {
  process.stderr.write(`pnpm train: ${mistake}\n`)
  process.exitCode = 2
} else {
  const out = values.out ?? fileURLToPath(new URL('.', shippedWeights))
  const started = performance.now()
  const say = (line: string): void => {
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)
  }
  const seed = Number(values.seed)
  const folder = (name: string): Map<string, LabelledText[]> =>
    data === undefined || !existsSync(join(data, name)) ? new Map() : readFolder(join(data, name))
  const train = folder('train')
  const dev = folder('dev')
  const own: LabelledText[] = ownFile === undefined ? [] : readOwnCsv(readFileSync(ownFile, 'utf8'))
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
