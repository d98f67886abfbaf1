import { getTranslations } from 'next-intl/server'
import type { Ctx } from '@/lib/access/context'
import { myInvitations } from '@/lib/ambassadors/gatherings/queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { InvitationCard } from './invitation'

type Props = { locale: Locale; path: string; f: Formats; ctx: Ctx; action: FormServerAction }

/** Gatherings I am invited to and that are still to come. Nothing where there are none. */
export async function MyInvitations({ locale, path, f, ctx, action }: Props) {
  const [t, invitations] = await Promise.all([
    getTranslations('ambassadors.gathering'),
    myInvitations(ctx, locale),
  ])
  if (invitations.length === 0) return null
  return (
    <section className="stack" aria-labelledby="invited">
      <h2 id="invited">{t('title')}</h2>
      {invitations.map((invitation) => (
        <InvitationCard
          key={invitation.id}
          locale={locale}
          path={path}
          f={f}
          invitation={invitation}
          action={action}
          fields={{ gatheringId: invitation.id }}
          calendar={`/${locale}/my/ambassador/gatherings/${invitation.id}/calendar.ics`}
        />
      ))}
    </section>
  )
}
