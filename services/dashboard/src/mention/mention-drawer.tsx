import { Drawer } from 'antd'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Bones } from '../parts/bones.tsx'
import { useLanguage } from '../words/language.tsx'
import { useOpenMention } from './open-mention.ts'

const MentionDetail = lazy(() => import('./mention-detail.tsx').then((found) => ({ default: found.MentionDetail })))

/** One mention beside any page. */
export function MentionDrawer() {
  const { t } = useLanguage()
  const { openId, close } = useOpenMention()
  const last = useRef(openId)
  useEffect(() => {
    if (openId !== null) last.current = openId
  }, [openId])
  return (
    <Drawer
      open={openId !== null}
      onClose={close}
      afterOpenChange={(open) => {
        if (!open && last.current !== null) focusRow(last.current)
      }}
      title={t('mention.detail')}
      size="min(620px, 100vw)"
      destroyOnHidden
      aria-label={t('mention.detail')}
    >
      <Suspense fallback={<Bones rows={8} />}>{openId !== null && <MentionDetail id={openId} />}</Suspense>
    </Drawer>
  )
}

/** The reader goes on in the list from the row that was opened, unless the focus went elsewhere meanwhile. */
function focusRow(id: string): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  document.querySelector<HTMLElement>(`[data-mention="${CSS.escape(id)}"] button`)?.focus({ preventScroll: true })
}
