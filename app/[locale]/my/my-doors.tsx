import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { hoursToConfirm } from '@/lib/passport/queries'
import type { ownTraces } from '@/lib/registry/own'
import { myCertificates } from '@/lib/teaching/certificate'
import { myOpenAsks } from '@/lib/teaching/evaluation'

/** Ways from my page to what my lessons led to: my passport, my certificates, a question, hours that wait for my word. */
export async function MyDoors({
  locale,
  ctx,
  has,
}: {
  locale: Locale
  ctx: Ctx
  has: Record<keyof typeof ownTraces, boolean>
}) {
  const [t, words, asked, certificates, asks] = await Promise.all([
    getTranslations('passport'),
    getTranslations('teaching'),
    has.hours ? hoursToConfirm(ctx) : [],
    has.certificates ? myCertificates(ctx, locale) : [],
    has.asks ? myOpenAsks(ctx, locale) : [],
  ])
  return (
    <div className="stack">
      {asks.map((ask) => (
        <Banner
          key={ask.id}
          icon="star"
          actions={
            <LinkButton href={`/${locale}/my/evaluation/${ask.id}`}>
              {words('mail.evaluation.button')}
            </LinkButton>
          }
        >
          {words('evaluation.ask', { course: ask.title })}
        </Banner>
      ))}
      <p className="row">
        <LinkButton href={`/${locale}/my/passport`} variant="quiet" icon="path">
          {t('title')}
        </LinkButton>
        {certificates.length > 0 && (
          <LinkButton href={`/${locale}/my/certificates`} variant="quiet" icon="certificate">
            {words('certificates.title')}
          </LinkButton>
        )}
        {asked.length > 0 && (
          <LinkButton href={`/${locale}/my/passport/confirm`} icon="list-checks">
            {t('confirm.mine')}
          </LinkButton>
        )}
      </p>
    </div>
  )
}
