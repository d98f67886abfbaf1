import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Status } from '@/components/ui/status'
import { PhoneLink } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { offeredCases } from '@/lib/cases/refer-case'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { answerReferralAction } from '../cases/actions'

type Props = PageProps<'/[locale]/my/referrals'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('cases.referrals')
  return { title: t('title') }
}

/** A partner's desk: what the centre asks, yes or no, and whom to reach after a yes. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/referrals'
  const { ctx } = await requirePermission('cases.referral.answer', { locale, path })
  const { done } = await searchParams
  const [t, my, strings, offers] = await Promise.all([
    getTranslations('cases.referrals'),
    getTranslations('cases.my'),
    formStrings(),
    offeredCases(ctx),
  ])
  return (
    <MyPage locale={locale} path={path} tab="overview" title={t('title')} lead={t('lead')}>
      <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
        {done === '1' && (
          <Banner tone="ok" live>
            {my('saved')}
          </Banner>
        )}
        {offers.length === 0 && <Empty title={t('none')} />}
        {offers.map((offer) => (
          <Card key={offer.id}>
            <p className="soft small">{t('asked', { day: f.fullDay(offer.sentAt) })}</p>
            <p className="pre" dir="auto">
              {offer.reason}
            </p>
            {offer.state !== 'open' && (
              <Status phase={offer.state === 'accepted' ? 'done' : 'full'}>{t(offer.state)}</Status>
            )}
            {offer.person && (
              <p className="strong">
                {t('reach', { name: offer.person.name })}{' '}
                {offer.person.phone && <PhoneLink number={offer.person.phone} shown={offer.person.phone} />}
              </p>
            )}
            {offer.state === 'open' && (
              <Form
                id={`offer-${offer.id}`}
                action={answerReferralAction}
                locale={locale}
                path={path}
                strings={strings}
                idempotencyKey={newId()}
                submit={
                  <>
                    <Submit busy={strings.busy} name="answer" value="accepted">
                      {t('yes')}
                    </Submit>
                    <Submit busy={strings.busy} name="answer" value="rejected" variant="quiet">
                      {t('no')}
                    </Submit>
                  </>
                }
              >
                <input type="hidden" name="referralId" value={offer.id} />
                <TextField name="words" label={t('words')} optional maxLength={500} />
              </Form>
            )}
          </Card>
        ))}
      </div>
    </MyPage>
  )
}
