import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffPage } from '@/components/layout/staff-page'
import { SheetSender } from '@/components/teaching/sheet-sender'
import { Banner } from '@/components/ui/banner'
import { Empty } from '@/components/ui/empty'
import { Crumbs } from '@/components/ui/navigation'
import { Foreign } from '@/components/ui/text'
import { requirePermission, signInPath } from '@/lib/access/require'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { getSheet } from '@/lib/teaching/queries'
import { marks } from '@/lib/teaching/vocabulary'
import { recordAttendanceAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/teaching/[runId]/lessons/[lessonId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('attendance') }
}

/** Who was in this lesson: everybody is, until one taps. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { runId, lessonId } = await params
  const path = `/staff/teaching/${runId}/lessons/${lessonId}`
  const { ctx, session } = await requirePermission('teaching.attendance.record', { locale, path })
  const sheet = isId(runId) && isId(lessonId) ? await getSheet(ctx, { runId, lessonId }, locale) : null
  if (!sheet) notFound()
  const [t, words, courses, staff, auth, strings, query] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('teaching'),
    getTranslations('courses'),
    getTranslations('staff'),
    getTranslations('auth'),
    formStrings(),
    searchParams,
  ])
  const named = Object.fromEntries(marks.map((mark) => [mark, words(`mark.${mark}`)])) as Record<
    (typeof marks)[number],
    string
  >
  return (
    <StaffPage locale={locale} path={path} section="teaching">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/teaching`, label: t('title') },
          { href: `/${locale}/staff/teaching/${runId}`, label: sheet.title },
        ]}
      />
      <h1>
        {f.day(sheet.startsAt)},{' '}
        <bdi>{courses('timeRange', { from: f.time(sheet.startsAt), to: f.time(sheet.endsAt) })}</bdi>
      </h1>
      <p className="soft">
        <Foreign lang={sheet.lang}>{sheet.title}</Foreign>
        {sheet.recordedAt && (
          <>
            {' · '}
            {t('sheet.savedBy', { name: sheet.recordedBy ?? '—', time: f.dayAndTime(sheet.recordedAt) })}
          </>
        )}
      </p>
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          {t('sheet.saved')}
        </Banner>
      )}
      {sheet.cancelled ? (
        <Banner tone="late">{t('refused.cancelled')}</Banner>
      ) : sheet.tooEarly ? (
        <Banner>{t('sheet.tooEarly')}</Banner>
      ) : sheet.rows.length === 0 ? (
        <Empty title={t('sheet.empty')} />
      ) : (
        <>
          {sheet.version === 0 && <p>{t('sheet.everybody')}</p>}
          <Form
            id="sheet"
            action={recordAttendanceAction}
            locale={locale}
            path={path}
            strings={strings}
            className="form form--wide sheet-form"
            submit={
              <>
                <SheetSender
                  formId="sheet"
                  owner={session.personId}
                  lessonId={lessonId}
                  url={`/${locale}${path}/sheet`}
                  page={`/${locale}${path}`}
                  version={sheet.version}
                  signInHref={signInPath(locale, `/${locale}${path}`)}
                  words={{
                    saved: t('sheet.saved'),
                    unsent: t('sheet.unsent'),
                    sending: t('sheet.sending'),
                    sendNow: t('sheet.sendNow'),
                    conflict: t('sheet.conflict'),
                    conflictBy: t.raw('sheet.conflictBy'),
                    theirs: t.raw('sheet.theirs'),
                    keepMine: t('sheet.keepMine'),
                    keepTheirs: t('sheet.keepTheirs'),
                    signedOut: t('sheet.signedOut'),
                    signIn: auth('signIn'),
                    refused: t('refused.notFound'),
                    marks: named,
                  }}
                />
                <Submit busy={strings.busy} wide>
                  {t('sheet.save')}
                </Submit>
              </>
            }
          >
            <input type="hidden" name="runId" value={runId} />
            <input type="hidden" name="lessonId" value={lessonId} />
            <input type="hidden" name="key" value={newId()} />
            <input type="hidden" name="base" value={sheet.version} />
            <div className="sheet">
              {sheet.rows.map((row) => (
                <fieldset className="sheet__row" key={row.personId}>
                  <legend className="sheet__name">
                    <bdi data-person={row.personId}>{row.name}</bdi>
                  </legend>
                  <div className="sheet__marks">
                    {marks.map((mark) => (
                      <label className="tap" data-mark={mark} key={mark}>
                        <input
                          type="radio"
                          name={`mark.${row.personId}`}
                          value={mark}
                          defaultChecked={mark === (row.mark ?? 'present')}
                        />
                        <span>{named[mark]}</span>
                      </label>
                    ))}
                  </div>
                </fieldset>
              ))}
            </div>
          </Form>
        </>
      )}
    </StaffPage>
  )
}
