import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { JoinCheck } from '@/components/ambassadors/join-check'
import { JoinFrame } from '@/components/ambassadors/join-frame'
import {
  LanguagesQuestion,
  NoteQuestion,
  RolesQuestion,
  TimeQuestion,
  YouQuestion,
} from '@/components/ambassadors/join-questions'
import { listRoles } from '@/lib/ambassadors/roles'
import { nextJoinStep } from '@/lib/ambassadors/rules'
import { getJoinDraft } from '@/lib/ambassadors/sign-up-draft'
import { isOneOf, joinSteps } from '@/lib/ambassadors/vocabulary'
import { currentContext, currentSession } from '@/lib/auth/current'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import {
  confirmJoinAction,
  joinLanguagesAction,
  joinNoteAction,
  joinTimeAction,
  joinYouAction,
  resendJoinCodeAction,
  startJoinAction,
} from '../../actions'

type Props = PageProps<'/[locale]/ambassadors/join/[draftId]/[step]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const [{ step }, t] = await Promise.all([params, getTranslations('ambassadors')])
  return isOneOf(joinSteps, step) ? { title: t(`q.${step}Title`), robots: { index: false } } : {}
}

/** One question of the sign-up. What was answered waits on the server; nobody jumps over a question. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { draftId, step } = await params
  if (!isOneOf(joinSteps, step)) notFound()
  const ctx = await currentContext()
  const [draft, session] = await Promise.all([
    isId(draftId) ? getJoinDraft(ctx, draftId) : null,
    currentSession(),
  ])
  if (!draft) notFound()
  if (draft.ambassadorId) redirect(session ? `/${locale}/my/ambassador` : `/${locale}/ambassadors`)
  const { answers } = draft
  const here = `/ambassadors/join/${draft.id}`
  const next = nextJoinStep(answers)
  if (joinSteps.indexOf(step) > joinSteps.indexOf(next)) redirect(`/${locale}${here}/${next}`)
  // Begun signed in, but no longer: who they are is asked again.
  if (step === 'check' && !session && !draft.email) redirect(`/${locale}${here}/you`)
  const [t, roles] = await Promise.all([getTranslations('ambassadors'), listRoles(ctx, locale)])
  const path = `${here}/${step}`
  const common = { locale, path, draftId: draft.id }
  const question = () => {
    switch (step) {
      case 'roles':
        return (
          <RolesQuestion {...common} action={startJoinAction} roles={roles} chosen={answers.roles ?? []} />
        )
      case 'languages':
        return (
          <LanguagesQuestion
            {...common}
            action={joinLanguagesAction}
            f={f}
            chosen={answers.languages ?? []}
          />
        )
      case 'time':
        return <TimeQuestion {...common} action={joinTimeAction} f={f} answers={answers} />
      case 'you':
        return (
          <YouQuestion
            {...common}
            action={joinYouAction}
            answers={answers}
            email={draft.email}
            signedInAs={session?.name ?? null}
            asksOccupation={roles.some((role) => role.needsOccupation && answers.roles?.includes(role.key))}
          />
        )
      case 'note':
        return <NoteQuestion {...common} action={joinNoteAction} />
      case 'check':
        return (
          <JoinCheck
            {...common}
            action={confirmJoinAction}
            again={resendJoinCodeAction}
            f={f}
            draft={draft}
            roles={roles}
            signedInAs={session?.name ?? null}
          />
        )
    }
  }
  return (
    <JoinFrame locale={locale} path={path} step={step} title={t(`q.${step}Title`)}>
      {question()}
    </JoinFrame>
  )
}
