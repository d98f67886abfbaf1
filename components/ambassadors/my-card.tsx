import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { ArchHeading } from '@/components/ui/door'
import type { MyAmbassador } from '@/lib/ambassadors/types'
import type { Locale } from '@/lib/i18n/locales'

/** On my own page: where I stand as an ambassador. Nothing for who never signed up. */
export async function MyAmbassadorCard({ locale, me }: { locale: Locale; me: MyAmbassador | null }) {
  if (!me) return null
  const t = await getTranslations('ambassadors')
  return (
    <section className="card stack" aria-labelledby="my-ambassador">
      <ArchHeading id="my-ambassador" colour="brick" icon="handshake">
        {t('my.card')}
      </ArchHeading>
      <p>{t(`my.lead.${me.state}`)}</p>
      <p>
        <LinkButton href={`/${locale}/my/ambassador`} variant="quiet">
          {t('my.open')}
        </LinkButton>
      </p>
    </section>
  )
}
