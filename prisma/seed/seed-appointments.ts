import type { Ctx } from '@/lib/access/context'
import { bookAppointment, noteAppointmentElsewhere } from '@/lib/appointments/book-appointment'
import { addDays, dayOf, days, dayToDate, instantOf, minutes, shift, weekdayOf } from '@/lib/time/time'
import services from './data/appointment-services.json'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

type Texts = Record<string, [string, string]>

/**
 * Services, the caseworkers' and reception's hours, closed days, and appointments in every state: coming, kept for a
 * guest, done, missed, called off, and one at a hospital for which somebody is looked for.
 */
export async function seedAppointments(
  ctx: Ctx,
  random: Random,
  { personas, newcomers, zone }: { personas: SeededPersonas; newcomers: readonly string[]; zone: string },
): Promise<void> {
  const { db } = ctx
  const staff = [personas.caseworker, personas.caseworker2, personas.reception].filter(
    (id): id is string => id !== undefined,
  )
  const ids: Record<string, string> = {}
  for (const [position, [slug, service]] of Object.entries(services).entries()) {
    const id = random.uuid()
    ids[slug] = id
    await db.appointmentService.create({
      data: {
        id,
        slug,
        position,
        durationMinutes: service.durationMinutes,
        settings: service.settings,
        videoUrl: 'videoUrl' in service ? service.videoUrl : null,
        createdAt: shift(ctx.now, -days(200)),
        texts: {
          create: Object.entries(service.texts as unknown as Texts).map(([locale, [name, about]]) => ({
            locale,
            name,
            about,
          })),
        },
        providers: { create: staff.map((staffId) => ({ staffId })) },
      },
    })
  }
  const room = await db.room.findFirst({ orderBy: { name: 'asc' }, select: { id: true } })
  const today = dayOf(ctx.now, zone)
  await db.staffAvailability.createMany({
    data: staff.flatMap((staffId, index) =>
      [1, 2, 3, 4, 5].flatMap((weekday) => {
        const whole = weekday === 3
        const at = (fromMinute: number, toMinute: number, audience: string) => ({
          id: random.uuid(),
          staffId,
          weekday,
          fromMinute,
          toMinute,
          audience,
          // The second room is the first caseworker's own: two people never share a table here.
          roomId: index === 0 ? (room?.id ?? null) : null,
          validFrom: dayToDate(addDays(today, -200)),
        })
        return whole
          ? [at(540, 720, 'public'), at(780, 1020, 'public')]
          : [at(540, 720, 'public'), at(780, 840, 'internal')]
      }),
    ),
  })
  await db.closure.createMany({
    data: [
      [`${today.slice(0, 4)}-12-25`, `${today.slice(0, 4)}-12-26`],
      [`${Number(today.slice(0, 4)) + 1}-01-01`, `${Number(today.slice(0, 4)) + 1}-01-01`],
    ].map(([from = today, to = today]) => ({
      id: random.uuid(),
      startsAt: instantOf(from, 0, zone),
      endsAt: instantOf(addDays(to, 1), 0, zone),
      reason: 'holiday',
      createdAt: ctx.now,
    })),
  })

  const workday = (from: number) => {
    let day = addDays(today, from)
    while (weekdayOf(day) > 5) day = addDays(day, 1)
    return day
  }
  /** Books as the person would, through the command; a start that is taken is left out. */
  const book = async (personId: string, slug: string, day: string, minute: number) => {
    const serviceId = ids[slug]
    if (!serviceId) return
    await bookAppointment(ctx, {
      serviceId,
      startsAt: instantOf(day, minute, zone),
      setting: 'centre',
      language: 'nl',
      audience: 'public',
      bookedBy: 'self',
      personId,
    })
  }
  const coming = [2, 2, 3, 3, 6, 7, 8, 9, 9, 10]
  const demo = [personas.newcomer, personas.newcomer2, personas.newcomer3]
  for (const [index, offset] of coming.entries()) {
    const personId = index < 3 ? demo[index] : newcomers[random.int(0, newcomers.length - 1)]
    const slug = (['papers', 'first-talk', 'dutch', 'home'] as const)[index % 4] ?? 'papers'
    const step = slug === 'first-talk' ? 75 : slug === 'dutch' ? 45 : 45
    if (personId) await book(personId, slug, workday(offset), 540 + step * (index % 3))
  }

  // What is over: done, missed, called off. Written as it was then, for the command knows no past.
  const past = newcomers.slice(0, 24).map((personId, index) => {
    const startsAt = instantOf(workday(-(3 + index * 2)), 540 + 45 * (index % 4), zone)
    const slug = (['papers', 'dutch', 'home'] as const)[index % 3] ?? 'papers'
    const end =
      index % 8 === 5
        ? { noShowAt: shift(startsAt, minutes(20)) }
        : index % 8 === 6
          ? { cancelledAt: shift(startsAt, -days(1)), cancelReason: 'self' }
          : { arrivedAt: startsAt, doneAt: shift(startsAt, minutes(35)) }
    return {
      id: random.uuid(),
      serviceId: ids[slug] ?? null,
      personId,
      staffId: staff[index % staff.length] ?? null,
      setting: 'centre',
      startsAt,
      endsAt: shift(startsAt, minutes(40)),
      language: 'nl',
      reference: `PAST-${String(index).padStart(3, '0')}`,
      bookedBy: 'self',
      createdAt: shift(startsAt, -days(6)),
      confirmedAt: shift(startsAt, -days(6)),
      ...end,
    }
  })
  await db.appointment.createMany({ data: past })

  if (personas.newcomer2) {
    const startsAt = instantOf(workday(12), 630, zone)
    const noted = await noteAppointmentElsewhere(ctx, {
      personId: personas.newcomer2,
      startsAt,
      endsAt: shift(startsAt, minutes(60)),
      placeKind: 'hospital',
      placeName: 'AZ Lindeveld',
      placeAddress: 'Ziekenhuislaan 1, Lindeveld',
      language: 'ti',
    })
    if (noted.ok)
      await db.accompanyRequest.create({
        data: {
          id: random.uuid(),
          appointmentId: noted.value.appointmentId,
          kind: 'companion',
          language: 'ti',
          createdAt: ctx.now,
          createdById: personas.newcomer2,
          nextWaveAt: ctx.now,
        },
      })
  }
}
