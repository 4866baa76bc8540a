import { Drawer } from 'antd'
import { lazy, Suspense } from 'react'
import { Bones } from '../parts/bones.tsx'
import { useLanguage } from '../words/language.tsx'
import { useOpenMention } from './open-mention.ts'

const MentionDetail = lazy(() => import('./mention-detail.tsx').then((found) => ({ default: found.MentionDetail })))

/** One mention beside any page. */
export function MentionDrawer() {
  const { t } = useLanguage()
  const { openId, close } = useOpenMention()
  return (
    <Drawer
      open={openId !== null}
      onClose={close}
      title={t('mention.detail')}
      size="min(620px, 100vw)"
      destroyOnHidden
      aria-label={t('mention.detail')}
    >
      <Suspense fallback={<Bones rows={8} />}>{openId !== null && <MentionDetail id={openId} />}</Suspense>
    </Drawer>
  )
}
