import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { UnsentSheets } from '@/components/teaching/unsent-sheets'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { IconWords } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import { Foreign } from '@/components/ui/text'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { myGroups } from '@/lib/teaching/queries'
import { openBeforeMinutes } from '@/lib/teaching/rules'
import { minutes, shift } from '@/lib/time/time'

type Props = PageProps<'/[locale]/staff/teaching'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('title') }
}

/** My groups: the lesson that is now or next on top, what is still to be filled in beside it. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/teaching'
  const { ctx, session } = await requirePermission('teaching.group.view', { locale, path })
  const [t, groups] = await Promise.all([getTranslations('teachingStaff'), myGroups(ctx, locale)])
  const now = (startsAt: Date) => shift(startsAt, -minutes(openBeforeMinutes)) <= ctx.now
  return (
    <StaffPage locale={locale} path={path} section="teaching">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      {can(ctx.actor, 'teaching.certificate.issue') && (
        <p>
          <a href={`/${locale}${path}/renewals`}>{t('renewals.title')}</a>
        </p>
      )}
      {can(ctx.actor, 'teaching.rule.edit') && (
        <p>
          <a href={`/${locale}${path}/rules`}>{t('rules.title')}</a>
        </p>
      )}
      <UnsentSheets owner={session.personId} words={{ unsent: t('sheet.unsent'), open: t('record') }} />
      {groups.length === 0 ? (
        <Empty title={t('empty')}>{t('emptyText')}</Empty>
      ) : (
        <ul className="stack">
          {groups.map((group) => {
            const base = `/${locale}/staff/teaching/${group.runId}`
            const due = group.next && now(group.next.startsAt) ? group.next : group.missing.at(-1)
            return (
              <li key={group.runId}>
                <Card as="article" gap={3}>
                  <h2 className="h3">
                    <a href={base}>
                      <Foreign lang={group.lang}>{group.title}</Foreign>
                    </a>
                  </h2>
                  <p className="meta">
                    <IconWords icon="calendar-blank">
                      {group.next
                        ? t('nextLesson', {
                            day: f.day(group.next.startsAt),
                            time: f.time(group.next.startsAt),
                          })
                        : t('noLesson')}
                    </IconWords>
                    <IconWords icon="users">{t('learners', { count: group.learners })}</IconWords>
                    {group.place && (
                      <IconWords icon="map-pin">
                        <bdi>{group.place}</bdi>
                      </IconWords>
                    )}
                  </p>
                  {group.substitute && <Status icon="handshake">{t('standIn')}</Status>}
                  {group.missing.length > 0 && (
                    <Status phase="late" tone="warn">
                      {t('missing', { count: group.missing.length })}
                    </Status>
                  )}
                  <p className="row">
                    {due && (
                      <LinkButton href={`${base}/lessons/${due.id}`} icon="list-checks">
                        {t('record')}
                      </LinkButton>
                    )}
                    <LinkButton href={base} variant="quiet">
                      {t('openGroup')}
                    </LinkButton>
                  </p>
                </Card>
              </li>
            )
          })}
        </ul>
      )}
    </StaffPage>
  )
}
