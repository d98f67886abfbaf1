import type { ReactNode } from 'react'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { limits } from '@/lib/config/limits'
import type { FormServerAction } from '@/lib/forms/state'

type Props = {
  locale: string
  /** The page's address without its language: it is led back there with `?s=`. */
  path: string
  action: FormServerAction
  label: string
  hint?: string
  button: ReactNode
  /** What was looked for. */
  words: string
  /** Where on the page the finds stand. */
  anchor?: string
  quiet?: boolean
}

/** Finds a person by name, telephone or card without the words standing in an address. */
export async function FindForm({ locale, path, action, label, hint, button, words, anchor, quiet }: Props) {
  const { busy, ...strings } = await formStrings()
  return (
    <search>
      <Form
        id="find"
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        className="form__row"
        submit={
          <Submit busy={busy} small variant={quiet ? 'quiet' : 'fill'}>
            {button}
          </Submit>
        }
      >
        {anchor && <input type="hidden" name="anchor" value={anchor} />}
        <div className="f">
          <label htmlFor="q">{label}</label>
          {hint && (
            <p className="f__hint" id="q-hint">
              {hint}
            </p>
          )}
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            data-search-key
            autoComplete="off"
            defaultValue={words}
            maxLength={limits.text.search}
            aria-describedby={hint ? 'q-hint' : undefined}
            dir="auto"
          />
        </div>
      </Form>
    </search>
  )
}
