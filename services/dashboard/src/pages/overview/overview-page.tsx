import { useDefaultDrill } from '../../api/use-api.ts'
import { Latest } from './latest.tsx'
import { OpenEvents } from './open-events.tsx'
import { OverviewState } from './overview-state.tsx'
import { SourceStrip } from './source-strip.tsx'
import { Topics } from './topics.tsx'
import { Volume } from './volume.tsx'

/** How do we stand now, and is it worse than usual. */
export function OverviewPage() {
  const drill = useDefaultDrill()
  return (
    <>
      <OverviewState />
      <div className="stack">
        <OpenEvents />
        <Volume drill={drill} />
        <div className="columns two">
          <Latest />
          <Topics drill={drill} />
        </div>
        <SourceStrip />
      </div>
    </>
  )
}
