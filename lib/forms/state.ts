/** What was typed, by field name. */
export type FormValues = Record<string, string | string[]>

/** What an action answers to its form. Sentences are already in the person's language. */
export type FormLink = { href: string; label: string; note?: string }

export type FormState =
  | { status: 'idle' }
  | {
      status: 'refused'
      /** Changes at each refusal, so that uncontrolled fields are drawn anew with what was typed. */
      attempt: string
      values: FormValues
      fieldErrors: Record<string, string[]>
      formErrors: string[]
      /** Places to look at before going on: people who may be the one that was typed. */
      links?: FormLink[]
      /** Nothing is wrong: what was typed before signing in again stands here, in a sentence. */
      kept?: string
    }
  | { status: 'done'; message: string }

export type FormServerAction = (previous: FormState, data: FormData) => Promise<FormState>
