import type { Level } from '@groundswell/contracts'
import { useLanguage } from '../words/language.tsx'

interface LevelTagProps {
  readonly level: Level
  /** An early warning: the level is only approached. */
  readonly warning?: boolean
}

/** Number, word and colour, so that no one of them is needed to read it. */
export function LevelTag({ level, warning = false }: LevelTagProps) {
  const { t, language } = useLanguage()
  const name = t(`level.${level}.name`)
  const word = language === 'zh' ? `${t(`level.${level}`)} ${name}` : name
  return (
    <span className={warning ? 'level outline' : 'level'} data-level={level}>
      <b>{level}</b>
      <span>{warning ? `${t('level.warning')} · ${word}` : word}</span>
    </span>
  )
}
