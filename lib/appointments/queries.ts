import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { isId } from '@/lib/db/ids'
import { type Locale, sourceLocale } from '@/lib/i18n/locales'
import { days, shift } from '@/lib/time/time'
import { contactIsOpen } from './accompany-rules'
import { ownAppointmentWhere, staffAppointmentWhere } from './policy'
import { mayChange, stateOf } from './rules'
import type { AccompanyAskCard, AgendaRow, MyAppointment, ServiceCard } from './types'
import { videoLink } from './video'
import type { AccompanyKind, PlaceKind, Setting } from './vocabulary'

type TextRow = { locale: string; name: string; about: string }
type ServiceRow = {
  id: string
  slug: string
  durationMinutes: number
  settings: string[]
  texts: TextRow[]
}

const serviceFields = {
  id: true,
  slug: true,
  durationMinutes: true,
  settings: true,
  texts: { select: { locale: true, name: true, about: true } },
} as const

/** A service in a reader's language, else in the source's. */
function serviceCard(row: ServiceRow, locale: Locale): ServiceCard {
  const text =
    row.texts.find((each) => each.locale === locale) ??
    row.texts.find((each) => each.locale === sourceLocale) ??
    row.texts[0]
  return {
    id: row.id,
    slug: row.slug,
    name: text?.name ?? row.slug,
    about: text?.about ?? '',
    lang: text?.locale ?? sourceLocale,
    durationMinutes: row.durationMinutes,
    settings: row.settings as Setting[],
  }
}

/** What one can make an appointment for; staff see what only they give away, too. */
export async function listServices(
  ctx: Ctx,
  locale: Locale,
  audience: 'public' | 'internal' = 'public',
  /** Only what this colleague gives. */
  staffId?: string,
): Promise<ServiceCard[]> {
  const rows = await ctx.db.appointmentService.findMany({
    where: {
      retiredAt: null,
      ...(audience === 'public' ? { publicBooking: true } : {}),
      ...(staffId ? { providers: { some: { staffId } } } : {}),
    },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: serviceFields,
  })
  return rows.map((row) => serviceCard(row, locale))
}

/** One service by its slug, or null. */
export async function getService(
  ctx: Ctx,
  slug: string,
  locale: Locale,
  audience: 'public' | 'internal' = 'public',
): Promise<ServiceCard | null> {
  const row = await ctx.db.appointmentService.findFirst({
    where: { slug, retiredAt: null, ...(audience === 'public' ? { publicBooking: true } : {}) },
    select: serviceFields,
  })
  return row && serviceCard(row, locale)
}

const appointmentFields = {
  service: { select: { ...serviceFields, videoUrl: true } },
  accompany: true,
} as const

type Row = Awaited<ReturnType<typeof readRows>>[number]

function readRows(ctx: Ctx, where: object, take = 200) {
  return ctx.db.appointment.findMany({
    where,
    include: appointmentFields,
    orderBy: { startsAt: 'asc' },
    take,
  })
}

/** Names and telephones of people and rooms that rows point to, each asked once. */
async function namesOf(ctx: Ctx, rows: readonly Row[]) {
  const people = new Set<string>()
  const rooms = new Set<string>()
  for (const row of rows) {
    for (const id of [row.personId, row.staffId, ...row.accompany.map((each) => each.acceptedById)])
      if (id) people.add(id)
    if (row.roomId) rooms.add(row.roomId)
  }
  const [personRows, roomRows] = await Promise.all([
    ctx.db.person.findMany({
      where: { id: { in: [...people] } },
      select: { id: true, fullName: true, callName: true, phone: true },
    }),
    ctx.db.room.findMany({
      where: { id: { in: [...rooms] } },
      select: { id: true, name: true },
    }),
  ])
  return {
    person: new Map(personRows.map((row) => [row.id, row])),
    room: new Map(roomRows.map((row) => [row.id, row.name])),
  }
}

