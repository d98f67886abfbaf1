import type { ReactNode } from 'react'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import { SharedDevice } from './shared-device'

type Props = {
  locale: Locale
  path: string
  title: string
  lead: string
  /** The key from the mail and what its button does; null when the key opens nothing any more. */
  door: { value: string; action: FormServerAction; button: ReactNode } | null
  /** Where to go on without it. */
  otherwise: ReactNode
  children?: ReactNode
}

/** A link from a mail that signs in. Opening it changes nothing: mail scanners open links too. The button does. */
export async function KeyPage({ locale, path, title, lead, door, otherwise, children }: Props) {
  const strings = await formStrings()
  return (
    <PublicPage
      locale={locale}
      path={path}
      query={door ? new URLSearchParams({ key: door.value }).toString() : undefined}
    >
      <FieldHead locale={locale} title={title} lead={lead} />
      <div className="wrap section stack">
        {children}
        {door ? (
          <Form
            action={door.action}
            locale={locale}
            path={path}
            strings={strings}
            submit={<Submit busy={strings.busy}>{door.button}</Submit>}
          >
            <input type="hidden" name="key" value={door.value} />
            <SharedDevice />
          </Form>
        ) : (
          <p>
            <LinkButton href={`/${locale}/sign-in`}>{otherwise}</LinkButton>
          </p>
        )}
      </div>
    </PublicPage>
  )
}
