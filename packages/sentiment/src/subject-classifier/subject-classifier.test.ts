import type { SubjectClassifier } from '@groundswell/contracts'
import { sampleCorrections } from '@groundswell/testkit'
import natural from 'natural/lib/natural/classifiers/index.js'
import { describe, expect, test } from 'vitest'
import { blended, logOdds, ownScore } from './ask-question.ts'
import { bayesWeights } from './bayes-weights.ts'
import { classifierTokens } from './classifier-tokens.ts'
import { compareAnswers, signTest } from './compare-answers.ts'
import { confirmationWeight } from './confirmation-weight.ts'
import { differentTexts } from './different-texts.ts'
import { subjectJudge } from './subject-judge.ts'
import { trainNegativeEvent, trainPolarity } from './train-subject-classifier.ts'

const breathe = async (): Promise<void> => {}
const manner = { judgedAll: true, breathe }

const keptOf = (parts: Partial<SubjectClassifier>): SubjectClassifier => ({
  id: 'yunling',
  version: 3,
  updatedAt: '2026-05-01T00:00:00.000Z',
  enabled: true,
  trainedAt: '2026-05-01T00:00:00.000Z',
  trainedBy: '林分析',
  judgedAll: true,
  builtInModels: ['linear-3'],
  ...parts,
})

test('tokens are pairs of Han characters, words and emoji, each once; single characters and figures are none', () => {
  const tokens = classifierTokens({ title: '丢件', text: '丟件 lost 3 次，编号20481 lost 😡' })
  expect([...tokens]).toEqual(['丢件', 'lost', '编号', '😡'])
})

test('weights are what natural’s own Bayes makes of the tokens', async () => {
  const texts = ['包裹 丢了 又丢', '包裹 丢了 赔钱', '包裹 到了 很快', '包裹 到了 不错', '很快 不错 赔钱']
  const examples = texts.map((text, at) => ({ tokens: new Set(text.split(' ')), yes: at < 2 }))
  const weights = await bayesWeights(examples, breathe)
  const bayes = new natural.BayesClassifier()
  for (const { tokens, yes } of examples)
    bayes.addDocument(
      [...tokens].filter((token) => weights.has(token)),
      yes ? 'yes' : 'no',
    )
  bayes.train()
  const odds = (tokens: string[]): number => {
    const found = bayes.getClassifications(tokens)
    const of = (label: string): number => found.find((each) => each.label === label)?.value ?? 0
    return Math.log(of('yes') / of('no'))
  }
  const sum = (weights.get('丢了') ?? 0) + (weights.get('包裹') ?? 0)
  expect(odds(['丢了', '包裹'])).toBeCloseTo(odds([]) + sum, 10)
  expect([weights.has('又丢'), (weights.get('丢了') ?? 0) > 0, (weights.get('不错') ?? 0) < 0]).toEqual([
    false,
    true,
    true,
  ])
})

test('a repost with other punctuation counts once', () => {
  const texts = ['云岭速运把我的冰箱摔坏了，客服说不赔', '云岭速运把我的冰箱摔坏了！客服说不赔。', '派送员很客气']
  expect(differentTexts(texts.map((text) => ({ title: '', text }))).map(({ text }) => text)).toEqual([
    texts[0],
    texts[2],
  ])
})

describe('compared with the built-in answer', () => {
  test('the sign test is exact, and a loss that stands for many needs as many wins', () => {
    expect(signTest(5, 0, 1)).toBeCloseTo(1 / 32, 3)
    expect(signTest(0, 0, 1)).toBe(1)
    expect(signTest(8, 2, 1)).toBeCloseTo(56 / 1024, 3)
    expect(signTest(8, 2, 4)).toBeGreaterThan(0.5)
  })

  test('corrections of mistakes alone do not make it better: confirmations are weighted up', () => {
    const answer = (truth: string, builtIn: string, classifier: string) => ({ truth, builtIn, classifier })
    const answers = [
      ...Array.from({ length: 20 }, () => answer('event', 'quiet', 'event')),
      ...Array.from({ length: 15 }, () => answer('event', 'event', 'event')),
      ...Array.from({ length: 5 }, () => answer('quiet', 'quiet', 'event')),
    ]
    expect(confirmationWeight(20, 20)).toBe(9)
    const weighted = compareAnswers(answers, ['event'], false)
    expect(weighted).toMatchObject({
      confirmationWeight: 9,
      onlyClassifierRight: 20,
      onlyBuiltInRight: 5,
      better: false,
    })
    expect(weighted.builtIn.accuracy).toBeCloseTo(0.9)
    expect(compareAnswers(answers, ['event'], true)).toMatchObject({ confirmationWeight: 1, better: true })
  })
})

