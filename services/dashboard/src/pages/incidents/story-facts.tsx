import { useState } from 'react'
import { Link } from 'react-router'
import { MentionsOf } from '../../alert/alert-reasons.tsx'
import type { FacetCount, StoryAnswer, StoryFact } from '../../api/answers.ts'
import { useSources, useStory } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { isCounted } from '../../parts/marks.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useLanguage } from '../../words/language.tsx'

/** What mentions say happened, contradictions shown, and how far it spread. */
export function StoryFacts({ storyId }: { readonly storyId: string | undefined }) {
  const { t } = useLanguage()
  const story = useStory(storyId)
  return (
    <Panel title={t('incident.facts')} padded={false}>
      <Answer query={story}>
        {(data) => (
          <>
            {data.facts.length === 0 ? (
              <p className="panel-body quiet">{t('incident.noFacts')}</p>
            ) : (
              <ul>
                {data.facts.map((fact) => (
                  <Fact key={fact.kind} fact={fact} />
                ))}
              </ul>
            )}
            <Spread story={data} />
          </>
        )}
      </Answer>
    </Panel>
  )
}

function Fact({ fact }: { readonly fact: StoryFact }) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const [open, setOpen] = useState<string>()
  const named = fact.values.some((one) => one.name !== undefined)
  const shown = fact.values.find((one) => keyOf(one) === open)
  return (
    <li style={{ borderBottom: '1px solid var(--line)' }}>
      <div className="panel-body row wrap" style={{ paddingBlock: 8 }}>
        <span className="second">{label('signal', fact.kind)}</span>
        {fact.values.map((one) => (
          <button
            key={keyOf(one)}
            type="button"
            className="plain"
            aria-expanded={open === keyOf(one)}
            onClick={() => setOpen(open === keyOf(one) ? undefined : keyOf(one))}
          >
            <span className={one.claimed ? 'tag claim' : 'tag signal'}>
              {one.name ?? (isCounted(fact.kind) ? numbers.plain(one.value) : t('signal.unnamed'))}
              {one.claimed ? ` · ${t('signal.claim')}` : ''}
            </span>{' '}
            <span className="quiet small">{t('incident.told', { count: one.count })}</span>
          </button>
        ))}
        {fact.contradictory && !named && <span className="tone-warn small push">{t('incident.contradictory')}</span>}
      </div>
      {shown !== undefined && <MentionsOf ids={shown.mentions} />}
    </li>
  )
}

function keyOf(value: StoryFact['values'][number]): string {
  return `${value.value} ${value.name ?? ''}`
}

function Spread({ story }: { readonly story: StoryAnswer }) {
  const { t, label } = useLanguage()
  const sources = useSources()
  const nameOf = (id: string) => sources.data?.items.find((one) => one.id === id)?.name ?? id
  const rows: readonly [string, string, readonly FacetCount[], (key: string) => string][] = [
    ['platform', t('filter.platform'), story.spread.platforms, (key) => label('platform', key)],
    ['source', t('filter.source'), story.spread.sources, nameOf],
    ['province', t('filter.province'), story.spread.provinces, (key) => label('province', key)],
  ]
  return (
    <div className="panel-body">
      <h3 style={{ marginBottom: 6 }}>
        {t('incident.spread')}{' '}
        <span className="quiet small">{t('incident.complainants', { count: story.complainants })}</span>
      </h3>
      <dl className="facts">
        {rows
          .filter(([, , counts]) => counts.length > 0)
          .map(([name, title, counts, say]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{title}</dt>
              <dd className="row wrap" style={{ gap: '2px 12px' }}>
                {counts.map(({ key, count }) => (
                  <Link
                    key={key}
                    to={`/search?${new URLSearchParams({ [name]: key, story: story.id, range: 'all' }).toString()}`}
                  >
                    {say(key)} {count}
                  </Link>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
