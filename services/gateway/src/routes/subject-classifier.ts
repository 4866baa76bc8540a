import {
  classifierPreview,
  enoughCorrections,
  subjectClassifierState,
  type SubjectClassifier,
  type SubjectClassifierState,
} from '@groundswell/contracts'
import { Settings, subjectClassifierSettings, subjectSettings } from '@groundswell/settings'
import { margin } from '@groundswell/sentiment/train-subject-classifier'
import { z } from 'zod'
import { principalOf } from '../access/enforce.ts'
import type { App, RouteParts } from '../app.ts'
import { expectedVersion, sendEtag, stale } from '../conventions/etag.ts'
import { countQuery, idParameter } from '../conventions/fields.ts'
import { withCorrections } from '../corrections/corrected-mentions.ts'
import { Corrections } from '../corrections/corrections.ts'
import { answers } from '../openapi/answers.ts'
import { conflict, notFound, unprocessable } from '../problems/known-problems.ts'
import { correctedTexts } from '../subject-classifier/corrected-texts.ts'
import { countCorrections, type CorrectionCounts } from '../subject-classifier/correction-counts.ts'
import { previewChanges } from '../subject-classifier/preview-changes.ts'
import { stateOf } from '../subject-classifier/state-of.ts'
import { classifierOf, mayJudge, trainClassifier } from '../subject-classifier/train.ts'

const whatSubject = { zh: '这个监测对象', en: 'such subject' }
const whatClassifier = { zh: '该监测对象的分类器，请先训练', en: 'classifier of this subject: train one first' }

