import type { IntakeItem } from '@groundswell/contracts'
import { course, courseLength, withTimes } from './script/course.ts'
import type { Place } from './script/script-item.ts'

const sources: Readonly<
  Record<Place, { readonly source: string; readonly platform: string; readonly followers?: number }>
> = {
  board: { source: '云岭速运官网', platform: 'site' },
  forum: { source: '江畔论坛', platform: 'forum' },
  paper: { source: '江州晚报', platform: 'news', followers: 320_000 },
  national: { source: '华夏要闻', platform: 'news', followers: 6_800_000 },
  mail: { source: '投诉邮箱', platform: 'mail' },
}

/** The script as lines for `pnpm replay`: the intake's shape, ordered by time, ending at `endsAt`. */
export function toReplay(endsAt: Date): IntakeItem[] {
  const start = endsAt.getTime() - courseLength
  return course.map((item, index) => {
    const at = new Date(start + item.at * 60_000)
    const { source, platform, followers } = sources[item.place]
    return {
      source,
      platform,
      nativeId: `drill-${index + 1}`,
      ...(item.title === '' ? {} : { title: item.title }),
      text: withTimes(item.text, at),
      author: {
        name: item.author,
        ...(item.address === undefined ? {} : { handle: item.address }),
        ...(followers === undefined ? {} : { followers }),
      },
      publishedAt: at.toISOString(),
    }
  })
}
