import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FamilyFrame } from '@/components/courses/family-frame'
import { runLine } from '@/components/courses/words'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { getFamilyDraft } from '@/lib/courses/family/draft'
import { familyRuns } from '@/lib/courses/family/queries'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { familyWhatAction } from '../../actions'

type Props = PageProps<'/[locale]/my/together/[draftId]/courses'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('family')
  return { title: t('whatTitle'), robots: { index: false } }
}

/** Step two: which run each takes, and where the children are meanwhile. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { draftId } = await params
  const path = `/my/together/${draftId}/courses`
  const { ctx } = await requirePermission('courses.place.bookTogether', { locale, path })
  const draft = isId(draftId) ? await getFamilyDraft(ctx, draftId) : null
  if (!draft) notFound()
  if (draft.bookingId) redirect(`/${locale}/my/bookings/${draft.bookingId}`)
  const [t, courses, strings, runs] = await Promise.all([
    getTranslations('family'),
    getTranslations('courses'),
    formStrings(),
    familyRuns(ctx, locale),
  ])
  const options = runs.map((one) => ({ value: one.run.id, label: runLine(courses, f, one) }))
  const withCare = runs.filter((one) => one.run.childcarePlaces)
  return (
    <FamilyFrame locale={locale} path={path} step={1} title={t('whatTitle')}>
      {options.length === 0 ? (
        <Empty title={courses('list.emptyTitle')}>{courses('noRunsText')}</Empty>
      ) : (
        <Form
          action={familyWhatAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <>
              <Submit busy={strings.busy}>{t('next')}</Submit>
              <a className="btn btn--bare" href={`/${locale}/my/together?draft=${draft.id}`}>
                {t('back')}
              </a>
            </>
          }
        >
          <input type="hidden" name="draftId" value={draft.id} />
          <SelectField
            name="mine"
            label={t('mine')}
            empty={t('choose')}
            options={options}
            defaultValue={draft.mine ?? undefined}
          />
          {draft.other && (
            <SelectField
              name="theirs"
              label={t('theirs', { name: draft.other.name })}
              empty={t('choose')}
              options={options}
              defaultValue={draft.theirs ?? undefined}
            />
          )}
          {draft.children.length > 0 && (
            <>
              <RadioGroup
                name="care"
                label={t('care', { names: f.list(draft.children.map((child) => child.name)) })}
                defaultValue={draft.care}
                options={[
                  { value: 'mine', label: t('careMine'), icon: 'baby' },
                  ...(draft.other
                    ? [
                        {
                          value: 'theirs',
                          label: t('careTheirs', { name: draft.other.name }),
                          icon: 'baby' as const,
                        },
                      ]
                    : []),
                  { value: 'none', label: t('careNone'), icon: 'house' },
                ]}
              />
              <details className="data">
                <summary>{t('careWhere')}</summary>
                <ul className="stack">
                  {withCare.map((one) => (
                    <li key={one.run.id} dir="auto">
                      {runLine(courses, f, one)}
                    </li>
                  ))}
                </ul>
              </details>
            </>
          )}
        </Form>
      )}
    </FamilyFrame>
  )
}
