import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AskFrame } from '@/components/cases/ask-frame'
import { UploadForm } from '@/components/files/upload-form'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { LinkButton } from '@/components/ui/button'
import { currentContext } from '@/lib/auth/current'
import { type AskDraft, getDraft, getSent } from '@/lib/cases/ask-help'
import { isId } from '@/lib/db/ids'
import { unclaimedFiles } from '@/lib/files/claim-files'
import { draftTicket } from '@/lib/files/ticket'
import type { FormServerAction } from '@/lib/forms/state'
import { pageLocale } from '@/lib/i18n/page'
import { sayReachAction, sayUrgencyAction, sendQuestionAction, tellQuestionAction } from '../../actions'
import { CheckFields, ReachFields, TellFields, UrgencyFields } from './questions'
import { Sent } from './sent'

type Props = PageProps<'/[locale]/help/ask/[draftId]/[step]'>

const steps = ['tell', 'reach', 'urgency', 'check'] as const
type Step = (typeof steps)[number]

const actions: Record<Step, FormServerAction> = {
  tell: tellQuestionAction,
  reach: sayReachAction,
  urgency: sayUrgencyAction,
  check: sendQuestionAction,
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('cases.ask')
  return { title: t('start'), robots: { index: false } }
}

/** The first step that has no answer yet: nobody can jump over one. */
function firstOpen(draft: AskDraft): Step {
  if (!draft.reachBy) return 'reach'
  return draft.urgency ? 'check' : 'urgency'
}

/** The other questions, one each, with what was answered before still there. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { draftId, step: asked } = await params
  if (!isId(draftId)) notFound()
  const ctx = await currentContext()
  const home = `/help/ask/${draftId}`
  if (asked === 'sent') {
    const sent = await getSent(ctx, draftId)
    if (!sent) notFound()
    return <Sent locale={locale} f={f} path={`${home}/sent`} sent={sent} />
  }
  const step = steps.find((candidate) => candidate === asked)
  const draft = step ? await getDraft(ctx, draftId) : null
  if (!step) notFound()
  if (!draft) {
    if (await getSent(ctx, draftId)) redirect(`/${locale}${home}/sent`)
    notFound()
  }
  const order = steps.indexOf(step)
  if (order > 0 && order > steps.indexOf(firstOpen(draft)) && step !== 'reach')
    redirect(`/${locale}${home}/${firstOpen(draft)}`)
  const [t, strings, query, sentFiles] = await Promise.all([
    getTranslations('cases.ask'),
    formStrings(),
    searchParams,
    step === 'tell' ? unclaimedFiles(ctx, `draft:${draft.id}`) : [],
  ])
  const before = order === 0 ? `/help/ask?draft=${draft.id}` : `${home}/${steps[order - 1]}`
  const hint = step === 'tell' ? t('tellHint') : step === 'reach' ? t('reachHint') : undefined
  return (
    <AskFrame
      locale={locale}
      path={`${home}/${step}`}
      title={t(step)}
      lead={hint}
      step={order + 2}
      danger={draft.danger}
    >
      <Form
        id={step}
        action={actions[step]}
        locale={locale}
        path={`${home}/${step}`}
        strings={strings}
        submit={
          <>
            <Submit busy={strings.busy}>{step === 'check' ? t('send') : t('next')}</Submit>
            <LinkButton href={`/${locale}${before}`} variant="quiet">
              {t('back')}
            </LinkButton>
          </>
        }
      >
        <input type="hidden" name="draftId" value={draft.id} />
        {step === 'tell' && <TellFields draft={draft} />}
        {step === 'reach' && <ReachFields draft={draft} />}
        {step === 'urgency' && <UrgencyFields draft={draft} />}
        {step === 'check' && <CheckFields draft={draft} home={`/${locale}${home}`} locale={locale} />}
      </Form>
      {step === 'tell' && (
        <section className="stack">
          {sentFiles.length > 0 && (
            <ul className="ticks">
              {sentFiles.map((file) => (
                <li key={file.id}>
                  <bdi>{file.name}</bdi>
                </li>
              ))}
            </ul>
          )}
          <UploadForm
            ticket={draftTicket(ctx, { draftId: draft.id, back: `/${locale}${home}/${step}` })}
            locale={locale}
            query={query}
          />
        </section>
      )}
    </AskFrame>
  )
}
