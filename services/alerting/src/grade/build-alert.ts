import type { GradedAlert, Level } from '@groundswell/contracts'
import { alertIdOf } from '@groundswell/incident'
import { complainantsOf } from '../detect/indicators.ts'
import { mainCategory } from '../story/categories.ts'
import type { EventState, StoryState, Tally } from '../subject/subject-state.ts'
import type { Change } from './decide-change.ts'
import type { RuleBook } from './rule-book.ts'

const mostReasons = 10

/** Numbers the change and tells it: the event's `seq` goes up by one. */
export function buildAlert(
  subject: { readonly id: string; readonly name: string },
  story: StoryState,
  event: EventState,
  change: Change,
  book: RuleBook,
  at: Date,
): GradedAlert {
  event.seq += 1
  const category = mainCategory(story.categories)
  const playbook = book.playbooks.find(
    ({ categories, levels }) =>
      levels.includes(change.level) && (categories.length === 0 || categories.includes(category)),
  )
  return {
    id: alertIdOf(event.id, event.seq),
    seq: event.seq,
    eventId: event.id,
    subject: { id: subject.id, name: subject.name },
    story: { id: story.id, title: story.title },
    level: change.level,
    previousLevel: change.previousLevel,
    change: change.change,
    reasons: change.reasons.slice(0, mostReasons),
    scope: scopeOf(story, change.level),
    precautions: [...book.levels[change.level].precautions, ...(book.precautions[category] ?? [])],
    category,
    at: at.toISOString(),
    firstSeenAt: new Date(story.firstAt).toISOString(),
    mentionCount: story.volume,
    ...(playbook === undefined ? {} : { playbook: playbook.name }),
    drill: story.drill,
    ...(change.override === undefined ? {} : { override: change.override }),
    rulesVersion: book.version,
    ...(event.linkedTo === undefined ? {} : { linkedTo: event.linkedTo }),
  }
}

const reachOf: Readonly<Record<Level, string>> = { 1: '全国或全行业', 2: '区域', 3: '局部' }

function scopeOf(story: StoryState, level: Level): GradedAlert['scope'] {
  const provinces = names(story.provinces)
  const platforms = names(story.platforms)
  const cities = names(story.cities)
  const where =
    provinces.length === 0
      ? '地点未明'
      : `涉及 ${provinces.slice(0, 5).join('、')}${provinces.length > 5 ? ` 等 ${provinces.length} 个省级地区` : ''}`
  const towns = cities.length === 0 ? '' : `（${cities.slice(0, 5).join('、')}${cities.length > 5 ? '等' : ''}）`
  const people = complainantsOf(story)
  const text = `${reachOf[level]}影响：${where}${towns}；${platforms.length} 个平台，${story.volume} 条信息，${people} 名投诉人`
  return { text, provinces, platforms }
}

function names(counts: Tally): string[] {
  return Object.entries(counts)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => name)
}
