import { useLanguage } from '../words/language.tsx'

const widths = ['72%', '88%', '54%', '80%', '64%', '90%', '48%', '76%']

/** Where text will be; shown instead of a spinner. */
export function Bones({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useLanguage()
  return (
    <div className="bones" role="status" aria-label={t('page.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="bone" style={{ width: widths[index % widths.length] }} />
      ))}
    </div>
  )
}
