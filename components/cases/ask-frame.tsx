import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import type { Locale } from '@/lib/i18n/locales'
import { EmergencyNumbers } from './emergency-numbers'

type Props = {
  locale: Locale
  path: string
  query?: string
  title: string
  lead?: string
  /** 1 to 5; left out when it is sent. */
  step?: number
  danger?: boolean
  children: ReactNode
}

/** One question of asking for help: where one is, danger first, one thing asked, and who reads it. */
export async function AskFrame({ locale, path, query, title, lead, step, danger, children }: Props) {
  const t = await getTranslations('cases')
  return (
    <PublicPage locale={locale} path={path} query={query} section="ask" leave>
      <FieldHead
        locale={locale}
        title={title}
        lead={lead}
        section="ask"
        crumbs={[{ href: `/${locale}/help`, label: t('title') }]}
      />
      <div className="wrap section stack narrow" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {danger && <EmergencyNumbers />}
        {step && <p className="strong soft">{t('ask.steps', { step })}</p>}
        {children}
        {step && <p className="soft small">{t('ask.private')}</p>}
      </div>
    </PublicPage>
  )
}
