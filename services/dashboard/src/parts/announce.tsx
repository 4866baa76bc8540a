import { useLanguage } from '../words/language.tsx'

interface AnnounceProps {
  readonly count: number
  readonly onShow: () => void
}

/** New things wait here until they are asked for. */
export function Announce({ count, onShow }: AnnounceProps) {
  const { t } = useLanguage()
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className="announce" onClick={onShow} data-announce>
          {t('news.mentions', { count })} · {t('news.show')}
          <kbd aria-hidden>n</kbd>
        </button>
      )}
    </div>
  )
}
