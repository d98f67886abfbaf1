import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Foreign } from '@/components/ui/text'
import type { Ctx } from '@/lib/access/context'
import { appointmentsOfPerson } from '@/lib/appointments/of-person'
import { listServices } from '@/lib/appointments/queries'
import type { MyCase } from '@/lib/cases/types'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** My appointments about this question, and what I can make one for: with who helps me, when somebody does. */
export async function VisitCard({
  ctx,
  own,
  f,
  locale,
}: {
  ctx: Ctx
  own: MyCase
  f: Formats
  locale: Locale
}) {
  const [t, lines, services] = await Promise.all([
    getTranslations('appointments'),
    appointmentsOfPerson(ctx, { caseId: own.id }, locale),
    own.closedAt ? [] : listServices(ctx, locale, 'public', own.helper.seed ?? undefined),
  ])
  const coming = lines.filter(
    (line) =>
      line.caseId === own.id &&
      line.startsAt > ctx.now &&
      (line.state === 'confirmed' || line.state === 'reserved'),
  )
  if (coming.length === 0 && services.length === 0) return null
  return (
    <Card id="visit">
      <h2 className="h3">{coming.length > 0 ? t('mine') : t('title')}</h2>
      {coming.map((line) => (
        <p key={line.id} className="iw">
          <Icon name="calendar-check" />
          <a href={`/${locale}/my/appointments/${line.id}`}>{f.dayAndTime(line.startsAt)}</a>
        </p>
      ))}
      {services.length > 0 && (
        <ul className="stack">
          {services.map((service) => (
            <li key={service.id} className="iw">
              <Icon name="calendar-plus" />
              <a href={`/${locale}/appointments/${service.slug}?case=${own.id}`}>
                <Foreign lang={service.lang}>{service.name}</Foreign>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
