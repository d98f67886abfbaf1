import 'server-only'
import type { z } from 'zod'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { locales } from '@/lib/i18n/locales'
import { ok, type Result, refused } from '@/lib/result/result'
import type { serviceInput } from './schema'

/**
 * Makes a service, or changes one: what it is called in each language, how long it takes, who gives it, who may book
 * it. Appointments that stand keep their length. Refuses `notFound`, `editedMeanwhile`.
 */
export async function saveService(
  ctx: Ctx,
  input: z.output<typeof serviceInput>,
): Promise<Result<{ slug: string }, 'notFound' | 'editedMeanwhile'>> {
  return inTransaction(ctx, async (tx) => {
    const facts = {
      durationMinutes: input.durationMinutes,
      bufferMinutes: input.bufferMinutes,
      leadHours: input.leadHours,
      daysAhead: input.daysAhead,
      publicBooking: input.publicBooking,
      settings: input.settings,
      videoUrl: input.videoUrl ?? null,
      retiredAt: input.retired ? tx.now : null,
    }
    let serviceId = input.serviceId
    let slug: string
    if (serviceId) {
      const [row] = await tx.db.$queryRaw<{ slug: string; version: number }[]>`
        SELECT slug, version FROM appointment_service WHERE id = ${serviceId}::uuid FOR UPDATE`
      if (!row) return refused('notFound')
      if (row.version !== input.version) return refused('editedMeanwhile')
      slug = row.slug
      await tx.db.appointmentService.update({
        where: { id: serviceId },
        data: { ...facts, version: { increment: 1 } },
      })
    } else {
      serviceId = newId()
      slug = `s-${serviceId.slice(-12)}`
      await tx.db.appointmentService.create({
        data: { id: serviceId, slug, ...facts, createdAt: tx.now, position: 100 },
      })
    }
    for (const locale of locales) {
      const text = input.texts[locale]
      if (!text?.name) {
        await tx.db.appointmentServiceText.deleteMany({ where: { serviceId, locale } })
        continue
      }
      const words = { name: text.name, about: text.about ?? '' }
      await tx.db.appointmentServiceText.upsert({
        where: { serviceId_locale: { serviceId, locale } },
        create: { serviceId, locale, ...words },
        update: words,
      })
    }
    await tx.db.serviceProvider.deleteMany({ where: { serviceId } })
    // Only who works here gives appointments.
    const staff = await tx.db.roleAssignment.findMany({
      where: {
        personId: { in: input.staffIds },
        revokedAt: null,
        role: { in: ['caseworker', 'reception', 'coordinator', 'teacher', 'administrator'] },
      },
      select: { personId: true },
      distinct: ['personId'],
    })
    await tx.db.serviceProvider.createMany({
      data: staff.map(({ personId }) => ({ serviceId, staffId: personId })),
    })
    await record(tx, {
      event: 'appointments.service.edited',
      subject: { type: 'service', id: serviceId },
      data: { minutes: input.durationMinutes, providers: staff.length },
    })
    return ok({ slug })
  })
}

/** A service as its form shows it, with everybody who could give it; null where there is none. */
export async function serviceForEdit(ctx: Ctx, slug: string | null) {
  const [row, staff] = await Promise.all([
    slug
      ? ctx.db.appointmentService.findUnique({ where: { slug }, include: { texts: true, providers: true } })
      : null,
    ctx.db.person.findMany({
      where: {
        disabledAt: null,
        roles: {
          some: { revokedAt: null, role: { in: ['caseworker', 'reception', 'coordinator', 'teacher'] } },
        },
      },
      orderBy: { fullName: 'asc' },
      select: { id: true, fullName: true },
      take: 300,
    }),
  ])
  return { service: row, staff }
}

/** Every service, the retired ones last, for the list of the back office. */
export async function allServices(ctx: Ctx) {
  const rows = await ctx.db.appointmentService.findMany({
    orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { position: 'asc' }, { slug: 'asc' }],
    include: { texts: { select: { locale: true, name: true } }, _count: { select: { providers: true } } },
  })
  return rows.map((row) => ({
    slug: row.slug,
    name: row.texts.find((text) => text.locale === 'nl')?.name ?? row.slug,
    durationMinutes: row.durationMinutes,
    publicBooking: row.publicBooking,
    retired: row.retiredAt !== null,
    providers: row._count.providers,
    languages: row.texts.length,
  }))
}
