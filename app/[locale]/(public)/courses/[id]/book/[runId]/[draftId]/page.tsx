import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BookingFrame } from '@/components/courses/booking-frame'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { CodeField } from '@/components/forms/text-fields'
import { Banner } from '@/components/ui/banner'
import { Answers } from '@/components/ui/facts'
import { currentContext, currentSession } from '@/lib/auth/current'
import { limits } from '@/lib/config/limits'
import { getCourse, getDraft } from '@/lib/courses/queries'
import { roomOf } from '@/lib/courses/rules'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { confirmBookingAction, resendCodeAction } from '../actions'

type Props = PageProps<'/[locale]/courses/[id]/book/[runId]/[draftId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('courses')
  return { title: t('steps.checkTitle'), robots: { index: false } }
}

/** Step two: check your answers, show with the code that the address is yours, and book. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, runId, draftId } = await params
  const ctx = await currentContext()
  const [draft, course, session] = await Promise.all([
    isId(draftId) ? getDraft(ctx, draftId) : null,
    isId(id) ? getCourse(ctx, id, locale) : null,
    currentSession(),
  ])
  if (!draft || draft.runId !== runId) notFound()
  if (draft.bookingId)
    redirect(session ? `/${locale}/my/bookings/${draft.bookingId}` : `/${locale}/courses/${id}`)
  const run = course?.runs.find((candidate) => candidate.id === runId)
  if (!course || !run) notFound()
  // Begun signed in, but no longer: begin again.
  const back = `/courses/${course.id}/book/${run.id}`
  if (!session && !draft.email) redirect(`/${locale}${back}`)
  const [t, strings] = await Promise.all([getTranslations('courses'), formStrings()])
  const path = `${back}/${draft.id}`
  const room = roomOf(run)
  const change = (about: string) => ({
    href: `/${locale}${back}?draft=${draft.id}`,
    label: t('change'),
    about: t('changeWhat', { what: about }),
  })
  return (
    <BookingFrame
      locale={locale}
      f={f}
      path={path}
      course={course}
      run={run}
      step={1}
      title={t('steps.checkTitle')}
    >
      {draft.keptUntil && (
        <Banner tone="ok">
          <p>{t('keptUntil', { time: f.time(draft.keptUntil) })}</p>
        </Banner>
      )}
      {!draft.keptUntil && room.kind === 'full' && (
        <Banner tone="warn" title={t('full')}>
          <p>{t('fullText', { number: run.waiting + 1 })}</p>
        </Banner>
      )}
      <Form
        action={confirmBookingAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={
          <Submit busy={strings.busy}>
            {!draft.keptUntil && room.kind === 'full' ? t('joinList') : t('bookMine')}
          </Submit>
        }
      >
        <input type="hidden" name="draftId" value={draft.id} />
        <Answers
          items={
            session
              ? [{ label: t('field.name'), value: <bdi>{session.name}</bdi> }]
              : [
                  {
                    label: t('field.name'),
                    value: <bdi>{draft.fullName}</bdi>,
                    change: change(t('field.name')),
                  },
                  {
                    label: t('field.email'),
                    value: <bdi dir="ltr">{draft.email}</bdi>,
                    change: change(t('field.email')),
                  },
                  {
                    label: t('field.phone'),
                    value: draft.phone ? <bdi dir="ltr">{draft.phone}</bdi> : t('field.none'),
                    change: change(t('field.phone')),
                  },
                ]
          }
        />
        {!session && (
          <>
            <p>{t('codeSent', { email: draft.email ?? '' })}</p>
            <CodeField
              name="code"
              label={t('field.code')}
              hint={t('field.codeHint', { minutes: limits.signIn.codeMinutes })}
            />
          </>
        )}
        <p className="soft small">{t('agree')}</p>
      </Form>
      {!session && (
        <Form
          id="again"
          action={resendCodeAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {t('sendAgain')}
            </Submit>
          }
        >
          <input type="hidden" name="draftId" value={draft.id} />
          <p className="small">{t('noCode')}</p>
        </Form>
      )}
    </BookingFrame>
  )
}
