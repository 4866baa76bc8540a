import { useFormat } from '../format/use-format.ts'
import { useNow } from '../format/use-now.ts'

/** How long ago; the full time is in the title. */
export function Ago({ at }: { readonly at: string }) {
  const { moments } = useFormat()
  const now = useNow(30_000)
  return (
    <time dateTime={at} title={moments.full(at)} className="nowrap">
      {moments.ago(at, now)}
    </time>
  )
}

export function At({ at }: { readonly at: string }) {
  const { moments } = useFormat()
  const now = useNow(60_000)
  return (
    <time dateTime={at} title={moments.full(at)} className="nowrap">
      {moments.brief(at, now)}
    </time>
  )
}
