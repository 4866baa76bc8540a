import { textScores } from '@groundswell/contracts'
import { describe, expect, it } from 'vitest'
import { loadModel, scoreText } from './index.ts'

const model = loadModel({
  outlets: [
    { name: '江州晚报', tier: 'local' },
    { name: '华夏要闻', tier: 'national' },
  ],
})

describe('scoreText', () => {
  it('gives exactly the shape of the contract, for any text', () => {
    for (const text of [
      '',
      '云岭速运丢了我的件，客服不理人',
      '\ud800 lone',
      'late again, no refund',
      '🙂'.repeat(50),
    ]) {
      expect(textScores.parse(scoreText(model, { text }))).toBeDefined()
    }
  })

  it('counts offsets in the original text, wide and traditional characters included', () => {
    const text = '🚛ＡＢ 貨車側翻，５人死亡２０餘人受傷'
    const { signals, script } = scoreText(model, { text })
    expect(script).toBe('hant')
    expect(signals.map((signal) => [signal.kind, signal.value, text.slice(signal.start, signal.end)])).toEqual([
      ['deaths', 5, '５人死亡'],
      ['injuries', 20, '２０餘人受傷'],
    ])
  })

  it('takes an outlet as source or author for a media signal', () => {
    const bySource = scoreText(model, { text: '云岭速运仓库起火', sourceName: '华夏要闻' })
    expect(bySource.signals).toContainEqual(
      expect.objectContaining({ kind: 'national-media', name: '华夏要闻', start: 0, end: 0 }),
    )
    const byAuthor = scoreText(model, { text: '云岭速运仓库起火', authorName: '江州晚报' })
    expect(byAuthor.signals).toContainEqual(expect.objectContaining({ kind: 'local-media', field: 'author', end: 4 }))
  })

  it('handles a long run of digits, of words and of one character in bounded time', () => {
    for (const unit of [
      '9',
      '死',
      '3人死亡',
      '云岭速运被市场监管局立案调查',
      '不'.repeat(20),
      '百',
      '(',
      '2026年',
      '昨晚8点到今早6点瘫痪',
    ]) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length))
      const started = performance.now()
      scoreText(model, { text })
      expect(performance.now() - started).toBeLessThan(5_000)
    }
  }, 120_000)
})
