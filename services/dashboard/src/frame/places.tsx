import {
  AimOutlined,
  AlertOutlined,
  BookOutlined,
  DashboardOutlined,
  LineChartOutlined,
  RadarChartOutlined,
  SearchOutlined,
  SendOutlined,
  ThunderboltOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import type { Role } from '@groundswell/contracts'
import type { ReactNode } from 'react'
import { mayReadChannels } from '../api/use-api.ts'
import type { WordKey } from '../words/dictionary.ts'

export interface Place {
  readonly path: string
  readonly word: WordKey
  readonly icon: ReactNode
  /** `g` then this letter goes there. */
  readonly letter: string
  readonly group: 'watch' | 'respond' | 'setup'
  /** In the bar at the foot of a narrow screen. */
  readonly bottom: boolean
  /** Who may see it; everybody where nothing is said. The gateway has the last word. */
  readonly mayRead?: (role: Role) => boolean
}

/** The places that are built, in the order of the navigation. */
export const places: readonly Place[] = [
  { path: '/', word: 'nav.overview', icon: <DashboardOutlined />, letter: 'o', group: 'watch', bottom: true },
  { path: '/live', word: 'nav.live', icon: <ThunderboltOutlined />, letter: 'l', group: 'watch', bottom: true },
  { path: '/trends', word: 'nav.trends', icon: <LineChartOutlined />, letter: 't', group: 'watch', bottom: false },
  { path: '/search', word: 'nav.search', icon: <SearchOutlined />, letter: '/', group: 'watch', bottom: true },
  { path: '/ledger', word: 'nav.ledger', icon: <BookOutlined />, letter: 'a', group: 'respond', bottom: true },
  { path: '/incidents', word: 'nav.incidents', icon: <AlertOutlined />, letter: 'i', group: 'respond', bottom: true },
  { path: '/subjects', word: 'nav.subjects', icon: <AimOutlined />, letter: 's', group: 'setup', bottom: false },
  { path: '/sources', word: 'nav.sources', icon: <RadarChartOutlined />, letter: 'c', group: 'setup', bottom: false },
  {
    path: '/channels',
    word: 'nav.channels',
    icon: <SendOutlined />,
    letter: 'p',
    group: 'setup',
    bottom: false,
    mayRead: mayReadChannels,
  },
  { path: '/system', word: 'nav.system', icon: <ToolOutlined />, letter: 'y', group: 'setup', bottom: false },
]
