import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TypeLine, TypeName } from '@/components/cases/type-name'
import { Checkbox, CheckboxGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextArea, TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { listRules, listTypes } from '@/lib/cases/edit-types'
import { authorities, countryOr, factKeys, paperKeys, stageKeys } from '@/lib/cases/vocabulary'
import { sentenceWords } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import { nameTypeAction, saveTypeAction } from '../../actions'
import { TypeWordFields } from '../word-fields'
import { Publish } from './publish'
import { StageConditions } from './stage-conditions'
import { TaskRows } from './task-rows'

type Props = PageProps<'/[locale]/staff/cases/types/[key]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.types')
  return { title: t('title') }
}

/** One type: its papers, tasks, terms; saving makes a new version for new cases. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { key } = await params
  const path = `/staff/cases/types/${key}`
  const { ctx } = await requirePermission('cases.type.view', { locale, path })
  const { country, done } = await searchParams
  const which = countryOr(country, town.country)
  const type = (await listTypes(ctx, which)).find((each) => each.typeKey === key)
  if (!type) notFound()
  const [t, cases, staff, tasks, facts, words, rules, strings] = await Promise.all([
    getTranslations('casesStaff.types'),
    getTranslations('cases'),
    getTranslations('staff'),
    getTranslations('casesStaff.tasks'),
    getTranslations('cases.fact'),
    getTranslations('casesStaff.authority'),
    listRules(ctx, which),
    formStrings(),
  ])
  const { definition } = type
  const mayEdit = can(ctx.actor, 'cases.type.edit')
  const options = paperKeys.map((paper) => ({ value: paper, label: cases(`paper.${paper}`) }))
  const chosen = (required: boolean) =>
    definition.papers.flatMap((paper) => (paper.key && paper.required === required ? [paper.key] : []))
  const own = definition.papers.flatMap((paper) => (paper.words ? [paper.words] : []))
  return (
    <StaffPage locale={locale} path={path} query={`country=${which}`} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={t('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[{ href: `/${locale}/staff/cases/types?country=${which}`, label: t('title') }]}
          />
        }
        title={<TypeName type={type} locale={locale} />}
        lead={`${t('country', { country: which })} · ${t('version', { version: type.version, cases: type.running })}`}
      />
      {(done === '1' ||
        done === 'made' ||
        done === 'named' ||
        done === 'published' ||
        done === 'withdrawn') && (
        <Banner tone="ok" live>
          {t(`done.${done === '1' ? 'saved' : done}`)}
        </Banner>
      )}
      <Card>
        <p>{t(type.publishedAt ? 'publishedText' : 'draftText')}</p>
        {type.typeWords && (
          <p className="soft">
            <TypeLine type={type} locale={locale} />
          </p>
        )}
        {mayEdit && <Publish type={type} country={which} locale={locale} path={path} />}
      </Card>
      <div className="cols">
        <Card>
          {mayEdit ? (
            <Form
              action={saveTypeAction}
              locale={locale}
              path={path}
              strings={strings}
              wide
              submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
            >
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="country" value={which} />
              <input type="hidden" name="version" value={type.version} />
              <CheckboxGroup
                name="papers"
                label={t('papers')}
                columns={2}
                plain
                defaultValues={chosen(true)}
                options={options}
              />
              <CheckboxGroup
                name="optionalPapers"
                label={t('optionalPapers')}
                columns={2}
                plain
                defaultValues={chosen(false)}
                options={options}
              />
              <TextArea
                name="ownPapers"
                label={t('ownPapers')}
                optional
                rows={3}
                defaultValue={own.join('\n')}
              />
              <TaskRows tasks={definition.tasks} />
              <CheckboxGroup
                name="stages"
                label={t('stages')}
                hint={t('stagesHint')}
                columns={2}
                plain
                defaultValues={definition.stages}
                options={stageKeys.map((stage) => ({ value: stage, label: cases(`stage.${stage}`) }))}
              />
              <CheckboxGroup
                name="facts"
                label={t('facts')}
                hint={t('factsHint')}
                columns={2}
                plain
                defaultValues={definition.facts}
                options={factKeys.map((fact) => ({ value: fact, label: facts(`key.${fact}`) }))}
              />
              <StageConditions definition={definition} />
              <CheckboxGroup
                name="rules"
                label={t('rules')}
                optional
                plain
                defaultValues={definition.rules}
                options={rules.map((rule) => ({
                  value: rule.key,
                  label: `${rule.key}: ${sentenceWords(cases, rule.shape, locale)}`,
                }))}
              />
              <SelectField
                name="authority"
                label={t('authority')}
                hint={t('authorityHint')}
                defaultValue={definition.authority}
                options={authorities.map((value) => ({ value, label: words(value) }))}
              />
              <NumberField
                name="answerWorkingDays"
                label={t('answer')}
                defaultValue={definition.answerWorkingDays}
              />
              <Checkbox name="fourEyes" label={t('fourEyes')} defaultChecked={definition.fourEyes} />
              {key !== 'safety' && (
                <Checkbox
                  name="sensitive"
                  label={t('sensitive')}
                  hint={t('sensitiveHint')}
                  defaultChecked={definition.sensitive}
                />
              )}
              <TextField name="note" label={t('note')} maxLength={limits.text.reason} />
            </Form>
          ) : (
            <ul className="ticks">
              {definition.papers.map((paper) => (
                <li key={paper.key ?? paper.words}>
                  {paper.key ? cases(`paper.${paper.key}`) : paper.words}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
          {mayEdit && type.typeWords && (
            <Card id="words">
              <h2>{t('words')}</h2>
              <Form
                id="name"
                action={nameTypeAction}
                locale={locale}
                path={path}
                strings={strings}
                submit={<Submit busy={strings.busy}>{t('saveWords')}</Submit>}
              >
                <input type="hidden" name="key" value={key} />
                <input type="hidden" name="country" value={which} />
                <TypeWordFields words={type.typeWords} icon={type.icon} />
              </Form>
            </Card>
          )}
          <Card>
            <h2>{t('tasks')}</h2>
            <ul className="ticks">
              {definition.tasks.map((task) => (
                <li key={task.key ?? task.words}>
                  {task.key ? cases(`task.${task.key}`) : task.words} · {tasks(`doer.${task.who}`)}
                </li>
              ))}
            </ul>
          </Card>
          <Card>
            <h2>{t('rules')}</h2>
            <ul className="ticks">
              {definition.rules.map((rule) => (
                <li key={rule}>
                  <a href={`/${locale}/staff/cases/rules/${rule}`}>{rule}</a>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </StaffPage>
  )
}
