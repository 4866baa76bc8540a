import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shippedWeights } from '../scoring-model.ts'
import { decodeTable, OwnCsvError, readOwnCsv } from './read-csv.ts'
import type { LabelledText } from './read-data.ts'

/** Stands in `model` of every mention scored by the weights of the package. */
const shippedVersion = 'linear-3'

export interface TrainArguments {
  /** Holds train/ and, to measure on, dev/. */
  readonly data: string | undefined
  readonly own: readonly LabelledText[]
  /** What there is to say of the table before it is learnt from. */
  readonly notes: readonly string[]
  readonly out: string
  readonly seed: number
  readonly version: string
  readonly looks: number
}

/** What was asked for cannot be done: the message says what to give. */
export class UsageError extends Error {}

/**
 * `pnpm train [--data DIR] [--own FILE.csv] [--out DIR] [--seed N] [--version NAME] [--looks N]`: at least one of --data and
 * --own; with --own, --out as well, so that nobody's own model lands on the shipped one or bears its name.
 */
export function readArguments(args: readonly string[]): TrainArguments {
  const { data, own: file, out, seed, version, looks } = parsed(args)
  if (data === undefined && file === undefined)
    throw new UsageError(
      'nothing to train on: give --data DIR (a folder with train/ and, to measure on, dev/), --own FILE.csv, or both',
    )
  if (file !== undefined && out === undefined) throw new UsageError('with --own say where the model goes: --out DIR')
  if (file !== undefined && !existsSync(file)) throw new UsageError(`--own: there is no file ${file}`)
  if (data !== undefined && !existsSync(join(data, 'train')))
    throw new UsageError(`${data} has no folder train/ with *.jsonl.gz in it`)
  const own = file === undefined ? undefined : readTable(file)
  return {
    data,
    own: own?.rows ?? [],
    notes: own?.notes ?? [],
    out: out ?? fileURLToPath(new URL('.', shippedWeights)),
    seed: wholeNumber('--seed', seed),
    version: version ?? own?.version ?? shippedVersion,
    looks: wholeNumber('--looks', looks),
  }
}

function parsed(args: readonly string[]): {
  readonly data?: string
  readonly own?: string
  readonly out?: string
  readonly version?: string
  readonly seed: string
  readonly looks: string
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        own: { type: 'string' },
        out: { type: 'string' },
        seed: { type: 'string', default: '7' },
        version: { type: 'string' },
        looks: { type: 'string', default: '1' },
      },
    })
    return values
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error
  }
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`${name} takes a whole number, not "${value}"`)
  return Number(value)
}

function readTable(file: string): {
  readonly rows: readonly LabelledText[]
  readonly notes: readonly string[]
  readonly version: string
} {
  const bytes = readFileSync(file)
  try {
    const { text, encoding } = decodeTable(bytes)
    return {
      rows: readOwnCsv(text),
      notes: encoding === 'utf-8' ? [] : [`${file} is not UTF-8: read as ${encoding.toUpperCase()}`],
      version: `own-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`,
    }
  } catch (error) {
    throw error instanceof OwnCsvError ? new UsageError(`${file}: ${error.message}`) : error
  }
}
