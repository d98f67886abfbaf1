import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { levels } from '@/lib/cefr/cefr'
import { levelHistory } from '@/lib/courses/placement/queries'
import { type Evidence, type Skill, skills } from '@/lib/courses/vocabulary'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { recordTestAction } from '../actions'

type Props = PageProps<'/[locale]/staff/courses/levels/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('level.title') }
}

/** A learner's level: every fact with how it is known and since when, and a test given at the desk. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/courses/levels/${id}`
  const { ctx } = await requirePermission('courses.level.test', { locale, path })
  const history = isId(id) ? await levelHistory(ctx, id) : null
  if (!history) notFound()
  const { done } = await searchParams
  const [t, courses, strings] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    formStrings(),
  ])
  return (
    <StaffPage locale={locale} path={path} section="courses">
      {done === 'saved' && (
        <Banner tone="ok" live>
          <p>{t('saved')}</p>
        </Banner>
      )}
      <h1 dir="auto">{t('level.of', { name: history.person.fullName })}</h1>
      <div className="cols">
        <Panel title={t('level.facts')} count={history.facts.length} colour="ochre">
          {history.facts.length === 0 ? (
            <p className="panel__foot soft">{t('level.none')}</p>
          ) : (
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('level.skill')}</th>
                  <th>{t('column.level')}</th>
                  <th>{t('level.evidence')}</th>
                  <th>{t('level.day')}</th>
                  <th>{t('level.by')}</th>
                </tr>
              </thead>
              <tbody>
                {history.facts.map((fact) => (
                  <tr key={fact.id}>
                    <th scope="row">{courses(`skill.${fact.skill as Skill}`)}</th>
                    <td data-th={t('column.level')}>
                      <b>{fact.level}</b>
                      {fact.note && (
                        <span className="small soft block" dir="auto">
                          {fact.note}
                        </span>
                      )}
                    </td>
                    <td data-th={t('level.evidence')}>{t(`level.evidences.${fact.evidence as Evidence}`)}</td>
                    <td data-th={t('level.day')}>{f.fullDay(fact.factOn)}</td>
                    <td data-th={t('level.by')}>{fact.by ? <bdi>{fact.by}</bdi> : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={t('level.test')} colour="blue">
          <p className="panel__foot">{t('level.testHint')}</p>
          <Form
            action={recordTestAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={<Submit busy={strings.busy}>{t('form.save')}</Submit>}
          >
            <input type="hidden" name="personId" value={history.person.id} />
            <RadioGroup
              name="evidence"
              label={t('level.evidence')}
              defaultValue="tested"
              options={(['tested', 'certified'] as const).map((one) => ({
                value: one,
                label: t(`level.evidences.${one}`),
              }))}
            />
            {skills.map((skill) => (
              <SelectField
                key={skill}
                name={skill}
                label={courses(`skill.${skill}`)}
                empty={t('level.notTested')}
                options={levels.map((level) => ({ value: level, label: level }))}
              />
            ))}
            <DateField
              name="factOn"
              label={t('level.day')}
              defaultValue={dayOf(ctx.now, townZone())}
              max={dayOf(ctx.now, townZone())}
            />
            <TextField name="note" label={t('level.note')} optional />
          </Form>
        </Panel>
      </div>
    </StaffPage>
  )
}
