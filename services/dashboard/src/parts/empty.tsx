import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}

/** Says what will be here, and offers the one action that fills it. */
export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="strong">{title}</span>
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className="actions">{children}</div>}
    </div>
  )
}
