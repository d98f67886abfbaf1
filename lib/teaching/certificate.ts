import 'server-only'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { formats } from '@/lib/i18n/format'
import { type Locale, localeOr } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { enqueue } from '@/lib/outbox/enqueue'
import { renderPdf, typstSource } from '@/lib/pdf/render'
import { issueProof, proofUrl, revokeProof } from '@/lib/proofs/issue-proof'
import { qrSvg } from '@/lib/qr/qr'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dateToDay, dayOf, dayToDate, minutes } from '@/lib/time/time'
import { addMonths, earnsCertificate, wasThere } from './rules'
import { groupWhere } from './substitute'
import type { Mark } from './vocabulary'

/** What is printed, kept with the certificate so that the same paper can be made again. */
export type Printed = {
  name: string
  code: string
  /** Language → title. */
  titles: Record<string, string>
  level: string | null
  from: Day
  to: Day
  there: number
  held: number
  minutes: number
  teacher: string
  issuedOn: Day
  validUntil: Day | null
}

type Refusal = 'notFound' | 'notOver' | 'tooLittle' | 'own'

/**
 * Gives one person the certificate of one run. Asking again answers the one that is there. Refuses `notFound` (no
 * place in it), `notOver`, `tooLittle` (less than seven lessons of ten), `own`: nobody issues their own.
 */
export async function issueCertificate(
  ctx: Ctx,
  input: { runId: string; personId: string; validMonths: number | null },
): Promise<Result<{ certificateId: string; fresh: boolean }, Refusal>> {
  return inTransaction(ctx, async (tx) => {
    const run = await tx.db.courseRun.findUnique({
      where: { id: input.runId },
      select: {
        id: true,
        startsOn: true,
        endsOn: true,
        teacherName: true,
        cancelledAt: true,
        course: {
          select: { levelTo: true, renewalMonths: true, texts: { select: { locale: true, title: true } } },
        },
        pool: {
          select: { bookings: { where: { personId: input.personId, placedAt: { not: null } }, take: 1 } },
        },
      },
    })
    if (!run || run.cancelledAt || run.pool.bookings.length === 0) return refused('notFound')
    const today = dayOf(tx.now, townZone())
    if (dateToDay(run.endsOn) >= today) return refused('notOver')
    if (personIdOf(tx.actor) === input.personId) return refused('own')
    const there = await tx.db.certificate.findFirst({
      where: { runId: run.id, personId: input.personId, revokedAt: null },
      select: { id: true },
    })
    if (there) return ok({ certificateId: there.id, fresh: false })
    const marks = await tx.db.$queryRaw<{ mark: Mark; starts_at: Date; ends_at: Date }[]>`
      SELECT m.mark, l.starts_at, l.ends_at FROM attendance_mark m JOIN lesson l ON l.id = m.lesson_id
       WHERE m.run_id = ${run.id}::uuid AND m.person_id = ${input.personId}::uuid`
    const attended = marks.filter((row) => wasThere(row.mark))
    if (!earnsCertificate(attended.length, marks.length)) return refused('tooLittle')
    const total = attended.reduce(
      (sum, row) => sum + Math.round((row.ends_at.getTime() - row.starts_at.getTime()) / minutes(1)),
      0,
    )
    const titles = Object.fromEntries(run.course.texts.map((text) => [text.locale, text.title]))
    const [from, to] = [dateToDay(run.startsOn), dateToDay(run.endsOn)]
    // A training that must be renewed says so itself, unless who issues it says otherwise.
    const validMonths = input.validMonths ?? run.course.renewalMonths
    const validUntil = validMonths ? addMonths(to, validMonths) : null
    const level = run.course.levelTo
    const proof = await issueProof(tx, {
      kind: 'courseCertificate',
      personId: input.personId,
      sourceKind: 'teaching.certificate',
      sourceId: run.id,
      summary: { titles, ...(level ? { level } : {}), minutes: total, from, to },
      validUntil,
    })
    if (!proof.ok) return proof
    const person = await tx.db.person.findUniqueOrThrow({
      where: { id: input.personId },
      select: { fullName: true, locale: true },
    })
    const printed: Printed = {
      name: person.fullName,
      code: proof.value.code,
      titles,
      level,
      from,
      to,
      there: attended.length,
      held: marks.length,
      minutes: total,
      teacher: run.teacherName,
      issuedOn: today,
      validUntil,
    }
    const id = newId()
    await tx.db.certificate.create({
      data: {
        id,
        runId: run.id,
        personId: input.personId,
        proofId: proof.value.proofId,
        locale: localeOr(person.locale),
        printed,
        issuedAt: tx.now,
        issuedById: personIdOf(tx.actor),
        validUntil: validUntil ? dayToDate(validUntil) : null,
      },
    })
    await enqueue(tx, {
      kind: 'teaching.certificate',
      dedupeKey: `certificate:${id}`,
      personId: input.personId,
      data: { certificateId: id },
    })
    await record(tx, {
      event: 'teaching.certificate.issued',
      subject: { type: 'certificate', id },
      personId: input.personId,
    })
    return ok({ certificateId: id, fresh: true })
  })
}

