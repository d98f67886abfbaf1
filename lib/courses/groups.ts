import 'server-only'
import { randomBytes } from 'node:crypto'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import type { Locale } from '@/lib/i18n/locales'
import { ok, type Result, refused } from '@/lib/result/result'
import { runSelect, titleSelect, toRunSummary } from './select'
import type { RunSummary } from './types'
import type { GroupKind } from './vocabulary'
import { titleFor } from './words'

/** Makes a group; its invitation's address carries a secret that nobody can guess. */
export async function makeGroup(
  ctx: Ctx,
  input: { name: string; kind: GroupKind },
): Promise<Result<{ groupId: string }>> {
  return inTransaction(ctx, async (tx) => {
    const id = newId()
    await tx.db.courseGroup.create({
      data: {
        id,
        ...input,
        code: randomBytes(15).toString('base64url'),
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
      },
    })
    await record(tx, { event: 'courses.group.made', subject: { type: 'courseGroup', id } })
    return ok({ groupId: id })
  })
}

/** Takes no more invitations, or takes them again. Who is in stays in. Refuses `notFound`. */
export async function closeGroup(ctx: Ctx, input: { groupId: string }): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const group = await tx.db.courseGroup.findUnique({
      where: { id: input.groupId },
      select: { closedAt: true },
    })
    if (!group) return refused('notFound')
    await tx.db.courseGroup.update({
      where: { id: input.groupId },
      data: { closedAt: group.closedAt ? null : tx.now },
    })
    await record(tx, {
      event: group.closedAt ? 'courses.group.opened' : 'courses.group.closed',
      subject: { type: 'courseGroup', id: input.groupId },
    })
    return ok(null)
  })
}

async function add(tx: Ctx, groupId: string, personId: string): Promise<void> {
  const added = await tx.db.courseGroupMember.createMany({
    skipDuplicates: true,
    data: [
      {
        groupId,
        personId,
        addedAt: tx.now,
        addedById: personIdOf(tx.actor) === personId ? null : personIdOf(tx.actor),
      },
    ],
  })
  if (added.count > 0)
    await record(tx, {
      event: 'courses.group.joined',
      subject: { type: 'courseGroup', id: groupId },
      personId,
    })
}

/** The desk puts somebody into a group. Refuses `notFound`. */
export async function addToGroup(
  ctx: Ctx,
  input: { groupId: string; personId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const [group, person] = await Promise.all([
      tx.db.courseGroup.count({ where: { id: input.groupId } }),
      tx.db.person.count({ where: { id: input.personId, disabledAt: null, erasedAt: null } }),
    ])
    if (!group || !person) return refused('notFound')
    await add(tx, input.groupId, input.personId)
    return ok(null)
  })
}

/** Takes somebody out of a group; places they have stay theirs. Refuses `notFound`. */
export async function takeFromGroup(
  ctx: Ctx,
  input: { groupId: string; personId: string },
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const gone = await tx.db.courseGroupMember.deleteMany({ where: input })
    if (gone.count === 0) return refused('notFound')
    await record(tx, {
      event: 'courses.group.left',
      subject: { type: 'courseGroup', id: input.groupId },
      personId: input.personId,
    })
    return ok(null)
  })
}

/** Joins by the invitation's secret. Refuses `notFound`: unknown and closed look the same. */
export async function joinGroup(ctx: Ctx, input: { code: string }): Promise<Result<null, 'notFound'>> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return refused('notFound')
  return inTransaction(ctx, async (tx) => {
    const group = await tx.db.courseGroup.findFirst({
      where: { code: input.code, closedAt: null },
      select: { id: true },
    })
    if (!group) return refused('notFound')
    await add(tx, group.id, personId)
    return ok(null)
  })
}

/** The group behind an invitation, for who holds its secret; null when there is none or it is closed. */
export async function groupOfCode(ctx: Ctx, code: string): Promise<{ name: string; kind: string } | null> {
  return ctx.db.courseGroup.findFirst({ where: { code, closedAt: null }, select: { name: true, kind: true } })
}

export type GroupRun = { group: string; courseId: string; title: string; lang: string; run: RunSummary }

/** Runs that are open for a group I belong to and that I have no claim on yet. */
export async function runsOfMyGroups(ctx: Ctx, locale: Locale): Promise<GroupRun[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.courseRun.findMany({
    where: {
      publishedAt: { not: null },
      cancelledAt: null,
      firstLessonAt: { gt: ctx.now },
      course: { publishedAt: { not: null }, closedAt: null },
      group: { members: { some: { personId } } },
      pool: {
        bookings: { none: { personId, state: { in: ['held', 'placed', 'waiting', 'offered'] } } },
      },
    },
    orderBy: { firstLessonAt: 'asc' },
    take: 20,
    select: {
      ...runSelect,
      group: { select: { name: true } },
      course: {
        select: { id: true, texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect } },
      },
    },
  })
  return rows.map((row) => ({
    group: row.group?.name ?? '',
    courseId: row.course.id,
    ...titleFor(row.course.texts, locale),
    run: toRunSummary(row),
  }))
}

/** Groups with how many people and runs each has, newest first. */
export async function listGroups(ctx: Ctx) {
  const rows = await ctx.db.courseGroup.findMany({
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      id: true,
      name: true,
      kind: true,
      closedAt: true,
      _count: { select: { members: true, runs: true } },
    },
  })
  return rows.map(({ _count, ...group }) => ({ ...group, members: _count.members, runs: _count.runs }))
}

/** A group with its people and its runs; null when unknown. Each person on it was looked at: that is recorded. */
export async function getGroup(ctx: Ctx, groupId: string, locale: Locale) {
  const group = await ctx.db.courseGroup.findUnique({
    where: { id: groupId },
    select: {
      id: true,
      name: true,
      kind: true,
      code: true,
      closedAt: true,
      members: { orderBy: { addedAt: 'asc' }, select: { personId: true, addedAt: true, addedById: true } },
      runs: {
        orderBy: { firstLessonAt: 'desc' },
        take: 50,
        select: {
          id: true,
          firstLessonAt: true,
          course: {
            select: { id: true, texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect } },
          },
        },
      },
    },
  })
  if (!group) return null
  const people = await ctx.db.person.findMany({
    where: { id: { in: group.members.map((member) => member.personId) } },
    select: { id: true, fullName: true },
  })
  await recordView(
    ctx,
    'courses.group.viewed',
    people.map((person) => person.id),
    { type: 'courseGroup', id: groupId },
  )
  const nameOf = new Map(people.map((person) => [person.id, person.fullName]))
  return {
    ...group,
    members: group.members.map((member) => ({ ...member, name: nameOf.get(member.personId) ?? '' })),
    runs: group.runs.map(({ course, ...run }) => ({
      ...run,
      courseId: course.id,
      title: titleFor(course.texts, locale).title,
    })),
  }
}
