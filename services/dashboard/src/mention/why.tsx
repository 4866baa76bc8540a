import { useState } from 'react'
import type { FoundMention } from '../api/answers.ts'
import type { Question } from '../api/search-api.ts'
import { Explanation } from '../explain/explanation.tsx'
import { useLanguage } from '../words/language.tsx'

interface WhyProps {
  readonly mention: FoundMention
  readonly question: Question
}

/** Any match leads to what matched. */
export function Why({ mention, question }: WhyProps) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  return (
    <>
      <button
        type="button"
        className="plain quiet"
        style={{ textDecoration: 'underline', textUnderlineOffset: 3 }}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t('mention.why')}
      </button>
      {shown && <Explanation mention={mention} question={question} />}
    </>
  )
}
