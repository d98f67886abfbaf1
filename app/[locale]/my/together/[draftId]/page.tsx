import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FamilyFrame } from '@/components/courses/family-frame'
import { daysWords, placeWords, timesWords } from '@/components/courses/words'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Banner } from '@/components/ui/banner'
import { Answers } from '@/components/ui/facts'
import { requirePermission } from '@/lib/access/require'
import { getFamilyDraft } from '@/lib/courses/family/draft'
import { familyRuns, type RunOption } from '@/lib/courses/family/queries'
import { roomForAll } from '@/lib/courses/family/rules'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { confirmFamilyAction } from '../actions'

type Props = PageProps<'/[locale]/my/together/[draftId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('family')
  return { title: t('checkTitle'), robots: { index: false } }
}

/** Step three: everything on one page, then one button for all. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { draftId } = await params
  const path = `/my/together/${draftId}`
  const { ctx, session } = await requirePermission('courses.place.bookTogether', { locale, path })
  const draft = isId(draftId) ? await getFamilyDraft(ctx, draftId) : null
  if (!draft) notFound()
  if (draft.bookingId) redirect(`/${locale}/my/bookings/${draft.bookingId}`)
  const runs = await familyRuns(ctx, locale)
  const find = (id: string | null) => runs.find((one) => one.run.id === id)
  const mine = find(draft.mine)
  const theirs = draft.other ? find(draft.theirs) : undefined
  // A run that is gone meanwhile: choose again.
  if (!mine || (draft.other && !theirs)) redirect(`/${locale}${path}/courses`)
  const [t, courses, strings] = await Promise.all([
    getTranslations('family'),
    getTranslations('courses'),
    formStrings(),
  ])
  const careRun = draft.care === 'mine' ? mine : draft.care === 'theirs' ? theirs : undefined
  const sameRun = theirs && theirs.run.id === mine.run.id
  const fits = roomForAll([
    { pool: mine.run, places: sameRun ? 2 : 1 },
    ...(theirs && !sameRun ? [{ pool: theirs.run, places: 1 }] : []),
    ...(careRun?.run.childcarePlaces
      ? [{ pool: careRun.run.childcarePlaces, places: draft.children.length }]
      : []),
  ])
  const change = (href: string, about: string) => ({
    href: `/${locale}${href}`,
    label: courses('change'),
    about: courses('changeWhat', { what: about }),
  })
  const who = (about: string) => change(`/my/together?draft=${draft.id}`, about)
  const what = (about: string) => change(`${path}/courses`, about)
  const runWords = (one: RunOption) => (
    <>
      <b lang={one.lang === locale ? undefined : one.lang} dir="auto">
        {one.title}
      </b>
      <span className="block">
        {daysWords(f, one.run.weekly)}, <bdi>{timesWords(courses, f, one.run.weekly)}</bdi>
      </span>
      <span className="block">{f.fullDay(one.run.firstLessonAt)}</span>
      <bdi className="block">{placeWords(courses, one.run)}</bdi>
    </>
  )
  return (
    <FamilyFrame locale={locale} path={path} step={2} title={t('checkTitle')} lead={t('checkLead')}>
      {fits ? (
        <Banner tone="ok">
          <p>{t('allFree')}</p>
        </Banner>
      ) : (
        <Banner tone="warn" title={courses('full')}>
          <p>{t('notAll')}</p>
        </Banner>
      )}
      <Form
        action={confirmFamilyAction}
        locale={locale}
        path={path}
        strings={strings}
        submit={<Submit busy={strings.busy}>{fits ? t('bookAll') : t('waitAll')}</Submit>}
      >
        <input type="hidden" name="draftId" value={draft.id} />
        <Answers
          items={[
            {
              label: courses('field.name'),
              value: <bdi>{session.name}</bdi>,
            },
            { label: t('mine'), value: runWords(mine), change: what(t('mine')) },
            {
              label: t('otherShort'),
              value: draft.other ? <bdi>{draft.other.name}</bdi> : t('nobody'),
              change: who(t('otherShort')),
            },
            ...(draft.other && theirs
              ? [
                  {
                    label: t('theirs', { name: draft.other.name }),
                    value: runWords(theirs),
                    change: what(t('theirs', { name: draft.other.name })),
                  },
                ]
              : []),
            {
              label: t('childrenShort'),
              value:
                draft.children.length > 0
                  ? draft.children.map((child) => (
                      <span className="block" key={`${child.name}${child.birthYear}`}>
                        <bdi>{child.name}</bdi> <bdi>{child.birthYear}</bdi>
                      </span>
                    ))
                  : t('nobody'),
              change: who(t('childrenShort')),
            },
            ...(draft.children.length > 0
              ? [
                  {
                    label: courses('filter.childcare'),
                    value:
                      draft.care === 'mine'
                        ? t('careMine')
                        : draft.care === 'theirs' && draft.other
                          ? t('careTheirs', { name: draft.other.name })
                          : t('careNone'),
                    change: what(courses('filter.childcare')),
                  },
                ]
              : []),
          ]}
        />
        <p className="soft small">{courses('agree')}</p>
      </Form>
    </FamilyFrame>
  )
}