/** Takes a certificate back: its page says from now on that it does not count. Refuses `notFound`, `own`. */
export async function revokeCertificate(
  ctx: Ctx,
  input: { certificateId: string; reason?: 'replaced' | 'mistake' },
): Promise<Result<{ runId: string; personId: string; validMonths: number | null }, 'notFound' | 'own'>> {
  return inTransaction(ctx, async (tx) => {
    const found = await tx.db.certificate.findFirst({
      where: { id: input.certificateId, revokedAt: null },
      select: { runId: true, personId: true, proofId: true, printed: true },
    })
    if (!found) return refused('notFound')
    if (personIdOf(tx.actor) === found.personId) return refused('own')
    await tx.db.certificate.update({
      where: { id: input.certificateId },
      data: { revokedAt: tx.now, revokedById: personIdOf(tx.actor) },
    })
    await revokeProof(tx, { proofId: found.proofId, reason: input.reason ?? 'mistake' })
    await record(tx, {
      event: 'teaching.certificate.revoked',
      subject: { type: 'certificate', id: input.certificateId },
      personId: found.personId,
      data: { reason: input.reason ?? 'mistake' },
    })
    const { to, validUntil } = found.printed as Printed
    const validMonths = validUntil
      ? (Number(validUntil.slice(0, 4)) - Number(to.slice(0, 4))) * 12 +
        Number(validUntil.slice(5, 7)) -
        Number(to.slice(5, 7))
      : null
    return ok({ runId: found.runId, personId: found.personId, validMonths })
  })
}

/** Gives a new certificate with a new code in place of an old one: a name was mended, a mark changed. Refuses as issuing does. */
export async function reissueCertificate(
  ctx: Ctx,
  input: { certificateId: string },
): Promise<Result<{ certificateId: string; runId: string }, Refusal>> {
  return inTransaction(ctx, async (tx) => {
    const old = await revokeCertificate(tx, { ...input, reason: 'replaced' })
    if (!old.ok) return old
    const issued = await issueCertificate(tx, old.value)
    return issued.ok ? ok({ certificateId: issued.value.certificateId, runId: old.value.runId }) : issued
  })
}

async function wordsOf(printed: Printed, locale: Locale) {
  const t = await translatorFor(locale, 'teaching')
  const courses = await translatorFor(locale, 'courses')
  const proofs = await translatorFor(locale, 'proofs')
  const f = formats(locale, townZone())
  const day = (text: Day) => f.fullDay(dayToDate(text))
  const level = printed.level
  return {
    title: t('printed.title'),
    for: t('printed.for'),
    course: t('printed.course'),
    courseName: printed.titles[locale] ?? printed.titles.nl ?? '',
    level: t('printed.level'),
    // "A2" is the same in every language; learning to read has words.
    levelName: level === 'alfa' ? courses('level.read') : (level ?? ''),
    period: t('printed.period'),
    periodText: proofs('period', { from: day(printed.from), to: day(printed.to) }),
    attended: t('printed.attended'),
    attendedText: t('printed.of', { there: f.number(printed.there), held: f.number(printed.held) }),
    hours: t('printed.hours'),
    hoursText: f.number(Math.round(printed.minutes / 6) / 10),
    teacher: t('printed.teacher'),
    teacherName: printed.teacher,
    issued: t('printed.issued'),
    issuedOn: day(printed.issuedOn),
    validUntil: t('printed.validUntil'),
    until: printed.validUntil ? day(printed.validUntil) : '',
    check: t('printed.check'),
  }
}

