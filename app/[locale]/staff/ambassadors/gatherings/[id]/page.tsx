import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GatheringForm } from '@/components/ambassadors/gathering-form'
import { GuestTable } from '@/components/ambassadors/guest-table'
import { LetterReach } from '@/components/ambassadors/letter-reach'
import { OneButton } from '@/components/forms/plain-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { answers } from '@/lib/ambassadors/gatherings/rules'
import { getGathering } from '@/lib/ambassadors/gatherings/staff-queries'
import { listRoles } from '@/lib/ambassadors/roles'
import { isOneOf } from '@/lib/ambassadors/vocabulary'
import { recordView } from '@/lib/audit/views'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { neighbourhoodChoices } from '@/lib/people/profile/queries'
import {
  answerForGuestAction,
  cancelGatheringAction,
  inviteGuestsAction,
  saveGatheringAction,
} from '../actions'

type Props = PageProps<'/[locale]/staff/ambassadors/gatherings/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff.gatherings')
  return { title: t('title') }
}

/** One gathering: whom it is for, who comes, and the buttons that invite and call off. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/ambassadors/gatherings/${id}`
  const { ctx } = await requirePermission('ambassadors.gathering.manage', { locale, path })
  const query = await searchParams
  const answer = isOneOf(answers, query.answer) ? query.answer : undefined
  const page = Math.max(1, Number.parseInt(String(query.page ?? '1'), 10) || 1)
  const [t, a, gathering, roles, neighbourhoods] = await Promise.all([
    getTranslations('ambassadorsStaff.gatherings'),
    getTranslations('ambassadorsStaff'),
    getGathering(ctx, id, { answer, page }),
    listRoles(ctx, locale, true),
    neighbourhoodChoices(ctx),
  ])
  if (!gathering) notFound()
  await recordView(
    ctx,
    'ambassadors.ambassador.viewed',
    gathering.guests.map((guest) => guest.personId),
  )
  const open = !gathering.cancelled && !gathering.over
  const counts = [
    t('places', { taken: f.number(gathering.taken), capacity: f.number(gathering.capacity) }),
    ...(gathering.waiting > 0 ? [t('waiting', { count: f.number(gathering.waiting) })] : []),
    t('invited', { count: gathering.invited }),
  ]
  const pageOf = (one: number) =>
    `/${locale}${path}?${new URLSearchParams({ ...(answer && { answer }), page: String(one) })}#guests`
  const chosen = answer ? `?answer=${answer}` : ''
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={new URLSearchParams({
        ...(answer && { answer }),
        ...(page > 1 && { page: String(page) }),
      }).toString()}
      section="ambassadors"
    >
      <StaffHead
        title={<bdi lang="nl">{gathering.texts.nl?.subject}</bdi>}
        lead={`${f.fullDayAndTime(gathering.startsAt)} · ${gathering.place}`}
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors/gatherings`}>{t('title')}</a>
          </p>
        }
      />
      {query.done && (
        <Banner tone="ok" live>
          <p>{t(query.done === 'saved' ? 'saved' : 'done')}</p>
        </Banner>
      )}
      {gathering.cancelled && (
        <Banner tone="late">
          <p>{t('cancelled')}</p>
        </Banner>
      )}
      <Panel title={t('guests')} count={gathering.invited} colour="ochre">
        <div className="panel__body stack" id="guests">
          <p>{counts.join(' · ')}</p>
          <form method="get" action={`/${locale}${path}#guests`} className="form__row no-print">
            <div className="f">
              <label htmlFor="answer">{t('answer')}</label>
              <select className="input" id="answer" name="answer" defaultValue={answer ?? ''}>
                <option value="">{a('all')}</option>
                {answers.map((one) => (
                  <option key={one} value={one}>
                    {`${t(`answers.${one}`)} (${f.number(gathering.counts[one])})`}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit" className="btn btn--s">
              {a('filter')}
            </button>
          </form>
          <GuestTable
            locale={locale}
            path={path}
            f={f}
            gathering={gathering}
            answer={open ? answerForGuestAction : undefined}
          />
          {gathering.pages > 1 && (
            <nav className="row no-print" aria-label={a('pages')}>
              {page > 1 && (
                <LinkButton small variant="quiet" href={pageOf(page - 1)}>
                  {a('previous')}
                </LinkButton>
              )}
              {page < gathering.pages && (
                <LinkButton small variant="quiet" href={pageOf(page + 1)}>
                  {a('next')}
                </LinkButton>
              )}
            </nav>
          )}
          {gathering.guests.length > 0 && (
            <p className="row no-print">
              <LinkButton
                small
                variant="quiet"
                icon="file-csv"
                href={`/${locale}${path}/guests.csv${chosen}`}
              >
                {a('csv')}
              </LinkButton>
              <LinkButton
                small
                variant="quiet"
                icon="file-xls"
                href={`/${locale}${path}/guests.xlsx${chosen}`}
              >
                {a('xlsx')}
              </LinkButton>
            </p>
          )}
        </div>
      </Panel>
      {open && (
        <div className="cols no-print">
          <Panel title={t('invite')} count={gathering.reach.total} colour="rose">
            <div className="panel__body stack">
              <LetterReach letter={{ reach: gathering.reach, texts: gathering.texts }} f={f} />
              <OneButton
                id="invite"
                action={inviteGuestsAction}
                locale={locale}
                path={path}
                fields={{ gatheringId: gathering.id }}
                variant={gathering.invitedAt ? 'quiet' : 'fill'}
              >
                {t(gathering.invitedAt ? 'inviteAgain' : 'invite')}
              </OneButton>
              <p className="soft">{t('cancelHint')}</p>
              <OneButton
                id="cancel"
                action={cancelGatheringAction}
                locale={locale}
                path={path}
                fields={{ gatheringId: gathering.id }}
                variant="late"
                small
              >
                {t('cancel')}
              </OneButton>
            </div>
          </Panel>
          <Panel title={t('edit')}>
            <div className="panel__body">
              <GatheringForm
                locale={locale}
                path={path}
                f={f}
                action={saveGatheringAction}
                roles={roles}
                neighbourhoods={neighbourhoods}
                gathering={gathering}
                idempotencyKey={newId()}
              />
            </div>
          </Panel>
        </div>
      )}
    </StaffPage>
  )
}
