import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { listGroups } from '@/lib/courses/groups'
import { type GroupKind, groupKinds } from '@/lib/courses/vocabulary'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { makeGroupAction } from './actions'

const path = '/staff/courses/groups'
type Props = PageProps<'/[locale]/staff/courses/groups'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('groups') }
}

/** Closed groups: an employer's people, a school team. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.group.manage', { locale, path })
  const [t, strings, groups] = await Promise.all([
    getTranslations('coursesStaff'),
    formStrings(),
    listGroups(ctx),
  ])
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <h1>{t('groups')}</h1>
      <p className="lead">{t('groupsHint')}</p>
      <div className="cols">
        <Panel title={t('groups')} count={groups.length} colour="ochre">
          {groups.length === 0 ? (
            <Empty title={t('groupsEmpty')}>{t('groupsEmptyText')}</Empty>
          ) : (
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('groupName')}</th>
                  <th>{t('groupKind')}</th>
                  <th className="end">{t('groupPeople')}</th>
                  <th className="end">{t('groupRuns')}</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.id}>
                    <th scope="row">
                      <a href={`/${locale}${path}/${group.id}`}>
                        <bdi>{group.name}</bdi>
                      </a>
                      <span className="small soft block font-normal">
                        {group.closedAt ? t('groupClosed') : t('groupOpen')}
                      </span>
                    </th>
                    <td data-th={t('groupKind')}>{t(`groupKinds.${group.kind as GroupKind}`)}</td>
                    <td data-th={t('groupPeople')} className="end num">
                      {group.members}
                    </td>
                    <td data-th={t('groupRuns')} className="end num">
                      {group.runs}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={t('newGroup')}>
          <Form
            id="group"
            action={makeGroupAction}
            locale={locale}
            path={path}
            idempotencyKey={newId()}
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('newGroup')}</Submit>}
          >
            <TextField name="name" label={t('groupName')} hint={t('groupNameHint')} />
            <SelectField
              name="kind"
              label={t('groupKind')}
              defaultValue="workplace"
              options={groupKinds.map((kind) => ({ value: kind, label: t(`groupKinds.${kind}`) }))}
            />
          </Form>
        </Panel>
      </div>
    </StaffPage>
  )
}