/** The paper: Dutch beside the learner's language, with a QR to its page. */
export async function certificatePdf(printed: Printed, locale: Locale): Promise<Uint8Array> {
  const [nl, other] = [await wordsOf(printed, 'nl'), await wordsOf(printed, locale)]
  const url = proofUrl(printed.code)
  return renderPdf({
    source: typstSource('lib/teaching/certificate.typ'),
    lang: 'nl',
    title: `${nl.title} · ${nl.courseName}`,
    data: {
      lang: locale,
      name: printed.name,
      nl,
      other,
      url: url.replace(/^https?:\/\//, ''),
      qr: qrSvg(url),
    },
  })
}

/** Makes and keeps the file of a certificate that has none yet. */
export async function keepPdf(ctx: Ctx, certificateId: string): Promise<Uint8Array | null> {
  const found = await ctx.db.certificate.findUnique({
    where: { id: certificateId },
    select: { printed: true, locale: true, pdf: true },
  })
  if (!found) return null
  if (found.pdf) return found.pdf
  const pdf = await certificatePdf(found.printed as Printed, localeOr(found.locale))
  await ctx.db.certificate.update({ where: { id: certificateId }, data: { pdf: new Uint8Array(pdf) } })
  return pdf
}

/** The file for its own person and for who issues or teaches; null otherwise. A look by staff is recorded. */
export async function openCertificate(ctx: Ctx, certificateId: string): Promise<Uint8Array | null> {
  const found = await ctx.db.certificate.findFirst({
    where: { id: certificateId, revokedAt: null },
    select: { personId: true, runId: true },
  })
  if (!found) return null
  const own = personIdOf(ctx.actor) === found.personId
  const may =
    own ||
    can(ctx.actor, 'teaching.certificate.issue') ||
    (can(ctx.actor, 'teaching.group.view') &&
      (await ctx.db.courseRun.count({ where: { id: found.runId, ...(await groupWhere(ctx)) } })) > 0)
  if (!may) return null
  await recordView(ctx, 'courses.roster.viewed', [found.personId], { type: 'run', id: found.runId })
  return keepPdf(ctx, certificateId)
}

export type CertificateRow = { id: string; personId: string; name: string; issuedAt: Date; revoked: boolean }

/** A run's certificates, for who opens the group. */
export async function listCertificates(ctx: Ctx, runId: string): Promise<CertificateRow[]> {
  const rows = await ctx.db.certificate.findMany({
    where: { runId },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { issuedAt: 'desc' }],
    take: limits.run.capacity,
    select: { id: true, personId: true, printed: true, issuedAt: true, revokedAt: true },
  })
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    name: (row.printed as Printed).name,
    issuedAt: row.issuedAt,
    revoked: row.revokedAt !== null,
  }))
}

/** My certificates that count, newest first. */
export async function myCertificates(
  ctx: Ctx,
  locale: Locale,
): Promise<
  {
    id: string
    runId: string
    title: string
    lang: string
    issuedAt: Date
    validUntil: Day | null
    code: string
  }[]
> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.certificate.findMany({
    where: { personId, revokedAt: null },
    orderBy: { issuedAt: 'desc' },
    select: { id: true, runId: true, printed: true, issuedAt: true },
  })
  return rows.map((row) => {
    const printed = row.printed as Printed
    const lang = printed.titles[locale] ? locale : 'nl'
    return {
      id: row.id,
      runId: row.runId,
      title: printed.titles[lang] ?? '',
      lang,
      issuedAt: row.issuedAt,
      validUntil: printed.validUntil,
      code: printed.code,
    }
  })
}