describe('trained on corrections towards one subject', () => {
  test('learns what is an event to this subject, says by how much, and judges texts it has not seen', async () => {
    const negativeEvent = await trainNegativeEvent(sampleCorrections(120), manner)
    const { figures } = negativeEvent
    expect(figures).toMatchObject({ corrections: 120, confirmationWeight: 1, better: true })
    expect(figures.classifier.accuracy).toBeGreaterThan(figures.builtIn.accuracy + 0.1)
    const judge = subjectJudge(keptOf({ negativeEvent }))
    const builtIn = { polarity: 'neutral' as const, polarityScore: 0, negativeEvent: 0.3 }
    const on = (text: string): number | undefined =>
      judge?.(classifierTokens({ title: '', text }), builtIn).negativeEvent
    expect(on('今天又爆仓，分拣停了')).toBeGreaterThan(0.5)
    expect(on('演习结束，分拣照常')).toBeLessThan(0.5)
    expect(judge?.(classifierTokens({ title: '', text: '爆仓' }), builtIn)).toMatchObject({
      polarity: 'neutral',
      judgedBy: { classifier: 3, builtIn },
    })
  })

  test('judges as the stored question says', async () => {
    const negativeEvent = await trainNegativeEvent(sampleCorrections(60), manner)
    const { event } = negativeEvent
    const tokens = classifierTokens({ title: '', text: '江州仓库又爆仓，件堆到门口' })
    const weights = new Map(event.tokens.map((token, at) => [token, event.weights[at] ?? 0]))
    const builtIn = { polarity: 'neutral' as const, polarityScore: 0, negativeEvent: 0.3 }
    const expected = blended(event, ownScore(weights, tokens), logOdds(0.3))
    expect(subjectJudge(keptOf({ negativeEvent }))?.(tokens, builtIn).negativeEvent).toBeCloseTo(expected, 4)
  })

  test('is the same for the same corrections', async () => {
    const texts = sampleCorrections(60)
    expect(await trainNegativeEvent(texts, manner)).toEqual(await trainNegativeEvent(texts, manner))
  })

  test('has nothing to add where labels have nothing to do with the words', async () => {
    const texts = sampleCorrections(120).map((each, at) => ({ ...each, negativeEvent: (at * 7919) % 13 < 6 }))
    expect((await trainNegativeEvent(texts, manner)).figures.better).toBe(false)
  })

  test('learns the polarity by two questions, and stays below its size', async () => {
    const polarity = await trainPolarity(sampleCorrections(150), manner)
    expect(polarity.figures.corrections).toBe(150)
    expect(polarity.figures.classifier.accuracy).toBeGreaterThan(polarity.figures.builtIn.accuracy)
    expect(JSON.stringify(polarity).length).toBeLessThan(65_000)
    const judge = subjectJudge(keptOf({ polarity: { ...polarity, figures: { ...polarity.figures, better: true } } }))
    const judged = judge?.(classifierTokens({ title: '', text: '又爆仓了，分拣停了' }), {
      polarity: 'neutral',
      polarityScore: 0,
      negativeEvent: 0.4,
    })
    expect(judged).toMatchObject({ polarity: 'negative', negativeEvent: 0.4 })
  })

  test('judges nothing while it is off or not better', async () => {
    const negativeEvent = await trainNegativeEvent(sampleCorrections(60), manner)
    expect(subjectJudge(keptOf({ negativeEvent, enabled: false }))).toBeUndefined()
    const worse = { ...negativeEvent, figures: { ...negativeEvent.figures, better: false } }
    expect(subjectJudge(keptOf({ negativeEvent: worse }))).toBeUndefined()
  })
})
