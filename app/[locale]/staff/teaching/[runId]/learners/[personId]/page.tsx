import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { getLearner } from '@/lib/teaching/queries'
import { skills, steps } from '@/lib/teaching/vocabulary'
import { recordProgressAction, writeNoteAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/teaching/[runId]/learners/[personId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('group') }
}

/** One learner of my group: how often they were there, how far they are, what helps them. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { runId, personId } = await params
  const path = `/staff/teaching/${runId}/learners/${personId}`
  const { ctx } = await requirePermission('teaching.group.view', { locale, path })
  const learner = isId(runId) && isId(personId) ? await getLearner(ctx, { runId, personId }, locale) : null
  if (!learner) notFound()
  const [t, words, courses, staff, strings, query] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('teaching'),
    getTranslations('courses'),
    getTranslations('staff'),
    formStrings(),
    searchParams,
  ])
  const ids = (
    <>
      <input type="hidden" name="runId" value={runId} />
      <input type="hidden" name="personId" value={personId} />
    </>
  )
  return (
    <StaffPage locale={locale} path={path} section="teaching">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/teaching`, label: t('title') },
          { href: `/${locale}/staff/teaching/${runId}`, label: learner.title },
        ]}
      />
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          {t('learner.done')}
        </Banner>
      )}
      <h1>
        <bdi>{learner.name}</bdi>
      </h1>
      <div className="cols">
        <div className="stack">
          <Panel title={t('learner.notes')} count={learner.notes.length} colour="ochre">
            <Form
              id="note"
              action={writeNoteAction}
              locale={locale}
              path={path}
              idempotencyKey={newId()}
              strings={strings}
              submit={<Submit busy={strings.busy}>{t('learner.writeNote')}</Submit>}
            >
              {ids}
              <TextArea name="text" label={t('learner.note')} hint={t('learner.noteHint')} rows={4} />
            </Form>
            {learner.notes.length === 0 ? (
              <p className="soft pt-3">{t('learner.noNotes')}</p>
            ) : (
              <ul className="pt-3">
                {learner.notes.map((note) => (
                  <li key={note.id} className="pt-3">
                    <p className="lines" dir="auto">
                      {note.text}
                    </p>
                    <p className="soft small">
                      {f.fullDay(note.createdAt)} · <bdi>{note.author ?? '—'}</bdi>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={t('learner.progress')} colour="green">
            <Form
              id="progress"
              action={recordProgressAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={
                <Submit busy={strings.busy} variant="quiet">
                  {t('learner.saveProgress')}
                </Submit>
              }
            >
              {ids}
              {skills.map((skill) => (
                <SelectField
                  key={skill}
                  name={skill}
                  label={t(`skill.${skill}`)}
                  empty={t('step.unknown')}
                  defaultValue={learner.progress[skill]?.step}
                  hint={learner.progress[skill] ? f.fullDay(learner.progress[skill].seenAt) : undefined}
                  options={steps.map((step) => ({ value: step, label: t(`step.${step}`) }))}
                />
              ))}
            </Form>
          </Panel>
        </div>
        <Panel
          title={t('attendance')}
          count={`${learner.attended.there} / ${learner.attended.held}`}
          colour="blue"
        >
          {learner.days.length === 0 ? (
            <p className="soft">{t('notYet')}</p>
          ) : (
            <ul>
              {learner.days.map((day) => (
                <li key={day.lessonId} className="pt-1">
                  {f.day(day.startsAt)}: <span className="strong">{words(`mark.${day.mark}`)}</span>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </StaffPage>
  )
}
