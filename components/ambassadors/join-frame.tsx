import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { Stepper } from '@/components/ui/steps'
import { type JoinStep, joinSteps } from '@/lib/ambassadors/vocabulary'
import type { Locale } from '@/lib/i18n/locales'

/** The frame of the sign-up's questions: where one is, one question, and beside it why we ask so little. */
export async function JoinFrame({
  locale,
  path,
  step,
  title,
  children,
}: {
  locale: Locale
  path: string
  step: JoinStep
  title: string
  children: ReactNode
}) {
  const [t, pages] = await Promise.all([getTranslations('ambassadors'), getTranslations('pages.ambassadors')])
  return (
    <PublicPage locale={locale} path={path} section="meet">
      <FieldHead
        locale={locale}
        title={title}
        section="meet"
        crumbs={[{ href: `/${locale}/ambassadors`, label: pages('title') }]}
      />
      <div className="wrap section join">
        <Stepper
          label={t('steps.label')}
          current={joinSteps.indexOf(step)}
          steps={joinSteps.map((one) => t(`steps.${one}`))}
        />
        {children}
      </div>
    </PublicPage>
  )
}
