import { getTranslations } from 'next-intl/server'
import { AskFrame } from '@/components/cases/ask-frame'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Steps } from '@/components/ui/steps'
import type { SentQuestion } from '@/lib/cases/ask-help'
import { town } from '@/lib/config/town'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'

/** It is sent: the number, what happens next and by when. */
export async function Sent({
  locale,
  f,
  path,
  sent,
}: {
  locale: Locale
  f: Formats
  path: string
  sent: SentQuestion
}) {
  const [t, pages] = await Promise.all([getTranslations('cases.ask'), getTranslations('pages.help')])
  const day = f.fullDay(dayToDate(sent.answerBy))
  return (
    <AskFrame locale={locale} path={path} title={t('sent')} danger={sent.sensitive}>
      <Card kind="table">
        <p className="strong">{t('number')}</p>
        <p className="h2">
          <bdi dir="ltr">{sent.number}</bdi>
        </p>
        <p>{t('numberText')}</p>
      </Card>
      <h2>{t('nextTitle')}</h2>
      <Steps steps={[t('next1'), t('next2', { day }), t('next3')]} />
      <p className="row">
        {sent.ownCaseId && (
          <LinkButton href={`/${locale}/my/cases/${sent.ownCaseId}`}>{t('follow')}</LinkButton>
        )}
        <LinkButton href={`tel:${sent.teamPhone ?? town.centre.phone}`} variant="quiet" icon="phone">
          {pages('call')} <bdi dir="ltr">{sent.teamPhone ?? town.centre.phoneShown}</bdi>
        </LinkButton>
      </p>
    </AskFrame>
  )
}
