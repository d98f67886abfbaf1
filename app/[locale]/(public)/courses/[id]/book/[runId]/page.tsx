import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BookingFrame } from '@/components/courses/booking-frame'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { Banner } from '@/components/ui/banner'
import { currentContext, currentSession } from '@/lib/auth/current'
import { limits } from '@/lib/config/limits'
import { getCourse, getDraft } from '@/lib/courses/queries'
import { roomOf } from '@/lib/courses/rules'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { startBookingAction } from './actions'

type Props = PageProps<'/[locale]/courses/[id]/book/[runId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('courses')
  return { title: t('steps.whoTitle'), robots: { index: false } }
}

/** Step one: who is coming. Somebody who is signed in is only asked to go on. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, runId } = await params
  const ctx = await currentContext()
  const course = isId(id) ? await getCourse(ctx, id, locale) : null
  const run = course?.runs.find((candidate) => candidate.id === runId)
  if (!course || !run) notFound()
  const [t, strings, session] = await Promise.all([
    getTranslations('courses'),
    formStrings(),
    currentSession(),
  ])
  const { draft: draftId } = await searchParams
  const draft = isId(draftId) ? await getDraft(ctx, draftId) : null
  const path = `/courses/${course.id}/book/${run.id}`
  const full = roomOf(run).kind === 'full'
  return (
    <BookingFrame
      locale={locale}
      f={f}
      path={path}
      course={course}
      run={run}
      step={0}
      title={t('steps.whoTitle')}
    >
      {full && (
        <Banner tone="warn" title={t('full')}>
          <p>{t('fullText', { number: run.waiting + 1 })}</p>
        </Banner>
      )}
      <Form
        action={startBookingAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={<Submit busy={strings.busy}>{t('next')}</Submit>}
      >
        <input type="hidden" name="runId" value={run.id} />
        {session ? (
          <p className="lead">{t('signedInAs', { name: session.name })}</p>
        ) : (
          <>
            <p>{t('noAccountLong')}</p>
            <TextField
              name="fullName"
              label={t('field.name')}
              hint={t('field.nameHint')}
              autoComplete="name"
              defaultValue={draft?.fullName ?? undefined}
            />
            <TextField
              name="email"
              type="email"
              label={t('field.email')}
              hint={t('field.emailHint')}
              autoComplete="email"
              inputMode="email"
              defaultValue={draft?.email ?? undefined}
            />
            <TextField
              name="phone"
              type="tel"
              label={t('field.phone')}
              hint={t('field.phoneHint')}
              optional
              short
              autoComplete="tel"
              inputMode="tel"
              defaultValue={draft?.phone ?? undefined}
            />
            <p className="soft small">{t('limits', { most: limits.booking.activeCourses })}</p>
            <p className="small">
              {t('noEmail')} <a href={`/${locale}/help`}>{t('noEmailLink')}</a>
            </p>
          </>
        )}
      </Form>
    </BookingFrame>
  )
}
