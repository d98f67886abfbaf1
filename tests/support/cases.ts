import type { Ctx } from '@/lib/access/context'
import { installTypes } from '@/lib/cases/install-types'
import { openCase } from '@/lib/cases/open-case'
import type { Country, TypeKey } from '@/lib/cases/vocabulary'
import { newId } from '@/lib/db/ids'
import { makePeople } from './factories'

/** A team with so many caseworkers, who open sensitive cases too when asked. */
export async function makeTeam(
  ctx: Ctx,
  options: { members?: number; typeKeys?: string[]; safety?: boolean } = {},
): Promise<{ teamId: string; members: string[] }> {
  const members = await makePeople(ctx, options.members ?? 1, 'nl')
  const teamId = newId()
  await ctx.db.caseTeam.create({
    data: {
      id: teamId,
      key: teamId,
      name: `Team ${teamId.slice(-4)}`,
      typeKeys: options.typeKeys ?? [],
      createdAt: ctx.now,
      members: {
        create: members.map((personId) => ({
          id: newId(),
          personId,
          joinedAt: ctx.now,
          safety: options.safety ?? false,
        })),
      },
    },
  })
  return { teamId, members }
}

/** Confirms every shipped rule that may be told, as an administrator would. */
export async function confirmRules(ctx: Ctx): Promise<void> {
  await ctx.db.caseRule.updateMany({ where: { tellable: true }, data: { confirmedAt: ctx.now } })
}

/** An open case of somebody new, in the given team. */
export async function makeCase(
  ctx: Ctx,
  options: { teamId: string; typeKey?: TypeKey; country?: Country; personId?: string; question?: string },
): Promise<{ caseId: string; personId: string; number: string }> {
  await installTypes(ctx)
  const personId = options.personId ?? (await makePeople(ctx, 1))[0] ?? ''
  const opened = await openCase(ctx, {
    personId,
    typeKey: options.typeKey ?? 'residenceCard',
    country: options.country ?? 'BE',
    openedBy: 'self',
    question: options.question ?? 'Mijn kaart is bijna gedaan.',
    language: 'ar',
    urgency: 'week',
    alarm: null,
    reachBy: 'phone',
    reachWhen: ['morning'],
    reachNote: null,
  })
  if (!opened.ok) throw new Error(opened.refusal)
  await ctx.db.helpCase.update({
    where: { id: opened.value.caseId },
    data: { teamId: options.teamId },
  })
  return { caseId: opened.value.caseId, personId, number: opened.value.number }
}
