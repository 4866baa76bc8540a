/** Where an item is said: the forum, the company's own board, the two outlets, or a mail to the complaint mailbox. */
export type Place = 'forum' | 'board' | 'paper' | 'national' | 'mail'

/**
 * One thing said in the course of events. `at` is the script's own time in minutes from its beginning. Text may hold
 * `{date}` and `{time}`, which become the day and hour of the item's time (`{time-40}`: forty minutes before).
 */
export interface ScriptItem {
  readonly at: number
  readonly place: Place
  readonly author: string
  /** Mail address of the sender, for mails. */
  readonly address?: string
  readonly title: string
  readonly text: string
}

/** Hours and minutes of script time, as `9:20`. */
function minutes(at: string): number {
  const [hours, rest] = at.split(':').map(Number)
  return (hours ?? 0) * 60 + (rest ?? 0)
}

export function post(at: string, author: string, text: string): ScriptItem {
  return { at: minutes(at), place: 'forum', author, title: '', text }
}

export function board(at: string, author: string, title: string, text: string): ScriptItem {
  return { at: minutes(at), place: 'board', author, title, text }
}

export function paper(at: string, author: string, title: string, text: string): ScriptItem {
  return { at: minutes(at), place: 'paper', author, title, text }
}

export function national(at: string, author: string, title: string, text: string): ScriptItem {
  return { at: minutes(at), place: 'national', author, title, text }
}

export function mail(at: string, author: string, address: string, title: string, text: string): ScriptItem {
  return { at: minutes(at), place: 'mail', author, address, title, text }
}
