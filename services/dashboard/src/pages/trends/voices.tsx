import { Suspense, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Trends, Voice } from '../../api/trend-answers.ts'
import type { TrendDrawing, TrendLine } from '../../charts/trend-option.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { mentionsAddress } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { SheetPanel, type Sheet } from './sheet.tsx'
import { TrendChart, useTimeAxis } from './time-panels.tsx'
import { trendPoints } from './trend-points.ts'
import type { TrendSlice } from './use-trend-slice.ts'
import { useComparisonNames, useSigned, useZoneMoments } from './use-trend-words.ts'

/** Colours that the common kinds of colour blindness keep apart (Okabe and Ito), each with a symbol and a dash of its own. */
const manners = [
  { colour: '--voice-1', dash: 'solid', symbol: 'circle', mark: '●' },
  { colour: '--voice-2', dash: 'dashed', symbol: 'rect', mark: '■' },
  { colour: '--voice-3', dash: 'solid', symbol: 'triangle', mark: '▲' },
  { colour: '--voice-4', dash: 'dotted', symbol: 'diamond', mark: '◆' },
  { colour: '--voice-5', dash: 'dashed', symbol: 'emptyCircle', mark: '○' },
] as const

/** Who is spoken of, among all subjects, whatever subject was chosen. */
export function Voices({ slice }: { readonly slice: TrendSlice }) {
  const { t } = useLanguage()
  if (slice.voices.data === undefined || slice.voices.error !== null) {
    return (
      <Panel title={t('trends.voice')}>
        <Answer query={slice.voices} rows={5}>
          {() => null}
        </Answer>
      </Panel>
    )
  }
  return <Shown slice={slice} trends={slice.voices.data} />
}

function Shown({ slice, trends }: { readonly slice: TrendSlice; readonly trends: Trends }) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const signed = useSigned()
  const moments = useZoneMoments(slice.zone)
  const navigate = useNavigate()
  const { state, known, bounds } = slice
  const { other = '' } = useComparisonNames(state, moments)
  const heard = trends.shareOfVoice.filter(({ count }) => count > 0)
  const points = useMemo(() => trendPoints({ trends, history: [], other: undefined, known }), [trends, known])
  const { axis } = useTimeAxis(slice, points)
  const drawing = useMemo((): TrendDrawing => {
    const drawn = trends.shareOfVoice.filter(({ count }) => count > 0).slice(0, manners.length)
    return {
      ...axis,
      part: points.map(({ part }) => part),
      lines: drawn.flatMap(({ subject, buckets }, index): TrendLine[] => {
        const manner = manners[index]
        if (manner === undefined || buckets === null) return []
        const values = buckets.map(({ count }, place) => (points[place]?.missing === true ? null : count))
        return [{ name: subject.name, values, colour: manner.colour, dash: manner.dash, symbol: manner.symbol }]
      }),
      axis: (value) => numbers.compact(value),
      whole: true,
      tooltip: (index) => [
        axis.titles[index] ?? '',
        ...drawn.map(
          ({ subject, buckets }, place) =>
            `${manners[place]?.mark ?? ''} ${subject.name} ${numbers.plain(buckets?.[index]?.count ?? 0)}`,
        ),
      ],
    }
  }, [axis, trends, points, numbers])
  const addressOf = ({ subject }: Voice): string =>
    mentionsAddress(state, bounds, { conditions: { subject: subject.id } })
  const sheet: Sheet = {
    name: 'share-of-voice',
    columns: [t('filter.subject'), t('trends.count'), t('trends.voiceShare'), t('trends.negativeShare')],
    rows: heard.map((voice) => ({
      key: voice.subject.id,
      cells: [voice.subject.name, voice.count, signed.percent(voice.share), signed.percent(voice.negativeShare)],
      to: addressOf(voice),
    })),
  }
  const silent = trends.shareOfVoice.length - heard.length
  const most = Math.max(...heard.map(({ share }) => share ?? 0))
  const compared =
    heard.some((voice) => voice.compared !== null) && slice.compared !== undefined && slice.comparedSince === undefined
  if (heard.length === 0) {
    return (
      <Panel title={t('trends.voice')}>
        <Empty title={t('trends.noSubjects')} text={t('trends.noSubjectsText')}>
          <Link to="/subjects">{t('nav.subjects')}</Link>
        </Empty>
      </Panel>
    )
  }
  return (
    <SheetPanel title={t('trends.voice')} sheet={sheet}>
      <div className="voices">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('filter.subject')}</th>
              <th scope="col" className="only-wide" aria-label={t('trends.voiceShare')} />
              <th scope="col" className="right">
                {t('trends.voiceShare')}
              </th>
              <th scope="col" className="right">
                {t('trends.count')}
              </th>
              <th scope="col" className="right">
                {t('chart.negative')}
              </th>
            </tr>
          </thead>
          <tbody>
            {heard.slice(0, 8).map((voice, index) => (
              <tr key={voice.subject.id}>
                <td className="voice-name">
                  <span style={{ color: `var(${manners[index]?.colour ?? '--text-3'})` }} aria-hidden>
                    {manners[index]?.mark ?? '·'}
                  </span>{' '}
                  <Link to={addressOf(voice)}>{voice.subject.name}</Link>
                  {voice.subject.kind !== null && (
                    <div className="quiet small">{t(`subject.${voice.subject.kind}`)}</div>
                  )}
                </td>
                <td className="meter only-wide">
                  <i
                    style={{
                      width: `${(100 * (voice.share ?? 0)) / most}%`,
                      background: `var(${manners[index]?.colour ?? '--bar'})`,
                    }}
                  />
                </td>
                <td className="right num strong">{signed.percent(voice.share)}</td>
                <td className="right num">
                  {numbers.plain(voice.count)}
                  {compared && voice.compared !== null && (
                    <div className="quiet small">{t('trends.against', { other, value: voice.compared.count })}</div>
                  )}
                </td>
                <td className="right num">
                  <Link
                    className="on-text"
                    to={mentionsAddress(state, bounds, {
                      conditions: { subject: voice.subject.id, polarity: 'negative' },
                    })}
                  >
                    {signed.percent(voice.negativeShare)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <figure role="img" aria-label={`${t('trends.voice')}: ${axis.summary}`}>
          <Suspense fallback={<div className="chart" />}>
            <TrendChart
              drawing={drawing}
              onOpen={(index) => {
                const point = points[index]
                if (point !== undefined) void navigate(mentionsAddress(state, point.bounds))
              }}
            />
          </Suspense>
        </figure>
      </div>
      <p className="panel-note">
        {t('trends.voiceNote')}
        {state.conditions.subject !== undefined && ` ${t('trends.voiceSlice')}`}
        {silent > 0 && ` ${t('trends.voiceSilent', { count: silent })}`}
      </p>
    </SheetPanel>
  )
}
