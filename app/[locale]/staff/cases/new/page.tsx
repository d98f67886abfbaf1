import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmergencyNumbers } from '@/components/cases/emergency-numbers'
import { reachIcons, typeIcon, urgencyIcons } from '@/components/cases/look'
import { NoDanger } from '@/components/cases/no-danger'
import { TypeLine, TypeName } from '@/components/cases/type-name'
import { CheckboxGroup, RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { SearchForm } from '@/components/forms/filter-form'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea, TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PersonLine } from '@/components/ui/people'
import { requirePermission } from '@/lib/access/require'
import { wordsOf } from '@/lib/auth/typed-words'
import { openedHere } from '@/lib/cases/ask-help'
import { listTypeChoices } from '@/lib/cases/type-list'
import { reaches, reachTimes, urgencies } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { isId, newId } from '@/lib/db/ids'
import { localeNames, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { searchPeople } from '@/lib/people/search'
import { viewPerson } from '@/lib/people/staff-queries'
import { dayToDate } from '@/lib/time/time'
import { askForAction, clearDangerAction } from '../actions'

type Props = PageProps<'/[locale]/staff/cases/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.desk')
  return { title: t('title') }
}

/** Asking together at the desk: find the person, ask, and give the number along on paper. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/cases/new'
  const { ctx } = await requirePermission('cases.help.askFor', { locale, path })
  const query = await searchParams
  const q = wordsOf(query)
  const [t, cases, list, strings, types, found, person, opened] = await Promise.all([
    getTranslations('casesStaff.desk'),
    getTranslations('cases'),
    getTranslations('casesStaff.list'),
    formStrings(),
    listTypeChoices(ctx, town.country, 'published'),
    q ? searchPeople(ctx, q) : [],
    isId(query.person) ? viewPerson(ctx, query.person) : null,
    isId(query.opened) ? openedHere(ctx, query.opened) : null,
  ])
  const here = `/${locale}${path}`
  return (
    <StaffPage locale={locale} path={path} section="caseDesk">
      <StaffHead title={opened ? t('opened') : t('title')} lead={opened ? undefined : t('lead')} />
      {opened?.sensitive && (
        <>
          <EmergencyNumbers />
          {opened.alarm === 'red' && <p>{t('danger')}</p>}
          {opened.alarm === 'red' && opened.askedTypeKey && (
            <NoDanger caseId={opened.id} action={clearDangerAction} locale={locale} path={path} desk />
          )}
        </>
      )}
      {opened && (
        <Card kind="table">
          <p>{t('slip')}</p>
          <p className="h2">
            <bdi dir="ltr">{opened.number}</bdi>
          </p>
          <p>{t('answer', { day: f.fullDay(dayToDate(opened.answerBy)) })}</p>
          {opened.visible && (
            <p>
              <LinkButton href={`/${locale}/staff/cases/${opened.id}`}>{t('open')}</LinkButton>
            </p>
          )}
        </Card>
      )}
      {!person && (
        <Card>
          <h2>{t('who')}</h2>
          <SearchForm
            action={`/${locale}/staff/find`}
            method="post"
            hidden={{ to: path }}
            label={t('find')}
            placeholder={t('find')}
            submitLabel={list('find')}
            defaultValue={q}
          />
          {found.map((one) => (
            <PersonLine key={one.id} name={one.fullName} seed={one.id} href={`${here}?person=${one.id}`}>
              {[one.birthYear, one.phone].filter(Boolean).join(' · ')}
            </PersonLine>
          ))}
          <p className="soft">{t('notThere')}</p>
          <p>
            <LinkButton href={`/${locale}/staff/people/new`} variant="quiet" icon="plus">
              {t('add')}
            </LinkButton>
          </p>
        </Card>
      )}
      {person && (
        <Card>
          <PersonLine name={person.fullName} seed={person.id} />
          <Form
            action={askForAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={<Submit busy={strings.busy}>{t('open')}</Submit>}
          >
            <input type="hidden" name="personId" value={person.id} />
            <SelectField
              name="language"
              label={t('language')}
              defaultValue={person.locale}
              options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
            />
            <RadioGroup
              name="topic"
              label={cases('ask.topic')}
              columns={2}
              options={types.map((type) => ({
                value: type.typeKey,
                label: <TypeName type={type} locale={locale} />,
                hint: type.typeWords ? <TypeLine type={type} locale={locale} /> : undefined,
                icon: typeIcon(type.typeKey, type.icon),
              }))}
            />
            <TextArea
              name="question"
              label={cases('ask.question')}
              optional
              rows={4}
              maxLength={limits.text.message}
            />
            <RadioGroup
              name="urgency"
              label={cases('ask.urgency')}
              defaultValue="week"
              options={urgencies.map((key) => ({
                value: key,
                label: cases(`urgency.${key}`),
                icon: urgencyIcons[key],
              }))}
            />
            <RadioGroup
              name="reachBy"
              label={cases('ask.reach')}
              columns={2}
              defaultValue="phone"
              options={reaches.map((way) => ({
                value: way,
                label: cases(`reach.${way}`),
                icon: reachIcons[way],
              }))}
            />
            <CheckboxGroup
              name="reachWhen"
              label={cases('ask.when')}
              optional
              columns={2}
              options={reachTimes.map((time) => ({ value: time, label: cases(`when.${time}`) }))}
            />
            <TextField name="reachNote" label={cases('ask.note')} optional maxLength={300} />
          </Form>
        </Card>
      )}
    </StaffPage>
  )
}
