import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { MyPage } from '@/components/layout/my-page'
import { WeekField } from '@/components/pairs/week-field'
import { listWords, pictograms, roleWords, weekWords } from '@/components/pairs/words'
import { LinkButton } from '@/components/ui/button'
import { Answers } from '@/components/ui/facts'
import { requirePermission } from '@/lib/access/require'
import { askableRoles, type OwnRequest, ownRequests } from '@/lib/ambassadors/matching/request'
import {
  helps,
  interests,
  type RequestStep,
  requestSteps,
  stages,
  wishes,
} from '@/lib/ambassadors/matching/vocabulary'
import { pageLocale } from '@/lib/i18n/page'
import { answerRequestAction } from '../actions'

type Props = PageProps<'/[locale]/my/buddy/[step]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pairs')
  return { title: t('buddyTitle') }
}

/** One question a page, in pictures and words. What was answered is kept; each step has an address of its own. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { step: named } = await params
  const step = requestSteps.find((name) => name === named)
  if (!step) notFound()
  const path = `/my/buddy/${step}`
  const { ctx } = await requirePermission('ambassadors.request.answer', { locale, path })
  const [t, strings, requests, query] = await Promise.all([
    getTranslations('pairs'),
    formStrings(),
    ownRequests(ctx),
    searchParams,
  ])
  const asked = typeof query.request === 'string' ? query.request : undefined
  const request =
    requests.find(({ id, state }) => id === asked && state !== 'paired') ??
    requests.find(({ state }) => state === 'draft')
  if (step !== 'role' && !request) redirect(`/${locale}/my/buddy`)
  const { busy, ...words } = strings
  const number = requestSteps.indexOf(step) + 1
  const before = requestSteps[number - 2]
  const suffix = request && request.state !== 'draft' ? `?request=${request.id}` : ''
  return (
    <MyPage
      locale={locale}
      path={path}
      query={asked ? new URLSearchParams({ request: asked }).toString() : undefined}
      tab="overview"
      title={t(`q.${step}`)}
      lead={t('step', { number, total: requestSteps.length })}
    >
      <Form
        action={answerRequestAction}
        locale={locale}
        path={path}
        strings={words}
        className="form form--wide pictures"
        submit={
          <>
            <Submit busy={busy} iconEnd="arrow-right">
              {step === 'check' ? t('send') : t('next')}
            </Submit>
            {before && (
              <LinkButton href={`/${locale}/my/buddy/${before}${suffix}`} variant="quiet">
                {t('back')}
              </LinkButton>
            )}
          </>
        }
      >
        <input type="hidden" name="step" value={step} />
        {step !== 'role' && request && <input type="hidden" name="requestId" value={request.id} />}
        <Question
          step={step}
          request={request}
          t={t}
          f={f}
          locale={locale}
          roles={step === 'role' ? await askableRoles(ctx) : []}
        />
      </Form>
    </MyPage>
  )
}

type QuestionProps = {
  step: RequestStep
  request: OwnRequest | undefined
  t: Awaited<ReturnType<typeof getTranslations<'pairs'>>>
  f: Awaited<ReturnType<typeof pageLocale>>['f']
  locale: string
  roles: Awaited<ReturnType<typeof askableRoles>>
}

function Question({ step, request, t, f, locale, roles }: QuestionProps) {
  const profile = request?.profile
  const options = (codes: readonly string[], list: 'help' | 'interest' | 'stage' | 'wish') =>
    codes.map((value) => ({ value, label: t(`${list}.${value}` as never), icon: pictograms[value] }))
  switch (step) {
    case 'role':
      return (
        <>
          <RadioGroup
            name="roleKey"
            label={t('q.role')}
            columns={2}
            defaultValue={request?.roleKey}
            options={roles.map(({ key }) => ({
              value: key,
              label: roleWords(t, key),
              icon: pictograms[key] ?? 'handshake',
            }))}
          />
          <div className="tiles">
            <Checkbox
              name="together"
              label={t('together')}
              hint={t('togetherHint')}
              defaultChecked={request?.together}
              tile
            />
          </div>
        </>
      )
    case 'help':
      return (
        <CheckboxGroup
          name="asks"
          label={t('q.help')}
          hint={t('hint.many')}
          columns={2}
          defaultValues={request?.asks}
          options={options(helps, 'help')}
        />
      )
    case 'interests':
      return (
        <>
          <CheckboxGroup
            name="interests"
            label={t('q.interests')}
            hint={t('hint.many')}
            columns={2}
            defaultValues={profile?.interests}
            options={options(interests, 'interest')}
          />
          <CheckboxGroup
            name="stages"
            label={t('stages')}
            columns={2}
            defaultValues={profile?.stages}
            options={options(stages, 'stage')}
          />
        </>
      )
    case 'times':
      return <WeekField t={t} f={f} chosen={profile?.availability ?? 0} />
    case 'wishes':
      return (
        <>
          <CheckboxGroup
            name="needs"
            label={t('q.wishes')}
            hint={t('hint.wishes')}
            columns={2}
            defaultValues={profile?.needs}
            options={options(wishes, 'wish')}
          />
          <div className="tiles">
            <Checkbox
              name="withoutLanguage"
              label={t('withoutLanguage')}
              hint={t('withoutLanguageHint')}
              defaultChecked={profile?.withoutLanguage}
              tile
            />
          </div>
        </>
      )
    case 'check': {
      const row = (at: RequestStep, value: string) => ({
        label: t(`q.${at}`),
        value: value || t('nothing'),
        change: {
          href: `/${locale}/my/buddy/${at}${request && request.state !== 'draft' ? `?request=${request.id}` : ''}`,
          label: t('change'),
          about: t('changeAbout', { what: t(`q.${at}`) }),
        },
      })
      return (
        <>
          <Answers
            items={[
              row('role', request ? roleWords(t, request.roleKey) : ''),
              row('help', listWords(t, f, request?.asks ?? [])),
              row('interests', listWords(t, f, [...(profile?.interests ?? []), ...(profile?.stages ?? [])])),
              row('times', weekWords(t, f, profile?.availability ?? 0, 21)),
              row(
                'wishes',
                f.list([
                  ...(listWords(t, f, profile?.needs ?? []) ? [listWords(t, f, profile?.needs ?? [])] : []),
                  ...(profile?.withoutLanguage ? [t('withoutLanguage')] : []),
                ]),
              ),
            ]}
          />
          <p className="soft">{t('hint.languages')}</p>
        </>
      )
    }
  }
}
