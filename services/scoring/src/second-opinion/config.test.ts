import { afterEach, describe, expect, it, vi } from 'vitest'
import { scoringConfig } from '../config.ts'

const endpoint = { kind: 'endpoint', name: 'house', baseUrl: 'https://llm.example.com/v1', model: 'small-one' }
const read = (secondOpinion: unknown): ReturnType<typeof scoringConfig.parse>['secondOpinion'] =>
  scoringConfig.parse({ secondOpinion }).secondOpinion

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the configuration of a second opinion', () => {
  it('is off by default', () => {
    expect(scoringConfig.parse({}).secondOpinion).toEqual({ kind: 'off' })
  })

  it('has a budget and a time-out without being told', () => {
    expect(read(endpoint)).toMatchObject({
      below: 0.6,
      texts: 'matched',
      history: false,
      timeout: 'PT4S',
      budget: { perMinute: 60, perDay: 2000 },
    })
  })

  it('takes the token of the environment before the one of the file', () => {
    vi.stubEnv('GROUNDSWELL_SECOND_OPINION_TOKEN', 'of-the-environment')
    expect(read({ ...endpoint, token: 'of-the-file' })).toMatchObject({ token: 'of-the-environment' })
  })

  it.each([
    [{ ...endpoint, token: 'change-me' }, 'still the example value'],
    [{ ...endpoint, baseUrl: 'https://me:pw@llm.example.com/v1' }, 'credentials belong into `token`'],
    [{ ...endpoint, timeout: 'PT1M' }, 'at most PT20S'],
    [{ ...endpoint, request: { messages: [] } }, 'messages and stream are set by groundswell'],
    [{ ...endpoint, name: 'a b' }, 'it stands in the field'],
    [{ kind: 'onnx', name: 'x', model: 'm', vocabulary: 'v', labels: ['positive', 'positive'] }, 'each label once'],
    [{ ...endpoint, budgte: {} }, 'budgte'],
  ])('refuses %j', (given, why) => {
    expect(() => read(given)).toThrow(why)
  })
})
