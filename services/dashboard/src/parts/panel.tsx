import { useId, type ReactNode } from 'react'

interface PanelProps {
  readonly title: ReactNode
  /** At the end of the head. */
  readonly extra?: ReactNode
  readonly padded?: boolean
  readonly children: ReactNode
}

export function Panel({ title, extra, padded = true, children }: PanelProps) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </header>
      {padded ? <div className="panel-body">{children}</div> : children}
    </section>
  )
}
