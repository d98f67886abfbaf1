import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { Empty } from '@/components/ui/empty'
import { IconWords } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { myAsks } from '@/lib/appointments/queries'
import { pageLocale } from '@/lib/i18n/page'
import { answerAccompanyAction, giveBackAccompanyAction } from '../appointments/actions'

type Props = PageProps<'/[locale]/my/accompany'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('help.title') }
}

/** What I am asked to come along to. Names and telephones come with the yes, and go a day after. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/accompany'
  const { ctx } = await requirePermission('appointments.accompany.answer', { locale, path })
  const [t, asks, query] = await Promise.all([getTranslations('appointments'), myAsks(ctx), searchParams])
  const said = query.done === 'yes' || query.done === 'no' || query.done === 'back' ? query.done : null
  return (
    <MyPage locale={locale} path={path} tab="appointments" title={t('help.title')} lead={t('help.lead')}>
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {said && (
          <Banner tone="ok" live>
            <p>{t(`help.done.${said}`)}</p>
          </Banner>
        )}
        {asks.length === 0 && <Empty title={t('help.none')}>{t('help.noneText')}</Empty>}
        {asks.map((ask) => {
          const over = ask.startsAt <= ctx.now
          return (
            <section key={ask.requestId} className="card stack">
              <h2 className="h3">{t(`help.kind.${ask.kind}`, { language: f.languageName(ask.language) })}</h2>
              <p className="meta">
                <IconWords icon="calendar-blank">{f.fullDay(ask.startsAt)}</IconWords>
                <IconWords icon="clock">
                  <bdi>{`${f.time(ask.startsAt)} – ${f.time(ask.endsAt)}`}</bdi>
                </IconWords>
                <IconWords icon="map-pin">
                  <bdi>
                    {[
                      ask.placeName ??
                        (ask.placeKind ? t(`placeKind.${ask.placeKind}`) : t('setting.centre')),
                      ask.placeAddress,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </bdi>
                </IconWords>
              </p>
              {ask.answer === 'yes' && (
                <>
                  <Status phase="done" tone="ok" fill>
                    {t('help.goes')}
                  </Status>
                  {ask.contact && (
                    <p className="strong">
                      {t('help.contact', {
                        name: `\u2068${ask.contact.name}\u2069`,
                        phone: `\u2068${ask.contact.phone ?? ''}\u2069`,
                      })}
                    </p>
                  )}
                  {!over && (
                    <OneButton
                      id={`back-${ask.requestId}`}
                      action={giveBackAccompanyAction}
                      locale={locale}
                      path={path}
                      fields={{ requestId: ask.requestId }}
                    >
                      {t('help.giveBack')}
                    </OneButton>
                  )}
                </>
              )}
              {ask.answer === 'late' && <p>{t('help.late')}</p>}
              {ask.answer === null && !over && (
                <>
                  <p className="soft">{t('help.contactLater')}</p>
                  <div className="row">
                    {(['yes', 'no'] as const).map((answer) => (
                      <OneButton
                        key={answer}
                        id={`${answer}-${ask.requestId}`}
                        action={answerAccompanyAction}
                        locale={locale}
                        path={path}
                        fields={{ requestId: ask.requestId, answer }}
                        variant={answer === 'yes' ? 'fill' : 'quiet'}
                      >
                        {t(`help.${answer}`)}
                      </OneButton>
                    ))}
                  </div>
                </>
              )}
            </section>
          )
        })}
      </div>
    </MyPage>
  )
}
