import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { PrintedCard } from '@/components/people/printed-card'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { cardNumberShown, cardOf } from '@/lib/auth/access-card'
import { limits } from '@/lib/config/limits'
import { settings } from '@/lib/config/settings'
import { isId } from '@/lib/db/ids'
import { localeOr } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { viewPerson } from '@/lib/people/staff-queries'

type Props = PageProps<'/[locale]/staff/people/[id]/card'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('accessCard.title') }
}

/** The card to be printed and handed over, in its holder's language. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/people/${id}/card`
  const { ctx } = await requirePermission('auth.card.issue', { locale, path })
  const person = isId(id) ? await viewPerson(ctx, id) : null
  if (!person) notFound()
  const [t, card] = await Promise.all([getTranslations('peopleStaff'), cardOf(ctx, person.id)])
  const language = localeOr(person.locale)
  const address = `${settings().appUrl}/${language}/sign-in/card`
  return (
    <StaffPage locale={locale} path={path} section="people">
      <h1>{t('accessCard.printTitle')}</h1>
      {card?.pin ? (
        <>
          <p className="daysum no-print">
            {t('accessCard.printLead', { minutes: limits.card.printMinutes })}
          </p>
          <p className="row no-print">
            <PrintButton label={t('accessCard.print')} />
            <LinkButton variant="quiet" href={`/${locale}/staff/people/${id}`}>
              {t('accessCard.back')}
            </LinkButton>
          </p>
          <PrintedCard
            locale={language}
            name={person.callName ?? person.fullName}
            number={cardNumberShown(card.number)}
            pin={card.pin}
            address={`${address}?n=${card.number}`}
            shown={address.replace(/^https?:\/\//, '')}
          />
        </>
      ) : (
        <>
          <Banner tone="warn">
            <p>{card ? t('accessCard.gone') : t('accessCard.noCard')}</p>
          </Banner>
          <p>
            <LinkButton variant="quiet" href={`/${locale}/staff/people/${id}`}>
              {t('accessCard.back')}
            </LinkButton>
          </p>
        </>
      )}
    </StaffPage>
  )
}