const firstName = (person: { fullName: string; callName: string | null } | undefined) =>
  person ? (person.callName ?? person.fullName.split(' ')[0] ?? person.fullName) : null

function mine(row: Row, names: Awaited<ReturnType<typeof namesOf>>, ctx: Ctx, locale: Locale): MyAppointment {
  const state = stateOf({ ...row, now: ctx.now })
  return {
    id: row.id,
    reference: row.reference,
    state,
    service: row.service && serviceCard(row.service, locale),
    setting: row.setting as Setting,
    placeKind: row.placeKind as PlaceKind | null,
    placeName: row.placeName,
    placeAddress: row.placeAddress,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    language: row.language,
    staffName: row.staffId ? firstName(names.person.get(row.staffId)) : null,
    roomName: row.roomId ? (names.room.get(row.roomId) ?? null) : null,
    videoUrl: videoLink({ ...row, state }, ctx.now),
    sequence: row.sequence,
    mayChange: mayChange({ state, startsAt: row.startsAt, now: ctx.now }),
    accompany: row.accompany
      .filter((each) => !each.withdrawnAt)
      .map((each) => {
        const helper = each.acceptedById ? names.person.get(each.acceptedById) : undefined
        const open = contactIsOpen({ acceptedAt: each.acceptedAt, endsAt: row.endsAt, now: ctx.now })
        return {
          id: each.id,
          kind: each.kind as AccompanyKind,
          language: each.language,
          state: each.acceptedAt ? ('found' as const) : ('searching' as const),
          contact: open && helper ? { name: firstName(helper) ?? '', phone: helper.phone } : null,
        }
      }),
  }
}

/** My appointments, coming ones first in their order. */
export async function myAppointments(ctx: Ctx, locale: Locale): Promise<MyAppointment[]> {
  const rows = await readRows(ctx, ownAppointmentWhere(ctx.actor))
  const names = await namesOf(ctx, rows)
  return rows.map((row) => mine(row, names, ctx, locale))
}

/** One of mine, or null. */
export async function myAppointment(ctx: Ctx, id: string, locale: Locale): Promise<MyAppointment | null> {
  if (!isId(id)) return null
  const rows = await readRows(ctx, { id, ...ownAppointmentWhere(ctx.actor) })
  const row = rows[0]
  return row ? mine(row, await namesOf(ctx, rows), ctx, locale) : null
}

/** The appointment behind a signed link (lib/appointments/link) or a message; whoever asks was checked there. */
export async function appointmentById(ctx: Ctx, id: string, locale: Locale): Promise<MyAppointment | null> {
  const rows = await readRows(ctx, { id })
  const row = rows[0]
  return row ? mine(row, await namesOf(ctx, rows), ctx, locale) : null
}

/** What I am asked to come along to, and what I said yes to; what is over is left out after a week. */
export async function myAsks(ctx: Ctx): Promise<AccompanyAskCard[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const asks = await ctx.db.accompanyAsk.findMany({
    where: {
      personId,
      request: {
        withdrawnAt: null,
        appointment: { cancelledAt: null, endsAt: { gt: shift(ctx.now, -days(7)) } },
      },
    },
    include: { request: { include: { appointment: true } } },
    orderBy: { request: { appointment: { startsAt: 'asc' } } },
    take: 50,
  })
  const wanted = asks.flatMap((ask) => {
    const { request } = ask
    const open =
      request.acceptedById === personId &&
      contactIsOpen({ acceptedAt: request.acceptedAt, endsAt: request.appointment.endsAt, now: ctx.now })
    return open && request.appointment.personId ? [request.appointment.personId] : []
  })
  const people = new Map(
    (
      await ctx.db.person.findMany({
        where: { id: { in: wanted } },
        select: { id: true, fullName: true, callName: true, phone: true },
      })
    ).map((person) => [person.id, person]),
  )
  return asks.map((ask) => {
    const { request } = ask
    const { appointment } = request
    const other = appointment.personId ? people.get(appointment.personId) : undefined
    return {
      requestId: request.id,
      kind: request.kind as AccompanyKind,
      language: request.language,
      startsAt: appointment.startsAt,
      endsAt: appointment.endsAt,
      placeKind: appointment.placeKind as PlaceKind | null,
      placeName: appointment.placeName,
      // Where exactly somebody will be is told to who goes with them, not to everybody who was asked.
      placeAddress: other ? appointment.placeAddress : null,
      answer: ask.answer as AccompanyAskCard['answer'],
      contact: other ? { name: firstName(other) ?? '', phone: other.phone } : null,
    }
  })
}

