import natural from 'natural/lib/natural/classifiers/index.js'
import { mostClassifierTokens } from '@groundswell/contracts'

export interface Example {
  readonly tokens: ReadonlySet<string>
  readonly yes: boolean
}

/** About 5 ms of training. */
const textsAtOnce = 20

/**
 * What natural's Bayes learns of the examples: by token, the logarithm of how much likelier it is in texts of yes. Tokens are
 * ours, since natural's own tokenizer drops Chinese, and read off as weights, since its product of probabilities is 0 for any
 * long text. A token of a single text says nothing; of the others the most telling ones are kept. Other work runs in between
 * (`breathe`), since natural goes through all tokens for each text.
 */
export async function bayesWeights(
  examples: readonly Example[],
  breathe: () => Promise<void>,
): Promise<Map<string, number>> {
  const chosen = tellingTokens(examples)
  const bayes = new natural.BayesClassifier()
  for (const [at, { tokens, yes }] of examples.entries()) {
    bayes.addDocument(
      [...tokens].filter((token) => chosen.has(token)),
      yes ? 'yes' : 'no',
    )
    if (at % textsAtOnce !== 0) continue
    bayes.train()
    await breathe()
  }
  bayes.train()
  const oddsOf = (tokens: string[]): number => {
    const values = new Map(bayes.getClassifications(tokens).map(({ label, value }) => [label, value]))
    return Math.log((values.get('yes') ?? 1) / (values.get('no') ?? 1))
  }
  const prior = oddsOf([])
  return new Map([...chosen].map((token) => [token, oddsOf([token]) - prior]))
}

/** Those in two texts or more whose share differs most between the two sides (chi-squared of the 2 × 2 table). */
function tellingTokens(examples: readonly Example[]): Set<string> {
  const counts = new Map<string, [number, number]>()
  const totals: [number, number] = [0, 0]
  for (const { tokens, yes } of examples) {
    totals[yes ? 1 : 0] += 1
    for (const token of tokens) {
      const count = counts.get(token) ?? [0, 0]
      count[yes ? 1 : 0] += 1
      counts.set(token, count)
    }
  }
  const n = totals[0] + totals[1]
  const worth = ([no, yes]: [number, number]): number => {
    const [a, b, c, d] = [yes, no, totals[1] - yes, totals[0] - no]
    const margins = (a + b) * (c + d) * (a + c) * (b + d)
    return margins === 0 ? 0 : (n * (a * d - b * c) ** 2) / margins
  }
  const known = [...counts].filter(([, [no, yes]]) => no + yes > 1)
  const ranked = known.map(([token, count]) => ({ token, worth: worth(count) }))
  ranked.sort((a, b) => b.worth - a.worth || (a.token < b.token ? -1 : 1))
  return new Set(ranked.slice(0, mostClassifierTokens).map(({ token }) => token))
}
