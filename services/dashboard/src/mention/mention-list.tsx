import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { FoundMention } from '../api/answers.ts'
import { useCorrectionKeys } from '../correction/use-correction-keys.ts'
import { useLanguage } from '../words/language.tsx'
import { MentionRow } from './mention-row.tsx'
import { useOpenMention } from './open-mention.ts'
import { useListKeys } from './use-list-keys.ts'

interface MentionListProps {
  readonly items: readonly FoundMention[]
  readonly subjectId?: string | undefined
  /** Called when the end comes near. */
  readonly onEnd?: () => void
  readonly keys?: Readonly<Record<string, () => void>>
  /** A list that takes the place of another is read from its top, wherever the reader was in that. */
  readonly fromTop?: boolean
}

/** Only the rows in sight are in the page, so that tens of thousands scroll smoothly. */
export function MentionList({ items, subjectId, onEnd, keys, fromTop = false }: MentionListProps) {
  const { t } = useLanguage()
  const { open } = useOpenMention()
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    setTop(box.current === null ? 0 : box.current.getBoundingClientRect().top + window.scrollY)
  }, [items.length])
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => 96,
    overscan: 8,
    ...(fromTop ? { initialOffset: 0 } : {}),
    // What is selected stands clear of the bar above and of the note and the bar below.
    scrollPaddingStart: 64,
    scrollPaddingEnd: 84,
    scrollMargin: top,
    getItemKey: (index) => items[index]?.id ?? index,
  })
  const selected = useListKeys({
    count: items.length,
    onOpen: useCallback((index: number) => openAt(items, index, open), [items, open]),
    onMove: useCallback((index: number) => rows.scrollToIndex(index, { align: 'auto' }), [rows]),
    ...(keys === undefined ? {} : { others: keys }),
  })
  useCorrectionKeys(items[selected], subjectId)
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= items.length - 5 && items.length > 0) onEnd?.()
  }, [last, items.length, onEnd])
  return (
    <div ref={box} className="mentions" role="feed" aria-label={t('live.list')} style={{ height: rows.getTotalSize() }}>
      {shown.map((row) => {
        const mention = items[row.index]
        if (mention === undefined) return null
        return (
          <div
            key={row.key}
            data-index={row.index}
            ref={rows.measureElement}
            style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${row.start - top}px)` }}
          >
            <MentionRow
              mention={mention}
              subjectId={subjectId}
              selected={row.index === selected}
              onOpen={() => open(mention.id)}
            />
          </div>
        )
      })}
    </div>
  )
}

function openAt(items: readonly FoundMention[], index: number, open: (id: string) => void): void {
  const mention = items[index]
  if (mention !== undefined) open(mention.id)
}
