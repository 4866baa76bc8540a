import type { ReactNode } from 'react'

export function Legend({ children }: { readonly children: ReactNode }) {
  return <span className="legend quiet small">{children}</span>
}

/** A mark as the chart draws it, and what it stands for. */
export function Key({
  swatch,
  children,
}: {
  readonly swatch: 'negative' | 'rest' | 'usual' | 'compared' | 'event' | 'part'
  readonly children: ReactNode
}) {
  return (
    <span className="key">
      <i data-swatch={swatch} aria-hidden />
      {children}
    </span>
  )
}
