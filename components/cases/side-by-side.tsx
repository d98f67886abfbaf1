import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  locale: Locale
  path: string
  caseId: string
  number: string
  title: ReactNode
  lead?: ReactNode
  /** The form, with what was typed. */
  mine: ReactNode
  /** What the database says now. */
  theirs: ReactNode
}

/** What I fill in beside what is there now: when a colleague saved meanwhile, both are in view and saving is a choice. */
export async function SideBySide({ locale, path, caseId, number, title, lead, mine, theirs }: Props) {
  const [t, staff, words] = await Promise.all([
    getTranslations('casesStaff.conflict'),
    getTranslations('staff'),
    getTranslations('casesStaff'),
  ])
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={words('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[
              { href: `/${locale}/staff/cases`, label: words('title') },
              { href: `/${locale}/staff/cases/${caseId}`, label: number },
            ]}
          />
        }
        title={title}
        lead={lead}
      />
      <div className="split split--half" style={{ alignItems: 'start', gap: 'var(--s5)' }}>
        <Card>
          <h2>{t('mine')}</h2>
          {mine}
        </Card>
        <Card>
          <h2>{t('theirs')}</h2>
          {theirs}
          <p className="soft small">{t('text')}</p>
        </Card>
      </div>
    </StaffPage>
  )
}
