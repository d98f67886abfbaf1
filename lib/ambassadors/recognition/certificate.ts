import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeOr } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { renderPdf, typstSource } from '@/lib/pdf/render'
import { issueProof, proofUrl } from '@/lib/proofs/issue-proof'
import { qrSvg } from '@/lib/qr/qr'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { hoursOf } from '../hours'
import { ownAmbassadorWhere } from '../policy'
import { listRoles } from '../roles'
import { doneModules } from '../training'
import { builtInModules, isOneOf } from '../vocabulary'

type Facts = {
  roles: string[]
  modules: string[]
  from: string
  to: string
  minutes: number
  issuedAt: Date
}

async function wordsOf(ctx: Ctx, facts: Facts, locale: Locale) {
  const [t, printed, proofs, roles] = await Promise.all([
    translatorFor(locale, 'ambassadors'),
    translatorFor(locale, 'teaching'),
    translatorFor(locale, 'proofs'),
    listRoles(ctx, locale, true),
  ])
  const f = formats(locale, townZone())
  const day = (text: string) => f.fullDay(dayToDate(text))
  return {
    title: proofs('kind.ambassadorCertificate'),
    for: printed('printed.for'),
    role: t('steps.roles'),
    roles: f.list(roles.filter((role) => facts.roles.includes(role.key)).map((role) => role.name)),
    period: printed('printed.period'),
    periodText: proofs('period', { from: day(facts.from), to: day(facts.to) }),
    hours: printed('printed.hours'),
    hoursText: f.number(Math.round(facts.minutes / 6) / 10),
    training: t('my.step.trained'),
    modules: f.list(
      facts.modules.flatMap((key) => (isOneOf(builtInModules, key) ? [t(`my.module.${key}`)] : [])),
    ),
    issued: printed('printed.issued'),
    issuedOn: f.fullDay(facts.issuedAt),
    check: printed('printed.check'),
  }
}

/**
 * One's own certificate as a PDF: roles, period, hours and training, Dutch beside one's language, with a QR that anybody
 * can check. The same hours give the same paper and code; more hours a new one. Null before one was an ambassador.
 */
export async function ambassadorCertificate(ctx: Ctx): Promise<Uint8Array | null> {
  const own = await ctx.db.ambassador.findFirst({
    where: { ...ownAmbassadorWhere(ctx.actor), steps: { some: { kind: 'activated', voidedAt: null } } },
    select: {
      id: true,
      personId: true,
      roles: {
        where: { agreedAt: { not: null } },
        select: { roleKey: true, role: { select: { training: true } } },
      },
      steps: { where: { kind: 'activated', voidedAt: null }, orderBy: { at: 'asc' }, take: 1 },
    },
  })
  const [begun] = own?.steps ?? []
  if (!own || !begun) return null
  const [person, given, modules] = await Promise.all([
    ctx.db.person.findUniqueOrThrow({
      where: { id: own.personId },
      select: { fullName: true, locale: true },
    }),
    hoursOf(ctx, own.personId),
    doneModules(ctx, own.personId, [...new Set(own.roles.flatMap(({ role }) => role.training))]),
  ])
  const from = dayOf(begun.at, townZone())
  const facts: Facts = {
    roles: own.roles.map((role) => role.roleKey),
    modules: modules.filter((one) => one.done).map((one) => one.key),
    from,
    to: given.until && given.until > from ? given.until : dayOf(ctx.now, townZone()),
    minutes: given.minutes,
    issuedAt: ctx.now,
  }
  // The machine issues it, from what pairs and colleagues wrote down: nobody issues their own.
  const proof = await issueProof(
    { ...ctx, actor: { kind: 'system', job: 'ambassadors' } },
    {
      kind: 'ambassadorCertificate',
      personId: own.personId,
      sourceKind: 'ambassadors.certificate',
      sourceId: `${own.id}:${given.minutes}`,
      summary: {
        titles: Object.fromEntries(
          await Promise.all(
            (['nl', 'en', localeOr(person.locale)] as const).map(async (locale) => [
              locale,
              (await wordsOf(ctx, facts, locale)).roles,
            ]),
          ),
        ),
        minutes: given.minutes,
        from,
        to: facts.to,
      },
    },
  )
  if (!proof.ok) return null
  const locale = localeOr(person.locale)
  const [nl, other] = await Promise.all([wordsOf(ctx, facts, 'nl'), wordsOf(ctx, facts, locale)])
  const url = proofUrl(proof.value.code)
  return renderPdf({
    source: typstSource('lib/ambassadors/recognition/certificate.typ'),
    lang: 'nl',
    title: nl.title,
    data: {
      lang: locale,
      name: person.fullName,
      nl,
      other,
      url: url.replace(/^https?:\/\//, ''),
      qr: qrSvg(url),
    },
  })
}
