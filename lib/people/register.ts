import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { record } from '@/lib/audit/record'
import { newId } from '@/lib/db/ids'
import { named, searchColumns } from './name-key'
import type { RoleSource } from './types'

/**
 * The person with this address, who has just shown that it is theirs; made as a newcomer when there is none.
 * A name that is already there is not overwritten by what a form says.
 */
export async function personForEmail(
  ctx: Ctx,
  input: {
    email: string
    fullName: string | null
    phone: string | null
    locale: string
    /** What somebody new becomes; `null` for those who get their role from an organisation or a provider. */
    role?: Role | null
  },
): Promise<string> {
  const id = newId()
  const made = await ctx.db.person.createMany({
    skipDuplicates: true,
    data: [
      {
        id,
        email: input.email,
        emailVerifiedAt: ctx.now,
        ...named(input.fullName ?? input.email.split('@')[0] ?? input.email),
        phone: input.phone,
        locale: input.locale,
        createdAt: ctx.now,
      },
    ],
  })
  if (made.count === 1) {
    const role = input.role === undefined ? 'newcomer' : input.role
    if (role) await grantRole(ctx, id, role)
    await record(ctx, {
      event: 'people.person.registered',
      subject: { type: 'person', id },
      personId: id,
      data: { way: 'email' },
    })
    return id
  }
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { email: input.email },
    select: { id: true, emailVerifiedAt: true, phone: true },
  })
  if (!person.emailVerifiedAt || (!person.phone && input.phone))
    await ctx.db.person.update({
      where: { id: person.id },
      data: { emailVerifiedAt: person.emailVerifiedAt ?? ctx.now, phone: person.phone ?? input.phone },
    })
  return person.id
}

export type DeskPerson = {
  fullName: string
  callName?: string | null
  birthYear?: number | null
  email: string | null
  phone: string | null
  locale: string
}

/** Somebody whom staff write down at the desk; an e-mail address is not needed. */
export async function registerAtDesk(
  ctx: Ctx,
  { fullName, callName = null, ...input }: DeskPerson,
): Promise<{ id: string; existed: boolean }> {
  if (input.email) {
    const known = await ctx.db.person.findUnique({ where: { email: input.email }, select: { id: true } })
    if (known) return { id: known.id, existed: true }
  }
  const id = newId()
  await ctx.db.person.create({ data: { id, ...named(fullName, callName), ...input, createdAt: ctx.now } })
  await grantRole(ctx, id, 'newcomer')
  await record(ctx, {
    event: 'people.person.registered',
    subject: { type: 'person', id },
    personId: id,
    data: { way: 'desk' },
  })
  return { id, existed: false }
}

/** Writes the search columns where they are missing, some hundred at a time. Answers how many. */
export async function fillSearchColumns(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.person.findMany({
    where: { searchName: '', searchKeys: { isEmpty: true } },
    select: { id: true, fullName: true, callName: true },
    take: 500,
  })
  for (const row of rows) {
    const columns = searchColumns(row.fullName, row.callName)
    // A name without any letter we can read still has a key, or it would be asked again for ever.
    await ctx.db.person.updateMany({
      where: { id: row.id },
      data: columns.searchKeys.length > 0 ? columns : { searchKeys: ['?'] },
    })
  }
  return rows.length
}

/** Gives a role, once: one that is held already keeps its source. */
export async function grantRole(
  ctx: Ctx,
  personId: string,
  role: Role,
  source: RoleSource = 'hand',
): Promise<void> {
  await ctx.db.roleAssignment.createMany({
    skipDuplicates: true,
    data: [
      {
        id: newId(),
        personId,
        role,
        source,
        grantedAt: ctx.now,
        grantedById: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      },
    ],
  })
}
