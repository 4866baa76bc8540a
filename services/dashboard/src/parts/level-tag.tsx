import type { Level } from '@groundswell/contracts'
import { useLanguage } from '../words/language.tsx'

interface LevelTagProps {
  readonly level: Level
  /** An early warning: the level is only approached. */
  readonly warning?: boolean
}

/** Number, word and colour, so that no one of them is needed to read it. */
export function LevelTag({ level, warning = false }: LevelTagProps) {
  const { t } = useLanguage()
  const word = t(`level.${level}`)
  return (
    <span className={warning ? 'level outline' : 'level'} data-level={level}>
      <b>{level}</b>
      <span>{warning ? `${t('level.warning')} · ${word}` : word}</span>
    </span>
  )
}