/** A small classifier of each subject, trained by what analysts corrected; scoring watches it and applies it within 1 s. */
export function subjectClassifierRoutes(app: App, { store, clock, mode }: RouteParts): void {
  const subjects = new Settings(store.documents, subjectSettings, clock)
  const classifiers = new Settings(store.documents, subjectClassifierSettings, clock)
  // Drills teach nothing of the real; in demo mode everything is one.
  const drill = mode === 'demo' ? 'include' : 'exclude'
  const corrected = (id: string): ReturnType<typeof correctedTexts> => correctedTexts(store.documents, id, drill)
  const answer = async (id: string, kept: SubjectClassifier | undefined): Promise<SubjectClassifierState> =>
    stateOf(id, countCorrections((await corrected(id)).texts), kept)
  const mustBeThere = async (id: string): Promise<void> => {
    if ((await subjects.get(id)) === undefined) throw notFound(whatSubject)
  }
  const corrections = new Corrections(store.documents, clock)
  const training = new Set<string>()

  app.get(
    '/api/v1/subjects/:id/classifier',
    {
      schema: {
        tags: ['subjects'],
        summary: 'The classifier of a subject, and the corrections it could be trained on',
        params: idParameter,
        response: answers({ 200: subjectClassifierState }, 404),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await mustBeThere(id)
      const kept = await classifiers.get(id)
      if (kept !== undefined) sendEtag(reply, kept.version)
      return answer(id, kept)
    },
  )
  app.post(
    '/api/v1/subjects/:id/classifier',
    {
      schema: {
        tags: ['subjects'],
        summary: 'Train the classifier of a subject on its corrections as they are now',
        description:
          'Cross-validated on the corrections (5 folds, near-duplicates once) beside the built-in answers kept in them. It begins switched off; one that was on stays on where it still is better.',
        params: idParameter,
        body: z.strictObject({
          judgedAll: z
            .boolean()
            .default(false)
            .describe(
              'Mentions were judged as they came, right or wrong; otherwise confirmations are weighted up to nine for each mistake',
            ),
        }),
        response: answers({ 200: subjectClassifierState }, 404, 409, 422),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { judgedAll } = request.body
      await mustBeThere(id)
      if (training.size > 0) throw busy()
      training.add(id)
      try {
        const before = await classifiers.get(id)
        const from = await corrected(id)
        const trained = await trainClassifier(from.texts, judgedAll)
        if (!trained.ok) throw tooFew(trained.counts)
        const by = {
          name: principalOf(request).name,
          at: clock.now().toISOString(),
          wasOn: before?.enabled ?? false,
          judgedAll,
        }
        const input = classifierOf(id, trained.questions, from, by)
        const saved = await classifiers.save(input, before?.version ?? 'absent')
        if (!saved.ok) throw stale(await answer(id, saved.current))
        sendEtag(reply, saved.kept.version)
        return stateOf(id, countCorrections(from.texts), saved.kept)
      } finally {
        training.delete(id)
      }
    },
  )
  app.get(
    '/api/v1/subjects/:id/classifier/preview',
    {
      schema: {
        tags: ['subjects'],
        summary: 'What the classifier of a subject would change, over its newest mentions',
        description:
          'Each is judged as if the classifier were on, and compared with the built-in answer kept in it. Nothing is written. Refused where it may not be switched on.',
        params: idParameter,
        querystring: z.strictObject({
          size: countQuery(1, 1000).default(500).describe('Newest mentions that are looked at'),
        }),
        response: answers({ 200: classifierPreview }, 404, 422),
      },
    },
    async (request) => {
      const { id } = request.params
      await mustBeThere(id)
      const kept = await classifiers.get(id)
      if (kept === undefined) throw notFound(whatClassifier)
      const found = await previewChanges(store.mentions, kept, { size: request.query.size, drill })
      if (found === undefined) throw notBetter()
      const mentions = await withCorrections(
        corrections,
        found.samples.map(({ mention }) => mention),
      )
      return {
        ...found,
        samples: found.samples.map((each, at) => ({ ...each, mention: mentions[at] ?? each.mention })),
      }
    },
  )
  app.put(
    '/api/v1/subjects/:id/classifier',
    {
      schema: {
        tags: ['subjects'],
        summary: 'Switch the classifier of a subject on or off',
        description: 'Refused where cross-validation did not find it better than the built-in answer.',
        params: idParameter,
        body: z.strictObject({ enabled: z.boolean() }),
        response: answers({ 200: subjectClassifierState }, 404, 409, 422, 428),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { enabled } = request.body
      const version = expectedVersion(request)
      await mustBeThere(id)
      const before = await classifiers.get(id)
      if (before === undefined) throw notFound(whatClassifier)
      if (before.version !== version) throw stale(await answer(id, before))
      if (enabled && !mayJudge(before)) throw notBetter()
      const { version: _version, updatedAt: _updatedAt, ...input } = before
      const saved = await classifiers.save({ ...input, enabled }, version)
      if (!saved.ok)
        throw saved.current === undefined ? notFound(whatClassifier) : stale(await answer(id, saved.current))
      sendEtag(reply, saved.kept.version)
      return answer(id, saved.kept)
    },
  )
}

function busy(): Error {
  return conflict({
    zh: '正在训练另一个分类器，请几秒后再试。',
    en: 'Another classifier is being trained; try again in a few seconds.',
  })
}

function tooFew({ negativeEvent: event, polarity: tone }: CorrectionCounts): Error {
  const { total, each, confirmed } = enoughCorrections
  return unprocessable({
    zh:
      `更正不足：同一标签需对该对象更正 ${total} 条不同的文本，每类至少 ${each} 条，其中至少 ${confirmed} 条是确认模型判断正确。` +
      `现有负面事件：是 ${event.event}、否 ${event.quiet}，确认 ${event.confirmed}；` +
      `情感：负面 ${tone.negative}、中性 ${tone.neutral}、正面 ${tone.positive}，确认 ${tone.confirmed}（近似文本只计一次）。`,
    en:
      `Too few corrections: of one label there must be ${total} of different texts towards this subject, ${each} of each side, and ${confirmed} that confirm the model. ` +
      `There are, of the negative event, ${event.event} yes and ${event.quiet} no (${event.confirmed} confirm); ` +
      `of the polarity ${tone.negative} negative, ${tone.neutral} neutral and ${tone.positive} positive (${tone.confirmed} confirm). Near-duplicates count once.`,
  })
}

function notBetter(): Error {
  const points = Math.round(margin.accuracy * 100)
  return unprocessable({
    zh: `交叉验证未显示它优于内置判断（准确率须高出 ${points} 个百分点以上，且偶然性不超过 5%）。请再更正一些文本，包括判断正确的，然后重新训练。`,
    en: `Cross-validation did not find it better than the built-in answer (by ${points} points of accuracy at least, and not by chance: p ≤ 0.05). Correct more texts, confirm right ones too, and train again.`,
  })
}
