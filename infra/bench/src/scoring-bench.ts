import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { loadModel, scorePolarity, scoreText } from '@groundswell/sentiment'
import { classifierTokens, subjectJudge } from '@groundswell/sentiment/subject-classifier'
import { trainNegativeEvent } from '@groundswell/sentiment/train-subject-classifier'
import { sampleCorrections } from '@groundswell/testkit'
import natural from 'natural/lib/natural/classifiers/index.js'
import sentiment from 'natural/lib/natural/sentiment/index.js'
import stemmers from 'natural/lib/natural/stemmers/index.js'
import { benchTexts } from './scoring-texts.ts'

/**
 * `pnpm bench:scoring [--texts FILE.jsonl.gz] [--documents N] [--seed N]`: texts a second on one core beside natural's Bayes
 * (trained on N of the same texts, character pairs as tokens, since its tokenizer drops Chinese) and its AFINN, in one run.
 */
const { values } = parseArgs({
  options: {
    texts: { type: 'string' },
    documents: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '7' },
  },
})
const documents = Number(values.documents)
const seed = Number(values.seed)
const all = values.texts === undefined ? benchTexts(20_000, seed) : readTexts(values.texts, 20_000)

function readTexts(path: string, maximum: number): { text: string; label: string }[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean)
  const rows = lines.map((line) => JSON.parse(line) as { text: string; label: string })
  const short = rows.filter((row) => row.text.length >= 25 && row.text.length <= 70)
  const step = Math.max(1, Math.floor(short.length / maximum))
  return short.filter((_, index) => index % step === 0).slice(0, maximum)
}

function pairsOf(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at + 1 < text.length; at += 1) found.push(text.slice(at, at + 2))
  return found
}

/** Texts a second: the median of rounds of at least half a second, after a warm-up. */
function rate(texts: readonly string[], score: (text: string) => unknown, rounds = 5): number {
  const rates: number[] = []
  let next = 0
  const once = (milliseconds: number): number => {
    const started = performance.now()
    let count = 0
    while (performance.now() - started < milliseconds) {
      score(texts[next % texts.length] ?? '')
      next += 1
      count += 1
    }
    return (count * 1000) / (performance.now() - started)
  }
  once(300)
  for (let round = 0; round < rounds; round += 1) rates.push(once(500))
  return rates.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

const texts = all.map((each) => each.text)
const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
process.stdout.write(`${texts.length} texts of ${mean.toFixed(1)} characters, seed ${seed}, one core\n`)

const loading = performance.now()
const model = loadModel()
const loaded = performance.now() - loading
process.stdout.write(`model ${model.version} loaded in ${loaded.toFixed(0)} ms\n`)

const bayes = new natural.BayesClassifier()
const training = performance.now()
for (const { text, label } of all.slice(0, documents)) bayes.addDocument(pairsOf(text), label)
bayes.train()
process.stdout.write(
  `natural's Bayes trained on ${Math.min(documents, all.length)} in ${((performance.now() - training) / 1000).toFixed(1)} s\n`,
)
const afinn = new sentiment.SentimentAnalyzer('English', stemmers.PorterStemmer, 'afinn')

const negativeEvent = await trainNegativeEvent(sampleCorrections(500), { judgedAll: true, breathe: async () => {} })
const stamp = new Date().toISOString()
const judge = subjectJudge({
  id: 'bench',
  version: 1,
  updatedAt: stamp,
  enabled: true,
  trainedAt: stamp,
  trainedBy: 'bench',
  judgedAll: true,
  builtInModels: [model.version],
  negativeEvent,
})
const judged = (text: string): unknown => {
  const builtIn = scoreText(model, { text })
  return judge?.(classifierTokens({ title: '', text }), builtIn)
}

const bayesRate = rate(texts, (text) => bayes.classify(pairsOf(text)), 3)
const rows: readonly (readonly [string, number])[] = [
  ["natural's Bayes", bayesRate],
  ["natural's AFINN (words between spaces)", rate(texts, (text) => afinn.getSentiment(text.split(' ')))],
  ['polarity', rate(texts, (text) => scorePolarity(model, text))],
  ['everything a mention carries', rate(texts, (text) => scoreText(model, { text }))],
  ["everything, and a subject's classifier", rate(texts, judged)],
]
for (const [name, perSecond] of rows)
  process.stdout.write(
    `${name.padEnd(42)} ${Math.round(perSecond).toLocaleString('en').padStart(10)}/s  ${(perSecond / bayesRate).toFixed(1).padStart(7)} × Bayes\n`,
  )

for (const length of [1_000, 10_000, 100_000, 1_000_000]) {
  const text = texts.join('。').slice(0, length)
  const started = performance.now()
  scoreText(model, { text })
  process.stdout.write(
    `one text of ${length.toLocaleString('en').padStart(9)} characters: ${(performance.now() - started).toFixed(1)} ms\n`,
  )
}
process.stdout.write(`resident memory ${Math.round(process.memoryUsage().rss / 1e6)} MB (with natural)\n`)
