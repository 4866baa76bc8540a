import type { SourceDraft, SubjectInput } from '@groundswell/contracts'
import { freePort, messageOf, StopStack, type Clock, type Logger } from '@groundswell/runtime'
import { course, courseLength, saidBy, type Showing } from './script/course.ts'
import type { Place } from './script/script-item.ts'
import { sendMails } from './send-mails.ts'
import { companyPage } from './sites/company-site.ts'
import { forumPage } from './sites/forum-site.ts'
import { outletFeed, outletPage, type Outlet } from './sites/outlet-site.ts'
import { serveSite, type Answer } from './sites/serve-site.ts'
import { demoSources, demoSubjects } from './watched.ts'
import { readWorld, writeWorld, type World } from './world-file.ts'

export interface DemoOptions {
  /** Keeps when the showing began and its ports; the same folder goes on with the same showing. */
  readonly folder: string
  readonly log: Logger
  readonly clock: Clock
  /** Script time against wall time; default 3600, an hour a second. */
  readonly speed?: number
  /** Milliseconds between two items after the script; default 20 s. */
  readonly chatterEvery?: number
}

export interface Demo {
  /** What the system watches, to stand in its configuration. */
  readonly config: { readonly sources: readonly SourceDraft[]; readonly subjects: readonly SubjectInput[] }
  readonly script: { readonly items: number; readonly hours: number; readonly speed: number; readonly seconds: number }
  /** The same for people: whose story, how long, how fast, and when its first item is dated. */
  readonly course: {
    readonly company: string
    readonly script: string
    readonly speed: number
    readonly startedAt: string
  }
  readonly urls: { readonly site: string; readonly forum: string; readonly paper: string; readonly national: string }
  /** Sets the course of events going; on a showing already begun it changes nothing. */
  play(): void
  stop(): Promise<void>
}

const paper: Outlet = { name: '江州晚报', slogan: '江州人的都市报', colour: '#a61c28' }
const nation: Outlet = { name: '华夏要闻', slogan: '全国新闻与深度报道', colour: '#1f3f77' }

/**
 * The fictional world of 云岭速运: its site, a forum, two outlets and the senders of complaints, on loopback. The script is
 * back-dated so that it ends when its playing ends; nothing is ever dated in the future.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, clock, log } = options
  const speed = options.speed ?? 3600
  let world = readWorld(folder) ?? (await newWorld(clock, speed))
  const keep = (next: World): void => {
    world = next
    writeWorld(folder, next)
  }
  const showing = (): Showing => ({
    scriptStart: world.scriptStart,
    playedFrom: world.playedFrom ?? undefined,
    speed: world.speed,
    chatterEvery: options.chatterEvery ?? 20_000,
  })
  const said = (place: Place): ReturnType<typeof saidBy> => saidBy(clock.now().getTime(), place, showing())
  const html = (body: string | undefined): Answer | undefined =>
    body === undefined ? undefined : { type: 'text/html', body }
  const outlet = (of: Outlet, place: Place, port: () => number) => (path: string) =>
    path === '/rss.xml'
      ? { type: 'application/rss+xml', body: outletFeed(of, `http://127.0.0.1:${port()}`, said(place)) }
      : html(outletPage(of, path, said(place)))

  const stops = new StopStack(log)
  try {
    const { ports } = world
    const serve = async (name: string, port: number, answer: (path: string) => Answer | undefined): Promise<number> => {
      const served = await serveSite(name, port, answer)
      stops.add(name, () => served.close())
      return served.port
    }
    const site = await serve('云岭速运官网', ports.site, (path) => html(companyPage(path, said('board'))))
    const forum = await serve('江畔论坛', ports.forum, (path) => html(forumPage(path, said('forum'))))
    const local = await serve(
      '江州晚报',
      ports.paper,
      outlet(paper, 'paper', () => world.ports.paper),
    )
    const national = await serve(
      '华夏要闻',
      ports.national,
      outlet(nation, 'national', () => world.ports.national),
    )
    keep({ ...world, ports: { site, forum, paper: local, national, mail: ports.mail } })
  } catch (error) {
    await stops.stop()
    throw error
  }

  const controller = new AbortController()
  const mailing = sendMails({
    due: () => said('mail'),
    sent: () => world.mailsSent,
    remember: (mailsSent) => keep({ ...world, mailsSent }),
    port: world.ports.mail,
    clock,
    log,
    signal: controller.signal,
  }).catch((error: unknown) => log.error({ reason: messageOf(error) }, 'The demo sends no more mail.'))
  stops.add('mails', async () => {
    controller.abort()
    await mailing
  })

  const url = (port: number): string => `http://127.0.0.1:${port}/`
  return {
    config: { sources: demoSources(world.ports), subjects: demoSubjects },
    script: {
      items: course.length,
      hours: courseLength / 3_600_000,
      speed: world.speed,
      seconds: courseLength / world.speed / 1000,
    },
    course: {
      company: '云岭速运',
      script: `${course.length} items over ${Math.round(courseLength / 3_600_000)} h`,
      speed: world.speed,
      startedAt: new Date(world.scriptStart).toISOString(),
    },
    urls: {
      site: url(world.ports.site),
      forum: url(world.ports.forum),
      paper: url(world.ports.paper),
      national: url(world.ports.national),
    },
    play() {
      if (world.playedFrom === null) keep({ ...world, playedFrom: clock.now().getTime() })
    },
    async stop() {
      await stops.stop()
    },
  }
}

async function newWorld(clock: Clock, speed: number): Promise<World> {
  const scriptStart = clock.now().getTime() + courseLength / speed - courseLength
  const ports = { site: 0, forum: 0, paper: 0, national: 0, mail: await freePort() }
  return { scriptStart, playedFrom: null, speed, ports, mailsSent: 0 }
}
