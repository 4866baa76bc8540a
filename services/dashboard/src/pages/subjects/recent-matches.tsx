import { Link } from 'react-router'
import { useNewMentions } from '../../api/live-context.tsx'
import { useDefaultDrill, useMentions } from '../../api/use-api.ts'
import { useListKeys } from '../../mention/use-list-keys.ts'
import { Announce } from '../../parts/announce.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useLanguage } from '../../words/language.tsx'
import { ExplainedMentions } from './explained-mentions.tsx'

/** What the subject matched lately and why; new ones wait until they are asked for. */
export function RecentMatches({ id }: { readonly id: string }) {
  const { t } = useLanguage()
  const drill = useDefaultDrill()
  const mentions = useMentions({ q: `subject:"${id}"`, sort: 'newest', size: 10, drill })
  const fresh = useNewMentions((data) => isOf(data, id))
  const bringIn = () => {
    fresh.reset()
    void mentions.refetch()
  }
  useListKeys({ count: 0, onOpen: nothing, onMove: nothing, others: { n: bringIn } })
  return (
    <Panel
      title={t('recent.title')}
      padded={false}
      extra={
        <Link to={`/search?subject=${encodeURIComponent(id)}&range=all`} className="push small">
          {t('recent.all')}
        </Link>
      }
    >
      <Announce count={fresh.count} onShow={bringIn} />
      <Answer query={mentions} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('recent.empty')} text={t('recent.emptyText')} />
          ) : (
            <ExplainedMentions mentions={items} question={{ subject: id }} />
          )
        }
      </Answer>
    </Panel>
  )
}

function nothing(): void {}

function isOf(data: unknown, id: string): boolean {
  const { subjects = [] } = data as { readonly subjects?: readonly { readonly id: string }[] }
  return subjects.some((subject) => subject.id === id)
}
