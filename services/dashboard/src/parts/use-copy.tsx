import { App } from 'antd'
import { useLanguage } from '../words/language.tsx'

/** Puts a text on the clipboard and says so; where the browser refuses, shows it to be taken by hand. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useLanguage()
  const { message, modal } = App.useApp()
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text)
      void message.success(t('search.copied'))
    } catch {
      // Without https or permission: the reader can still take it.
      void modal.info({
        title: t('search.copyFailed'),
        content: (
          <code className="mono small" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </code>
        ),
        width: 640,
      })
    }
  }
}
