import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { QueryHelp } from '../pages/search/query-help.tsx'
import { useLanguage } from '../words/language.tsx'
import { places } from './places.tsx'

interface HelpProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function Help({ open, onClose }: HelpProps) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={760}>
      <h3 style={{ margin: '12px 0 6px' }}>{t('help.anywhere')}</h3>
      <dl className="facts">
        <Key keys={['/']}>{t('help.search')}</Key>
        <Key keys={['?']}>{t('help.help')}</Key>
        {places.map((place) => (
          <Key key={place.path} keys={['g', place.letter]}>
            {t('help.goTo', { place: t(place.word) })}
          </Key>
        ))}
      </dl>
      <h3 style={{ margin: '16px 0 6px' }}>{t('help.lists')}</h3>
      <dl className="facts">
        <Key keys={['j', 'k']}>{t('help.next')}</Key>
        <Key keys={['Enter']}>{t('help.open')}</Key>
        <Key keys={['Esc']}>{t('help.close')}</Key>
        <Key keys={['n']}>{t('help.new')}</Key>
        <Key keys={['f']}>{t('help.follow')}</Key>
      </dl>
      <h3 style={{ margin: '16px 0 6px' }}>{t('help.correct')}</h3>
      <dl className="facts">
        <Key keys={['-', '0', '+']}>{t('help.polarity')}</Key>
        <Key keys={['e']}>{t('help.event')}</Key>
        <Key keys={['c']}>{t('help.category')}</Key>
        <Key keys={['m']}>{t('help.emotion')}</Key>
        <Key keys={['u']}>{t('help.undo')}</Key>
      </dl>
      <p className="quiet small">{t('help.correctTarget')}</p>
      <QueryHelp
        onPick={(q) => {
          onClose()
          void navigate(`/search?${new URLSearchParams({ q }).toString()}`)
        }}
      />
    </Modal>
  )
}

function Key({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) {
  return (
    <>
      <dt className="row" style={{ gap: 4, minWidth: 72 }}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </>
  )
}
