import { NavLink } from 'react-router'
import { useIncidents, useSession } from '../api/use-api.ts'
import { useLanguage } from '../words/language.tsx'
import { Logo } from './logo.tsx'
import { places, type Place } from './places.tsx'

/** Open incidents that nobody has acknowledged yet: the one figure worth carrying on every page. */
function useWaiting(): number {
  const incidents = useIncidents({ open: true, size: 100 })
  return (
    incidents.data?.items.filter((one) => one.acknowledgedAt === undefined && one.closedAt === undefined).length ?? 0
  )
}

export function SideNavigation({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useLanguage()
  const waiting = useWaiting()
  const role = useSession().data?.role
  const groups = ['watch', 'respond', 'setup'] as const
  return (
    <nav aria-label={t('nav.label')}>
      <NavLink to="/" className="brand" {...(onGo === undefined ? {} : { onClick: onGo })}>
        <Logo />
        {t('product.name')}
      </NavLink>
      {groups.map((group) => (
        <div key={group}>
          {group !== 'watch' && <div className="nav-group">{t(`nav.group.${group}`)}</div>}
          {places
            .filter((place) => place.group === group && (role === undefined || place.mayRead?.(role) !== false))
            .map((place) => (
              <NavLink
                key={place.path}
                to={place.path}
                end={place.path === '/'}
                className="nav-item"
                {...(onGo === undefined ? {} : { onClick: onGo })}
              >
                {place.icon}
                <span>{t(place.word)}</span>
                <Waiting place={place} count={waiting} />
              </NavLink>
            ))}
        </div>
      ))}
    </nav>
  )
}

export function BottomNavigation() {
  const { t } = useLanguage()
  const waiting = useWaiting()
  return (
    <nav className="bottom" aria-label={t('nav.label')}>
      {places
        .filter((place) => place.bottom)
        .map((place) => (
          <NavLink key={place.path} to={place.path} end={place.path === '/'}>
            {place.icon}
            <span>{t(place.word)}</span>
            <Waiting place={place} count={waiting} />
          </NavLink>
        ))}
    </nav>
  )
}

function Waiting({ place, count }: { readonly place: Place; readonly count: number }) {
  const { t } = useLanguage()
  if (place.path !== '/incidents' || count === 0) return null
  return (
    <span className="count urgent push" title={t('incidents.unacknowledged', { count })}>
      {count}
    </span>
  )
}
