import 'server-only'
import { parseSubmission } from '@conform-to/dom/future'
import { coerceFormValue } from '@conform-to/zod/v4/future'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { Permission } from '@/lib/access/matrix'
import { signInPath } from '@/lib/access/require'
import { currentContext, lastPerson } from '@/lib/auth/current'
import { isBusy, isDatabaseAway } from '@/lib/db/errors'
import { isId, newId } from '@/lib/db/ids'
import { isLocale, type Locale, sourceLocale } from '@/lib/i18n/locales'
import { log } from '@/lib/log/log'
import { currentRequest } from '@/lib/log/request'
import type { Result } from '@/lib/result/result'
import { dropKeptForm, keepForm } from './kept'
import { networkOf } from './network'
import { problemsOf } from './problems'
import { findReceipt, keepReceipt } from './receipt'
import type { FormLink, FormServerAction, FormState } from './state'
import { strangeFields } from './strange'
import { valuesOf } from './values'

/** What the edges of a request know and a command does not need. */
export type Edge = {
  locale: Locale
  /** The page the form stands on, without the locale. */
  path: string
  /** Of the caller's network, for rate limits only. */
  network: string
}

type Definition<Input extends z.ZodType, Value, Refusal extends string> = {
  /** The action's name in logs and receipts: `courses.bookPlace`. Its refusals are messages of that key. */
  name: string
  permission: Permission
  input: Input
  /** True when the command itself leads a second sending to what exists; then no receipt is asked for or kept. */
  repeats?: (ctx: Ctx, input: z.output<Input>) => boolean
  /** Refusals that tell what somebody else did meanwhile: the page is drawn anew around what was typed, and shows it. */
  meanwhile?: readonly Refusal[]
  run: (ctx: Ctx, input: z.output<Input>, edge: Edge) => Promise<Result<Value, Refusal>>
  /** Where it leads (a path on our origin), or a sentence to show in place. */
  done: (
    value: Value,
    edge: Edge,
    input: z.output<Input>,
  ) => Promise<{ redirect: string } | { message: string }> | { redirect: string } | { message: string }
  /** The refusal in the person's language; the field it belongs to, when there is one. */
  explain: (
    refusal: Refusal,
    details: Record<string, string | number>,
    edge: Edge,
    ctx: Ctx,
    input: z.output<Input>,
  ) => Promise<{ field?: string; sentence: string; links?: FormLink[] }>
}

function setStatus(status: number): void {
  const request = currentRequest()
  if (request) request.status = status
}

/**
 * Makes a server action. Order: actor → permission → parse → run → map. A server action is a public POST
 * address, so the coarse check stands here and the row's check in the command. What was typed comes back
 * with every refusal, and after signing in again when the session had ended (lib/forms/kept); the unexpected is never
 * swallowed.
 */
export function formAction<Input extends z.ZodType, Value, Refusal extends string>(
  definition: Definition<Input, Value, Refusal>,
): FormServerAction {
  const input = coerceFormValue(definition.input)
  return async (_previous, data) => {
    const typed = data.get('_locale')
    const locale = isLocale(typed) ? typed : sourceLocale
    const rawPath = data.get('_path')
    const path = typeof rawPath === 'string' && /^\/(?!\/)[^\\\s]*$/.test(rawPath) ? rawPath : '/'
    const edge: Edge = { locale, path, network: await networkOf() }
    const values = valuesOf(data)
    const rawForm = data.get('_form')
    const formId = typeof rawForm === 'string' && /^[\w-]{1,100}$/.test(rawForm) ? rawForm : 'form'
    const refuse = (fieldErrors: Record<string, string[]>, formErrors: string[], status = 422): FormState => {
      setStatus(status)
      return { status: 'refused', attempt: newId(), values, fieldErrors, formErrors }
    }

    try {
      const ctx = await currentContext()
      if (!can(ctx.actor, definition.permission)) {
        if (ctx.actor.kind === 'anonymous') {
          const personId = await lastPerson()
          if (personId) await keepForm(ctx, { personId, path, formId, values })
          redirect(signInPath(locale, `/${locale}${path}`))
        }
        log().warn({ action: definition.name, request: currentRequest()?.id }, 'a form was not allowed')
        const t = await getTranslations({ locale, namespace: 'errors' })
        return refuse({}, [t('form.notAllowed')], 404)
      }

      const submission = parseSubmission(data, {
        skipEntry: (name) => name.startsWith('_') || name.startsWith('$'),
      })
      const strange = strangeFields(definition.input, Object.keys(submission.payload))
      if (strange.length > 0)
        log().warn(
          { action: definition.name, fields: strange, request: currentRequest()?.id },
          'a form brought fields that it has not',
        )
      const parsed = await input.safeParseAsync(submission.payload)
      if (!parsed.success) {
        // Which fields and why, never what was typed.
        log().info(
          {
            action: definition.name,
            problems: problemsOf(parsed.error)
              .slice(0, 10)
              .map(({ path: field, key }) => `${field || '-'}: ${key}`),
            request: currentRequest()?.id,
          },
          'a form did not fit',
        )
        const t = await getTranslations({ locale, namespace: 'validation' })
        const fieldErrors: Record<string, string[]> = {}
        const formErrors: string[] = []
        for (const problem of problemsOf(parsed.error)) {
          const key = t.has(problem.key as never) ? problem.key : 'invalidChoice'
          const sentence = t(key as never, problem.params as never)
          if (!problem.path) formErrors.push(sentence)
          else if (!fieldErrors[problem.path]) fieldErrors[problem.path] = [sentence]
        }
        return refuse(fieldErrors, formErrors)
      }

      const key = definition.repeats?.(ctx, parsed.data) ? null : data.get('_key')
      const sender = personIdOf(ctx.actor) ?? 'anyone'
      if (isId(key)) {
        const before = await findReceipt(ctx, key, definition.name, sender)
        if (before) redirect(before)
      }
      const result = await definition.run(ctx, parsed.data, edge)
      if (!result.ok) {
        // Codes only: which door said no, and why. Wrong codes and too many tries are seen here.
        log().info(
          { action: definition.name, refusal: result.refusal, request: currentRequest()?.id },
          'a form was refused',
        )
        const { field, sentence, links } = await definition.explain(
          result.refusal,
          result.details ?? {},
          edge,
          ctx,
          parsed.data,
        )
        // Without scripts the answer is the whole page anyway.
        if (definition.meanwhile?.includes(result.refusal)) refresh()
        const state = field ? refuse({ [field]: [sentence] }, [], 422) : refuse({}, [sentence], 409)
        return links && state.status === 'refused' ? { ...state, links } : state
      }
      if (data.get('_kept') === '1') await dropKeptForm(ctx, path, formId)
      const outcome = await definition.done(result.value, edge, parsed.data)
      if ('message' in outcome) return { status: 'done', message: outcome.message }
      if (isId(key))
        await keepReceipt(ctx, { key, action: definition.name, sender, location: outcome.redirect })
      redirect(outcome.redirect)
    } catch (error) {
      const busy = isBusy(error)
      if (!busy && !isDatabaseAway(error)) throw error
      // Expected weather: the words stay in the form and the person is told to try again.
      log().warn(
        { action: definition.name, request: currentRequest()?.id, busy },
        'a form could not be handled',
      )
      const t = await getTranslations({ locale, namespace: 'errors' })
      return refuse({}, [t(busy ? 'form.busy' : 'form.databaseDown')], 503)
    }
  }
}
