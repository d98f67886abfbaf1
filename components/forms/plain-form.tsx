import type { ReactNode } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import type { FormServerAction } from '@/lib/forms/state'
import { Form } from './form'
import { formStrings } from './strings'
import { Submit } from './submit'

type Props = ButtonLook & {
  action: FormServerAction
  locale: string
  path: string
  id: string
  idempotencyKey?: string
  /** What is acted on. */
  fields: Readonly<Record<string, string>>
  /** When the button's words alone do not say on what: "Geef je plaats bij Taalcafé af". */
  about?: string
  /** The button's words: a verb. */
  children: ReactNode
}

/** A form of one button: it changes something, so it is a POST and not a link. */
export async function OneButton({
  action,
  locale,
  path,
  id,
  idempotencyKey,
  fields,
  about,
  children,
  variant = 'quiet',
  ...look
}: Props) {
  const { busy, ...strings } = await formStrings()
  return (
    <Form
      id={id}
      action={action}
      locale={locale}
      path={path}
      idempotencyKey={idempotencyKey}
      strings={strings}
      className="form form--one"
      submit={
        <Submit busy={busy} about={about} variant={variant} {...look}>
          {children}
        </Submit>
      }
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </Form>
  )
}
