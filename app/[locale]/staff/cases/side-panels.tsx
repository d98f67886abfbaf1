import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import type { SavedView } from '@/lib/cases/saved-views'
import { limits } from '@/lib/config/limits'
import type { Locale } from '@/lib/i18n/locales'
import { dropViewAction, handOverCasesAction, saveViewAction } from './actions'

type Place = { locale: Locale; path: string }

/** Lists that were kept: one's own and the team's; and keeping this one. */
export async function ViewsPanel({
  locale,
  path,
  views,
  teams,
  query,
}: Place & { views: readonly SavedView[]; teams: readonly { id: string; name: string }[]; query: string }) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.views'), formStrings()])
  return (
    <div className="panel__foot stack">
      {views.length === 0 && <p className="soft">{t('none')}</p>}
      <ul>
        {views.map((view) => (
          <li className="task task--plain" key={view.id}>
            <div>
              <a className="hit strong" href={`/${locale}/staff/cases${view.query ? `?${view.query}` : ''}`}>
                {view.name}
              </a>
              {view.team && <p className="soft small">{view.team}</p>}
            </div>
            {view.own && (
              <OneButton
                id={`drop-${view.id}`}
                action={dropViewAction}
                locale={locale}
                path={path}
                fields={{ viewId: view.id }}
                about={t('dropAbout', { name: view.name })}
                variant="bare"
                small
              >
                {t('drop')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      <Form
        id="save-view"
        action={saveViewAction}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} variant="quiet" small>
            {t('save')}
          </Submit>
        }
      >
        <input type="hidden" name="query" value={query} />
        <TextField name="name" label={t('name')} maxLength={limits.text.name} />
        <SelectField
          name="teamId"
          label={t('for')}
          empty={t('me')}
          options={teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      </Form>
    </div>
  )
}

/** An absent colleague's cases to another, or back on the table, in one step. */
export async function HandOverPanel({
  locale,
  path,
  people,
}: Place & { people: readonly { id: string; name: string }[] }) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.handOver'), formStrings()])
  const options = [...new Map(people.map((person) => [person.id, person])).values()].map((person) => ({
    value: person.id,
    label: person.name,
  }))
  return (
    <div className="panel__foot stack">
      <p className="soft">{t('text')}</p>
      <Form
        id="hand-over"
        action={handOverCasesAction}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} variant="quiet" small>
            {t('do')}
          </Submit>
        }
      >
        <SelectField name="fromId" label={t('from')} options={options} />
        <SelectField name="toId" label={t('to')} empty={t('table')} options={options} />
      </Form>
    </div>
  )
}
