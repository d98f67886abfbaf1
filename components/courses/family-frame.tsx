import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MyPage } from '@/components/layout/my-page'
import { Stepper } from '@/components/ui/steps'
import type { Locale } from '@/lib/i18n/locales'

/** The frame of the three pages on which a family books. */
export async function FamilyFrame({
  locale,
  path,
  step,
  title,
  lead,
  children,
}: {
  locale: Locale
  path: string
  step: 0 | 1 | 2
  title: string
  lead?: string
  children: ReactNode
}) {
  const t = await getTranslations('family')
  return (
    <MyPage locale={locale} path={path} tab="bookings" title={title} lead={lead}>
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        <Stepper
          label={t('steps.label')}
          current={step}
          steps={[t('steps.who'), t('steps.what'), t('steps.check')]}
        />
        {children}
      </div>
    </MyPage>
  )
}
