import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { CodeField } from '@/components/forms/text-fields'
import { Answers } from '@/components/ui/facts'
import type { JoinDraft, RoleCard } from '@/lib/ambassadors/types'
import { dayParts, type JoinStep } from '@/lib/ambassadors/vocabulary'
import { limits } from '@/lib/config/limits'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { timesWords } from './words'

/** Check your answers, show with the code that the address is yours, and send. */
export async function JoinCheck({
  action,
  again,
  locale,
  path,
  draftId,
  f,
  draft,
  roles,
  signedInAs,
}: {
  action: FormServerAction
  again: FormServerAction
  locale: Locale
  path: string
  draftId: string
  f: Formats
  draft: JoinDraft
  roles: readonly RoleCard[]
  signedInAs: string | null
}) {
  const [t, courses, strings] = await Promise.all([
    getTranslations('ambassadors'),
    getTranslations('courses'),
    formStrings(),
  ])
  const { answers } = draft
  const change = (step: JoinStep, about: string) => ({
    href: `/${locale}/ambassadors/join/${draftId}/${step}`,
    label: courses('change'),
    about: courses('changeWhat', { what: about }),
  })
  const parts = dayParts.map((part) => [part, courses(`daypart.${part}`)] as const)
  return (
    <>
      <Form
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={strings.busy} icon="handshake">
            {t('q.send')}
          </Submit>
        }
      >
        <input type="hidden" name="draftId" value={draftId} />
        <Answers
          items={[
            {
              label: t('steps.roles'),
              value: f.list(
                roles.filter((role) => answers.roles?.includes(role.key)).map((role) => role.name),
              ),
              change: change('roles', t('steps.roles')),
            },
            {
              label: t('steps.languages'),
              value: f.list((answers.languages ?? []).map((language) => f.languageName(language))),
              change: change('languages', t('steps.languages')),
            },
            {
              label: t('steps.time'),
              value: timesWords(f, new Map(parts), answers.times ?? []),
              change: change('time', t('steps.time')),
            },
            {
              label: t('q.capacity'),
              value: f.number(answers.capacity ?? 1),
              change: change('time', t('q.capacity')),
            },
            {
              label: courses('field.name'),
              value: <bdi>{signedInAs ?? answers.you?.fullName}</bdi>,
              ...(signedInAs ? {} : { change: change('you', courses('field.name')) }),
            },
            ...(signedInAs
              ? []
              : [
                  {
                    label: courses('field.email'),
                    value: <bdi dir="ltr">{draft.email}</bdi>,
                    change: change('you', courses('field.email')),
                  },
                ]),
          ]}
        />
        {!signedInAs && (
          <>
            <p>{courses('codeSent', { email: draft.email ?? '' })}</p>
            <CodeField
              name="code"
              label={courses('field.code')}
              hint={courses('field.codeHint', { minutes: limits.signIn.codeMinutes })}
            />
          </>
        )}
        <p className="soft small">{t('q.after')}</p>
      </Form>
      {!signedInAs && (
        <Form
          id="again"
          action={again}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {courses('sendAgain')}
            </Submit>
          }
        >
          <input type="hidden" name="draftId" value={draftId} />
          <p className="small">{courses('noCode')}</p>
        </Form>
      )}
    </>
  )
}
