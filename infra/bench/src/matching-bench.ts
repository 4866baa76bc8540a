import { setFlagsFromString } from 'node:v8'
import { isDeepStrictEqual } from 'node:util'
import { runInNewContext } from 'node:vm'
import { CheckAll, parseQuery, SubjectMatcher, type MatcherSubject, type MatchInput } from '@groundswell/query'
import { bar, megabytes, say } from './figures.ts'
import { Dice, makeBrands, makeCommonQuery, makeMention, makeQuery, type Brand } from './query-corpus.ts'

/** The bars of the stream matcher, as ratios within one run: a part of `pnpm bench:query`. Exit status 1 when one is missed. */
const seed = Number(process.env['BENCH_SEED'] ?? '20261123')

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

interface Corpus {
  readonly texts: readonly { readonly id: string; readonly query: string }[]
  readonly brands: readonly Brand[]
}

function makeCorpus(size: number, queriesPerBrand: number, common: number, dice: Dice): Corpus {
  const brands = makeBrands(Math.max(1, Math.round((size - common) / queriesPerBrand)), dice)
  const texts = Array.from({ length: size }, (_, index) => {
    const brand = brands[index % brands.length]
    const query = index < common || brand === undefined ? makeCommonQuery(dice) : makeQuery(brand, dice)
    return { id: `q${index}`, query }
  })
  return { texts, brands }
}

function parseAll(corpus: Corpus): MatcherSubject[] {
  return corpus.texts.map(({ id, query }) => {
    const result = parseQuery(query, { for: 'subject' })
    if (!result.ok) throw new Error(`the generator made a bad query: ${query} ${JSON.stringify(result.errors)}`)
    return { id, query: result.query }
  })
}

/** Processor time, not wall time, so that whatever else the machine does changes little. */
function milliseconds(work: () => void): number {
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** One way of matching, and the mentions it is timed with, in slices that take it a few milliseconds each. */
interface Side {
  readonly match: (m: MatchInput) => unknown
  readonly slices: readonly (readonly MatchInput[])[]
}

function side(mentions: readonly MatchInput[], slice: number, match: (m: MatchInput) => unknown): Side {
  const slices = Array.from({ length: Math.floor(mentions.length / slice) }, (_, at) =>
    mentions.slice(at * slice, (at + 1) * slice),
  )
  return { match, slices }
}

/**
 * Milliseconds per mention of each side. The sides take turns, round by round, each over all its slices (so that neither
 * works in the caches the other left behind); of each slice the quickest of all rounds counts. A burst of a neighbour hits
 * both sides alike, and neither for good.
 */
function perMention(rounds: number, ...sides: readonly Side[]): number[] {
  const best = sides.map(({ slices }) => slices.map(() => Number.POSITIVE_INFINITY))
  // The first two rounds warm up and do not count.
  for (let round = -2; round < rounds; round += 1) {
    for (const [index, { slices, match }] of sides.entries()) {
      const times = best[index] ?? []
      for (const [at, slice] of slices.entries()) {
        const time = milliseconds(() => slice.forEach((m) => match(m))) / slice.length
        if (round >= 0 && time < (times[at] ?? 0)) times[at] = time
      }
    }
  }
  return best.map(mean)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function tenThousand(): void {
  const dice = new Dice(seed)
  const corpus = makeCorpus(10_000, 4, 200, dice)
  const subjects = parseAll(corpus)
  const matcher = new SubjectMatcher()
  const load = milliseconds(() => matcher.replace(subjects))
  const mentions = Array.from({ length: 4000 }, () => makeMention(corpus.brands, dice, 1))
  const characters = mean(mentions.map((m) => m.text.length))
  const candidates = mean(mentions.map((m) => matcher.candidates(m)))
  const hits = mean(mentions.map((m) => matcher.match(m).length))
  const everything = new CheckAll(subjects)
  const same = mentions.slice(0, 200).every((m) => isDeepStrictEqual(matcher.match(m), everything.match(m)))
  const [indexed = Number.NaN, all = Number.NaN] = perMention(
    9,
    side(mentions, 200, (m) => matcher.match(m)),
    side(mentions.slice(0, 200), 10, (m) => everything.match(m)),
  )
  say(
    `10,000 subjects; mentions of ${characters.toFixed(0)} characters; ${candidates.toFixed(1)} candidates and ${hits.toFixed(2)} hits a mention`,
  )
  say(
    `  indexed ${(indexed * 1000).toFixed(1)} µs a mention, ${Math.round(1000 / indexed)} mentions/s; checking all ${(all * 1000).toFixed(0)} µs`,
  )
  bar('the same hits from both', same, same ? 'yes' : 'no')
  bar(
    'at least 5 candidates and 1 hit a mention',
    candidates >= 5 && hits >= 1,
    `${candidates.toFixed(1)}, ${hits.toFixed(2)}`,
  )
  bar('≥ 100× faster than checking all', all / indexed >= 100, `${(all / indexed).toFixed(0)}×`)
  bar('aim: 5,000 mentions/s on one core', 1000 / indexed >= 5000, `${Math.round(1000 / indexed)}`)
  bar('the whole set replaced in < 1 s', load < 1000, `${load.toFixed(0)} ms`)
  const again = subjects.slice(0, 1000)
  const one = milliseconds(() => again.forEach(({ id, query }) => matcher.set(id, query))) / again.length
  say(`  one subject changed: ${(one * 1000).toFixed(0)} µs`)
}

function growth(): void {
  const sizes = [1_000, 10_000, 100_000]
  const times: number[] = []
  for (const size of sizes) {
    const dice = new Dice(seed + size)
    const corpus = makeCorpus(size, 8, 20, dice)
    collectGarbage()
    const before = process.memoryUsage()
    const matcher = new SubjectMatcher()
    const load = milliseconds(() => matcher.replace(parseAll(corpus)))
    collectGarbage()
    const used = process.memoryUsage()
    const bytes = used.heapUsed + used.arrayBuffers - before.heapUsed - before.arrayBuffers
    const mentions = Array.from({ length: 4000 }, () => makeMention(corpus.brands, dice, 1))
    const hits = mean(mentions.map((m) => matcher.match(m).length))
    const candidates = mean(mentions.map((m) => matcher.candidates(m)))
    const [time = Number.NaN] = perMention(
      9,
      side(mentions, 200, (m) => matcher.match(m)),
    )
    times.push(time)
    say(
      `${size} subjects: ${(time * 1000).toFixed(1)} µs a mention, ${hits.toFixed(2)} hits, ${candidates.toFixed(1)} candidates; parsed and loaded in ${load.toFixed(0)} ms, ${megabytes(bytes)} of heap, ${megabytes(used.rss)} resident`,
    )
    if (size === 100_000) {
      bar('100,000 subjects load in < 10 s', load < 10_000, `${(load / 1000).toFixed(1)} s`)
      bar('in < 1 GB', used.rss < 1e9, `${megabytes(bytes)} of heap, ${megabytes(used.rss)} resident`)
    }
  }
  const [first = 1, , last = Number.NaN] = times
  bar('from 1,000 to 100,000 subjects time grows ≤ 3×', last / first <= 3, `${(last / first).toFixed(2)}×`)
}

say(`seed ${seed}`)
tenThousand()
growth()