/**
 * The agenda between two instants, in order: everybody's or one person's, as far as the reader may see. That people's
 * names were looked at is written down.
 */
export async function agenda(
  ctx: Ctx,
  locale: Locale,
  stretch: { from: Date; to: Date; staffId?: string },
): Promise<AgendaRow[]> {
  const rows = await readRows(
    ctx,
    {
      startsAt: { gte: stretch.from, lt: stretch.to },
      ...(stretch.staffId ? { staffId: stretch.staffId } : {}),
      AND: [staffAppointmentWhere(ctx.actor)],
    },
    500,
  )
  return agendaRows(ctx, rows, locale)
}

/** One appointment as the desk sees it, or null where it is not for this reader. */
export async function staffAppointment(ctx: Ctx, id: string, locale: Locale): Promise<AgendaRow | null> {
  if (!isId(id)) return null
  const rows = await readRows(ctx, { id, AND: [staffAppointmentWhere(ctx.actor)] })
  return (await agendaRows(ctx, rows, locale))[0] ?? null
}

/** What the desk still has to do: guests to call back, and requests to come along that nobody took. */
export async function openAtDesk(ctx: Ctx, locale: Locale): Promise<AgendaRow[]> {
  const rows = await readRows(ctx, {
    cancelledAt: null,
    startsAt: { gt: ctx.now },
    OR: [
      { confirmedAt: null, keptUntil: { gt: ctx.now } },
      { accompany: { some: { escalatedAt: { not: null }, acceptedAt: null, withdrawnAt: null } } },
    ],
    AND: [staffAppointmentWhere(ctx.actor)],
  })
  return agendaRows(ctx, rows, locale)
}

async function agendaRows(ctx: Ctx, rows: readonly Row[], locale: Locale): Promise<AgendaRow[]> {
  const names = await namesOf(ctx, rows)
  await recordView(
    ctx,
    'appointments.agenda.viewed',
    rows.flatMap((row) => (row.personId ? [row.personId] : [])),
  )
  const reader = personIdOf(ctx.actor)
  return rows.map((row) => {
    const state = stateOf({ ...row, now: ctx.now })
    const person = row.personId ? names.person.get(row.personId) : undefined
    return {
      id: row.id,
      reference: row.reference,
      state,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      service: row.service ? serviceCard(row.service, locale).name : null,
      setting: row.setting as Setting,
      who: person?.fullName ?? row.guestName ?? '',
      personId: row.personId,
      phone: person?.phone ?? row.guestPhone,
      language: row.language,
      staffName: row.staffId ? (names.person.get(row.staffId)?.fullName ?? null) : null,
      staffId: row.staffId,
      roomName: row.roomId ? (names.room.get(row.roomId) ?? null) : null,
      placeName: row.placeName,
      videoUrl: reader && reader === row.staffId ? videoLink({ ...row, state }, ctx.now) : null,
      keptUntil: row.keptUntil,
      accompany: row.accompany
        .filter((each) => !each.withdrawnAt)
        .map((each) => ({
          id: each.id,
          kind: each.kind as AccompanyKind,
          found: each.acceptedAt !== null,
          escalated: each.escalatedAt !== null,
        })),
    }
  })
}
