import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { findPersonAction } from '@/app/[locale]/staff/find/actions'
import { OneButton } from '@/components/forms/plain-form'
import { StaffPage } from '@/components/layout/staff-page'
import { FindForm } from '@/components/people/find-form'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { wordsOf } from '@/lib/auth/typed-words'
import { settings } from '@/lib/config/settings'
import { getGroup } from '@/lib/courses/groups'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { searchPeople } from '@/lib/people/search'
import { addToGroupAction, closeGroupAction, takeFromGroupAction } from '../actions'

type Props = PageProps<'/[locale]/staff/courses/groups/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('groups') }
}

/** One group: its invitation, its people, its runs. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/groups/${id}`
  const { ctx } = await requirePermission('courses.group.manage', { locale, path })
  const group = isId(id) ? await getGroup(ctx, id, locale) : null
  if (!group) notFound()
  const query = await searchParams
  const q = wordsOf(query)
  const [t, courses, staff, found] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    q ? searchPeople(ctx, q) : [],
  ])
  const members = new Set(group.members.map((member) => member.personId))
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={q ? new URLSearchParams({ s: String(query.s) }).toString() : undefined}
      section="courses"
    >
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/courses`, label: t('title') },
          { href: `/${locale}/staff/courses/groups`, label: t('groups') },
        ]}
      />
      {query.done === 'added' && (
        <Banner tone="ok" live>
          <p>{t('added')}</p>
        </Banner>
      )}
      <div className="work__top">
        <h1 dir="auto">{group.name}</h1>
        <span className="gap" />
        <OneButton
          id="close"
          action={closeGroupAction}
          locale={locale}
          path={path}
          fields={{ groupId: group.id }}
        >
          {group.closedAt ? t('openGroup') : t('closeGroup')}
        </OneButton>
      </div>
      <div className="cols">
        <Panel title={t('groupPeople')} count={group.members.length} colour="ochre">
          <ul className="panel__foot">
            {group.members.map((member) => (
              <li key={member.personId} className="iw w-full justify-between">
                <span>
                  <a href={`/${locale}/staff/people/${member.personId}`}>
                    <bdi>{member.name}</bdi>
                  </a>
                  <span className="small soft block">
                    {f.fullDay(member.addedAt)}
                    {!member.addedById && `, ${t('byInvitation')}`}
                  </span>
                </span>
                <OneButton
                  id={`out-${member.personId}`}
                  action={takeFromGroupAction}
                  locale={locale}
                  path={path}
                  fields={{ groupId: group.id, personId: member.personId }}
                  about={member.name}
                  small
                >
                  {t('takeFromGroup')}
                </OneButton>
              </li>
            ))}
          </ul>
          <div className="panel__foot">
            <FindForm
              locale={locale}
              path={path}
              action={findPersonAction}
              label={t('bookForFind')}
              button={t('bookForSearch')}
              words={q}
            />
          </div>
          <ul className="panel__foot">
            {found
              .filter((person) => !members.has(person.id))
              .map((person) => (
                <li key={person.id} className="iw w-full justify-between">
                  <bdi>{person.fullName}</bdi>
                  <OneButton
                    id={`in-${person.id}`}
                    action={addToGroupAction}
                    locale={locale}
                    path={path}
                    fields={{ groupId: group.id, personId: person.id }}
                    about={person.fullName}
                    small
                  >
                    {t('addToGroup')}
                  </OneButton>
                </li>
              ))}
          </ul>
        </Panel>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          {!group.closedAt && (
            <Panel title={t('invitation')} colour="blue">
              <p className="panel__foot">{t('invitationHint')}</p>
              <p className="panel__foot">
                <bdi dir="ltr" className="break-all">
                  {`${settings().appUrl}/${locale}/my/groups/${group.code}`}
                </bdi>
              </p>
            </Panel>
          )}
          <Panel title={t('groupRuns')} count={group.runs.length}>
            <ul className="panel__foot">
              {group.runs.map((run) => (
                <li key={run.id}>
                  <a href={`/${locale}/staff/courses/${run.courseId}/runs/${run.id}`}>{run.title}</a>,{' '}
                  {f.fullDay(run.firstLessonAt)}
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </StaffPage>
  )
}
