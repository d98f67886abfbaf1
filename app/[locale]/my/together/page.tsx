import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FamilyFrame } from '@/components/courses/family-frame'
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextField } from '@/components/forms/text-fields'
import { requirePermission } from '@/lib/access/require'
import { limits } from '@/lib/config/limits'
import { getFamilyDraft } from '@/lib/courses/family/draft'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { profileOf } from '@/lib/people/profile/queries'
import { familyWhoAction } from './actions'

const path = '/my/together'
type Props = PageProps<'/[locale]/my/together'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('family')
  return { title: t('title'), robots: { index: false } }
}

/** Step one: who comes. The household is offered, so that nobody is typed twice. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const runId = isId(query.run) ? query.run : null
  const { ctx, session } = await requirePermission('courses.place.bookTogether', {
    locale,
    path: runId ? `${path}?run=${runId}` : path,
  })
  const [t, strings, profile, draft] = await Promise.all([
    getTranslations('family'),
    formStrings(),
    profileOf(ctx, session.personId),
    isId(query.draft) ? getFamilyDraft(ctx, query.draft) : null,
  ])
  const named = (profile?.household ?? []).filter((member) => member.name)
  const grown = named.filter((member) => !member.child)
  const children = named.filter((member) => member.child && member.birthYear)
  const knownOther = grown.find((member) => member.name === draft?.other?.name)
  const isKnown = (child: { name: string; birthYear: number }) =>
    children.some((member) => member.name === child.name && member.birthYear === child.birthYear)
  const typed = (draft?.children ?? []).filter((child) => !isKnown(child))
  const lines = Math.max(1, limits.booking.children - Math.min(children.length, limits.booking.children - 1))
  return (
    <FamilyFrame locale={locale} path={path} step={0} title={t('title')} lead={t('lead')}>
      <Form
        action={familyWhoAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={<Submit busy={strings.busy}>{t('next')}</Submit>}
      >
        {draft && <input type="hidden" name="draftId" value={draft.id} />}
        {runId && <input type="hidden" name="runId" value={runId} />}
        <p className="lead">{t('meToo', { name: session.name })}</p>
        <RadioGroup
          name="other"
          label={t('other')}
          defaultValue={draft?.other ? (knownOther?.id ?? 'new') : ''}
          options={[
            { value: '', label: t('otherNobody'), icon: 'user-circle' },
            ...grown.map((member) => ({
              value: member.id,
              label: <bdi>{member.name}</bdi>,
              icon: 'users' as const,
            })),
            { value: 'new', label: t('otherNew'), icon: 'users' },
          ]}
        />
        <TextField
          name="otherName"
          label={t('otherName')}
          hint={t('otherNameHint')}
          optional
          defaultValue={draft?.other && !knownOther ? draft.other.name : undefined}
        />
        {children.length > 0 && (
          <CheckboxGroup
            name="members"
            label={t('children')}
            options={children.map((member) => ({
              value: member.id,
              label: (
                <>
                  <bdi>{member.name}</bdi> <bdi className="soft">{member.birthYear}</bdi>
                </>
              ),
              icon: 'baby',
            }))}
            defaultValues={children
              .filter((member) =>
                draft?.children.some(
                  (child) => child.name === member.name && child.birthYear === member.birthYear,
                ),
              )
              .map((member) => member.id)}
          />
        )}
        <fieldset className="f">
          <legend>{children.length > 0 ? t('moreChildren') : t('children')}</legend>
          <p className="f__hint">{t('childrenHint')}</p>
          {Array.from({ length: Math.max(lines, typed.length) }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its position
            <div className="form__row" key={n}>
              <TextField
                name={`children[${n}].name`}
                label={t('childName', { number: n + 1 })}
                optional
                defaultValue={typed[n]?.name}
              />
              <NumberField
                name={`children[${n}].birthYear`}
                label={t('childYear')}
                optional
                defaultValue={typed[n]?.birthYear}
              />
            </div>
          ))}
        </fieldset>
      </Form>
    </FamilyFrame>
  )
}
