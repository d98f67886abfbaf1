import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import type { JobState, JobView } from '@/lib/jobs/types'
import { FollowJob } from './follow-job'

const looks = {
  queued: { phase: 'open', tone: 'info' },
  running: { phase: 'busy', tone: 'info' },
  cancelling: { phase: 'busy', tone: 'warn' },
  done: { phase: 'done', tone: 'ok' },
  cancelled: { phase: 'open', tone: 'warn' },
  failed: { phase: 'late', tone: 'late' },
} as const

/** Where a job stands, in a word. */
export async function JobStatus({ state }: { state: JobState }) {
  const t = await getTranslations('jobsStaff')
  return (
    <Status {...looks[state]} fill>
      {t(`state.${state}`)}
    </Status>
  )
}

type Props = {
  locale: Locale
  job: JobView
  /** The page it stands on, without the language: cancelling leads back here. */
  path: string
  cancel: FormServerAction
}

/** A job as a page shows it: where it stands, how far it is, how to stop it, where its result is. */
export async function JobPanel({ locale, job, path, cancel }: Props) {
  const t = await getTranslations('jobsStaff')
  const under = job.state === 'queued' || job.state === 'running' || job.state === 'cancelling'
  return (
    <div className="stack">
      <p>
        <JobStatus state={job.state} />
      </p>
      {under && (
        <>
          <FollowJob
            href={`/${locale}/staff/jobs/${job.id}/progress.json`}
            done={job.done}
            total={job.total}
            label={t('state.running')}
            words={t('progress', { done: '{done}', total: '{total}' })}
            unknown={t('progressUnknown')}
          />
          <noscript>
            <meta httpEquiv="refresh" content="4" />
          </noscript>
          <p className="soft">{t('leave')}</p>
          {job.state !== 'cancelling' && (
            <OneButton
              id={`cancel-${job.id}`}
              action={cancel}
              locale={locale}
              path={path}
              fields={{ id: job.id }}
            >
              {t('cancel')}
            </OneButton>
          )}
        </>
      )}
      {job.state === 'failed' && (
        <Banner tone="late">
          <p>{t('failedText')}</p>
        </Banner>
      )}
      {job.state === 'cancelled' && <p>{t('cancelledText')}</p>}
      {job.state === 'done' && job.result?.href && (
        <p>
          <LinkButton href={`/${locale}${job.result.href}`} icon="arrow-right">
            {t('result')}
          </LinkButton>
        </p>
      )}
    </div>
  )
}
