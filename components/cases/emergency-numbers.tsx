import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { emergencyNumbers } from '@/lib/cases/vocabulary'
import { town } from '@/lib/config/town'

/** Whom to call at once: the numbers of the town's country, each with what it is for. Before anything else. */
export async function EmergencyNumbers() {
  const t = await getTranslations('cases.emergency')
  return (
    <Banner tone="late" title={t('title')}>
      <p>{t('text')}</p>
      <ul className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
        {emergencyNumbers[town.country].map(({ key, number }) => (
          <li key={key}>
            <a className="strong" href={`tel:${number.replace(/\D/g, '')}`}>
              <bdi dir="ltr">{number}</bdi>
            </a>{' '}
            {t(key)}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
