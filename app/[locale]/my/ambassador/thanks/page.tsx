import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Checkbox } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Arch, ArchHeading } from '@/components/ui/door'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { myThanks } from '@/lib/ambassadors/recognition/own'
import { hoursFor } from '@/lib/ambassadors/recognition/rules'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { leaveWallAction, postOnWallAction, takePerkAction } from './actions'

type Props = PageProps<'/[locale]/my/ambassador/thanks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('thanks.title') }
}

/** What I gave and how I am thanked: hours, certificate, badges, tickets, the wall. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/ambassador/thanks'
  const { ctx } = await requirePermission('ambassadors.own.view', { locale, path })
  const [t, strings, mine, query] = await Promise.all([
    getTranslations('ambassadors'),
    formStrings(),
    myThanks(ctx, locale),
    searchParams,
  ])
  if (!mine) notFound()
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={t('thanks.title')}
      lead={t('thanks.hours', { hours: Math.floor(mine.minutes / 60) })}
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        <p>
          <a href={`/${locale}/my/ambassador`}>{t('my.title')}</a>
        </p>
        {query.done === '1' && (
          <Banner tone="ok">
            <p>{t('my.saved')}</p>
          </Banner>
        )}
        <section className="card card--table stack" aria-labelledby="badges">
          <ArchHeading id="badges" colour="ochre" icon="star">
            {t('thanks.badges')}
          </ArchHeading>
          {mine.nextHours !== null && <p className="soft">{t('thanks.next', { hours: mine.nextHours })}</p>}
          <ul className="amb-claims">
            {mine.badges.map((badge) => {
              const hours = hoursFor(badge.achievement)
              return (
                <li key={badge.id} className="row">
                  <Arch colour={hours ? 'ochre' : 'brick'} icon={hours ? 'clock' : 'handshake'} />
                  <span className="strong">
                    {hours ? t('thanks.badge.hours', { hours }) : t('thanks.badge.ambassador')}
                  </span>
                  <span className="soft">{f.fullDay(badge.issuedAt)}</span>
                  <a href={`/${locale}${path}/badge/${badge.id}`}>{t('thanks.download')}</a>
                </li>
              )
            })}
          </ul>
          <p className="row">
            <LinkButton href={`/${locale}${path}/certificate.pdf`} icon="certificate">
              {t('thanks.certificate')}
            </LinkButton>
            <span className="soft">{t('thanks.certificateHint')}</span>
          </p>
        </section>
        {mine.perks.length > 0 && (
          <section className="stack" aria-labelledby="perks">
            <h2 id="perks">{t('thanks.perks')}</h2>
            <ul className="amb-roles">
              {mine.perks.map((perk) => (
                <li key={perk.id} className="card stack">
                  <h3 lang={perk.lang} dir="auto">
                    {perk.title}
                  </h3>
                  <p>
                    <bdi>{perk.partner}</bdi> ·{' '}
                    {t('thanks.validUntil', { day: f.fullDay(dayToDate(perk.validUntil)) })}
                  </p>
                  {perk.code ? (
                    <>
                      <p className="strong">{t('thanks.code', { code: perk.code })}</p>
                      <p lang={perk.lang} dir="auto">
                        {perk.how}
                      </p>
                    </>
                  ) : perk.left <= 0 ? (
                    <Status phase="full">{t('thanks.gone')}</Status>
                  ) : mine.minutes < perk.minHours * 60 ? (
                    <p className="soft">{t('thanks.fromHours', { hours: perk.minHours })}</p>
                  ) : (
                    <>
                      <Status phase="open" tone="ok">
                        {t('thanks.left', { count: perk.left })}
                      </Status>
                      <OneButton
                        id={`perk-${perk.id}`}
                        action={takePerkAction}
                        locale={locale}
                        path={path}
                        fields={{ perkId: perk.id }}
                        about={`${t('thanks.take')}: ${perk.title}`}
                        icon="ticket"
                      >
                        {t('thanks.take')}
                      </OneButton>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>
          <a href={`/${locale}/my/award`}>{t('thanks.award')}</a>
        </p>
        <section className="card stack" aria-labelledby="wall">
          <ArchHeading id="wall" colour="rose" icon="heart">
            {t('thanks.wall')}
          </ArchHeading>
          {mine.wall ? (
            <>
              <p className="strong">{t(mine.wall.approved ? 'thanks.onWall' : 'thanks.posted')}</p>
              <blockquote dir="auto">
                <p>{mine.wall.words}</p>
                <p className="soft">
                  <bdi>{mine.wall.shownAs}</bdi>
                </p>
              </blockquote>
              <OneButton id="leave-wall" action={leaveWallAction} locale={locale} path={path} fields={{}}>
                {t('thanks.takeOff')}
              </OneButton>
            </>
          ) : (
            <Form
              id="wall-form"
              action={postOnWallAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={
                <Submit busy={strings.busy} variant="quiet">
                  {t('thanks.post')}
                </Submit>
              }
            >
              <p>{t('thanks.wallHint')}</p>
              <TextField name="shownAs" label={t('thanks.shownAs')} short />
              <TextArea name="words" label={t('thanks.words')} rows={3} />
              <Checkbox name="consent" label={t('thanks.consent')} tile />
            </Form>
          )}
        </section>
      </div>
    </MyPage>
  )
}
