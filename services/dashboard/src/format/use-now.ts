import { useEffect, useState } from 'react'
import { serverClock } from '../api/server-clock.ts'

/** The server's present, in milliseconds, renewed every `every` milliseconds while the page is shown. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(() => serverClock.now())
  useEffect(() => {
    const renew = () => {
      if (!document.hidden) setNow(serverClock.now())
    }
    const timer = window.setInterval(renew, every)
    document.addEventListener('visibilitychange', renew)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
    }
  }, [every])
  return now
}
