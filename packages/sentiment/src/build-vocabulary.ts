import { categoryOrder } from './category/find-category.ts'
import { categoryWords } from './lists/category-words.ts'
import { judgements } from './lists/judgements.ts'
import { degrees, faces, negators } from './lists/lexicon-words.ts'
import { regionalDegrees, regionalNegators } from './lists/regional-words.ts'
import { emotionWords } from './lists/emotion-words.ts'
import { askWords, grievanceWords, partyWords } from './lists/grievance-words.ts'
import { localOutletEndings } from './lists/outlet-names.ts'
import { notRegulatorActs, regulatorActs, regulatorNames } from './lists/regulator-words.ts'
import {
  casualtyWords,
  complaintWords,
  cueWords,
  legalWords,
  moneyWords,
  notCasualty,
  notComplainants,
  notNegation,
  notRecall,
  notWanted,
  outageWords,
  recallWords,
  reportWords,
  type Cue,
} from './lists/signal-words.ts'
import type { GazetteerEntry } from './places/gazetteer-index.ts'
import { createGazetteer } from './places/gazetteer-index.ts'
import { emotionOrder } from './emotion/judge-emotion.ts'
import { Vocabulary, type Role, type VocabularyEntry } from './reading/vocabulary.ts'
import { moneyTopics } from './signals/find-money.ts'
import type { Outlet } from './signals/outlets.ts'

function words(list: string, role: Role, value: number): VocabularyEntry[] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ word, role, value }))
}

export interface Lists {
  readonly vocabulary: Vocabulary
  readonly places: readonly GazetteerEntry[]
  readonly outlets: readonly Outlet[]
}

/** Every word list of the package, and the outlets of this installation, as one vocabulary. */
export function buildLists(outlets: readonly Outlet[]): Lists {
  const gazetteer = createGazetteer()
  const plain: readonly (readonly [Role, string])[] = [
    ['notCasualty', notCasualty],
    ['complaint', complaintWords],
    ['grievance', grievanceWords],
    ['party', partyWords],
    ['ask', askWords],
    ['notComplainant', notComplainants],
    ['outage', outageWords],
    ['legal', legalWords],
    ['recall', recallWords],
    ['notRecall', notRecall],
    ['report', reportWords],
    ['regulator', regulatorNames],
    ['act', regulatorActs],
    ['notAct', notRegulatorActs],
  ]
  const entries: VocabularyEntry[] = [
    ...judgementWords(),
    ...plain.flatMap(([role, list]) => words(list, role, 0)),
    ...Object.entries(cueWords).flatMap(([cue, list]) => words(list, cue as Cue, 0)),
    ...words(notNegation, 'negation', 1),
    ...words(notWanted, 'wanted', 1),
    ...categoryOrder.flatMap((category, index) => [
      ...words(categoryWords[category].strong, 'category', index * 4),
      ...words(categoryWords[category].signs, 'category', index * 4 + 1),
      ...words(categoryWords[category].weak, 'category', index * 4 + 3),
    ]),
    ...emotionOrder.flatMap((emotion, index) => words(emotionWords[emotion], 'emotion', index)),
    ...moneyTopics.flatMap((topic, index) => words(moneyWords[topic], 'money', index)),
    ...words(casualtyWords.deaths, 'casualty', 0),
    ...words(casualtyWords.serious, 'casualty', 1),
    ...words(casualtyWords.injuries, 'casualty', 2),
    ...localOutletEndings.map((word): VocabularyEntry => ({ word, role: 'localEnding', value: 0 })),
    ...outlets.flatMap((outlet, value) =>
      [outlet.name, ...(outlet.aliases ?? [])].map((word): VocabularyEntry => ({ word, role: 'outlet', value })),
    ),
    ...gazetteer.words,
  ]
  return { vocabulary: new Vocabulary(entries), places: gazetteer.entries, outlets }
}

/** Words of judgement, negators and degree words: all that polarity needs of the lists. */
export function judgementWords(): VocabularyEntry[] {
  return [
    ...judgements.flatMap(({ list, weight }) => words(list, 'lexicon', weight)),
    ...Object.entries(faces).flatMap(([strength, list]) => words(list, 'face', Number(strength))),
    ...words(`${negators} ${regionalNegators}`, 'negator', 0),
    ...[degrees, regionalDegrees].flatMap((each) =>
      Object.entries(each).flatMap(([tenths, list]) => words(list, 'degree', Number(tenths))),
    ),
  ]
}
