import { Link } from 'react-router'
import type { TrendTerm, TrendTerms } from '../../api/trend-answers.ts'
import { useTrendTerms } from '../../api/use-trends.ts'
import { sayDuration } from '../../format/duration.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { mentionsAddress, phrase } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { SheetPanel, type Sheet } from './sheet.tsx'
import type { TrendSlice } from './use-trend-slice.ts'

const shown = 12
const usualDays = 14
const day = 86_400_000

/** What people speak of, and what of it is new against the days before. */
export function Terms({ slice }: { readonly slice: TrendSlice }) {
  const { t } = useLanguage()
  const terms = useTrendTerms({ ...slice.scope, usualDays, size: 30 })
  if (terms.data === undefined || terms.error !== null) {
    return (
      <Panel title={t('trends.terms')}>
        <Answer query={terms} rows={6}>
          {() => null}
        </Answer>
      </Panel>
    )
  }
  return <Shown slice={slice} terms={terms.data} />
}

interface ShownProps {
  readonly slice: TrendSlice
  readonly terms: TrendTerms
}

function Shown({ slice, terms }: ShownProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { top, fresh, sample } = terms
  const to = ({ term }: TrendTerm): string => mentionsAddress(slice.state, slice.bounds, { also: phrase(term) })
  const sheet: Sheet = {
    name: 'terms',
    columns: [t('trends.term'), t('trends.count'), t('trends.share'), t('trends.termsFresh')],
    rows: top.map((term) => {
      const times = fresh?.find((one) => one.term === term.term)?.times
      return {
        key: term.term,
        cells: [
          term.term,
          term.count,
          numbers.percent(term.share),
          times === undefined ? null : Math.round(times * 10) / 10,
        ],
        to: to(term),
      }
    }),
  }
  return (
    <SheetPanel title={t('trends.terms')} sheet={sheet}>
      {top.length === 0 ? (
        <p className="panel-body quiet">{t('trends.termsNone')}</p>
      ) : (
        <div className="terms">
          {fresh === null ? (
            <LatelyFresh slice={slice} />
          ) : (
            <Fresh title={t('trends.termsFresh')} fresh={fresh} addressOf={to} />
          )}
          <section>
            <h3>{t('trends.termsTop')}</h3>
            <ol>
              {top.slice(0, shown).map((term) => (
                <TermLine key={term.term} term={term} to={to(term)} note={numbers.percent(term.share)} />
              ))}
            </ol>
          </section>
        </div>
      )}
      <p className="panel-note">
        {t('trends.termsSample', {
          texts: sample.texts,
          of: sample.of,
          usual: sample.usualTexts,
          days: usualDays,
        })}
      </p>
    </SheetPanel>
  )
}

interface FreshProps {
  readonly title: string
  readonly fresh: TrendTerms['fresh']
  readonly addressOf: (term: TrendTerm) => string
}

function Fresh({ title, fresh, addressOf }: FreshProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  return (
    <section>
      <h3>{title}</h3>
      {fresh === null && <p className="quiet small">{t('trends.termsNoUsual')}</p>}
      {fresh?.length === 0 && <p className="quiet small">{t('trends.termsNoFresh')}</p>}
      <ol>
        {fresh?.slice(0, shown).map((term) => (
          <TermLine
            key={term.term}
            term={term}
            to={addressOf(term)}
            note={
              term.usualShare === 0
                ? t('trends.termNever')
                : t('trends.termTimes', { times: numbers.plain(Math.round(term.times * 10) / 10) })
            }
          />
        ))}
      </ol>
    </section>
  )
}

/** Where nothing is known from before the period, its last quarter is held against the rest of it. */
function LatelyFresh({ slice }: { readonly slice: TrendSlice }) {
  const { t, language } = useLanguage()
  const { from, to } = slice.bounds
  const length = Date.parse(to) - Date.parse(from)
  const part = length / 4
  const bounds = { from: new Date(Date.parse(to) - part).toISOString(), to }
  const days = Math.min(30, Math.max(1, Math.ceil((length - part) / day)))
  const lately = useTrendTerms({ ...slice.scope, ...bounds, usualDays: days, size: shown })
  return (
    <Answer query={lately} rows={4}>
      {({ fresh }) => (
        <Fresh
          title={
            fresh === null
              ? t('trends.termsFresh')
              : t('trends.termsFreshLately', { part: sayDuration(part, language), days })
          }
          fresh={fresh}
          addressOf={({ term }) => mentionsAddress(slice.state, bounds, { also: phrase(term) })}
        />
      )}
    </Answer>
  )
}

function TermLine({ term, to, note }: { readonly term: TrendTerm; readonly to: string; readonly note: string }) {
  const { t } = useLanguage()
  return (
    <li>
      <Link
        to={to}
        className="on-text ellipsis"
        title={`${term.term} · ${t('trends.termTexts', { count: term.count })}`}
      >
        {term.term}
      </Link>
      <span className="push quiet small num">{note}</span>
    </li>
  )
}
