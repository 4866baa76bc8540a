import { Link } from 'react-router'
import { mayKeepSources, useSession } from '../api/use-api.ts'
import { useFirstMention } from '../api/use-trends.ts'
import { Bones } from '../parts/bones.tsx'
import { Empty } from '../parts/empty.tsx'
import { useLanguage } from '../words/language.tsx'

interface NoMentionsProps {
  /** What is said where others are stored. */
  readonly title: string
  readonly text: string
}

/** A list without mentions: none of those stored fits, or there is none at all. */
export function NoMentions({ title, text }: NoMentionsProps) {
  const { t } = useLanguage()
  const first = useFirstMention()
  if (first.isPending) return <Bones rows={2} />
  if (first.data === null) return <NoneAtAll text={t('mention.firstText')} />
  return <Empty title={title} text={text} />
}

/** Nothing was ever collected: a source fills it, and whoever may add one is led there. */
export function NoneAtAll({ text }: { readonly text: string }) {
  const { t } = useLanguage()
  const role = useSession().data?.role
  return (
    <Empty title={t('mention.first')} text={text}>
      {mayKeepSources(role) ? (
        <Link to="/sources">{t('sources.add')}</Link>
      ) : (
        <span className="quiet">{t('mention.firstByOthers')}</span>
      )}
    </Empty>
  )
}
