import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { type Day, dayOf, dayToDate } from '@/lib/time/time'
import { addCentreDays } from '@/lib/time/working-days'
import { type Definition, readDefinition } from './definition'
import { note } from './history'
import { refreshCase } from './refresh'
import type { Country, Opener, Reach, TypeKey, Urgency } from './vocabulary'

export type OpenCaseInput = {
  personId: string
  typeKey: TypeKey
  /** What was chosen, when words of danger made it another type. */
  askedTypeKey?: TypeKey
  country: Country
  openedBy: Opener
  question: string | null
  language: string
  urgency: Urgency
  alarm: 'red' | 'orange' | null
  reachBy: Reach
  reachWhen: readonly string[]
  reachNote: string | null
}

/** The team a type lands in: the one that names it, else the one that names none. */
export async function teamFor(ctx: Ctx, typeKey: TypeKey): Promise<string | null> {
  const teams = await ctx.db.caseTeam.findMany({
    where: { closedAt: null, OR: [{ typeKeys: { has: typeKey } }, { typeKeys: { isEmpty: true } }] },
    select: { id: true, typeKeys: true },
    orderBy: { createdAt: 'asc' },
  })
  return (teams.find((team) => team.typeKeys.includes(typeKey)) ?? teams[0])?.id ?? null
}

async function nextNumber(ctx: Ctx): Promise<string> {
  const [row] = await ctx.db.$queryRaw<{ n: number }[]>`SELECT nextval('help_case_number')::int AS n`
  return `D-${dayOf(ctx.now, townZone()).slice(0, 4)}-${String(row?.n ?? 0).padStart(5, '0')}`
}

/** The checklist of a type, as lines of a case. */
export function papersOf(definition: Definition) {
  return definition.papers.map((paper, position) => ({
    id: newId(),
    key: paper.key ?? null,
    words: paper.words ?? null,
    required: paper.required,
    position,
  }))
}

/** The tasks a type lays out, counted from today. */
export function tasksOf(ctx: Ctx, definition: Definition, country: Country) {
  const today = dayOf(ctx.now, townZone())
  return definition.tasks.map((task, position) => ({
    id: newId(),
    key: task.key ?? null,
    words: task.words ?? null,
    who: task.who,
    source: 'template',
    dueOn:
      task.dueWorkingDays === undefined
        ? null
        : dayToDate(addCentreDays(country, today, task.dueWorkingDays)),
    createdAt: ctx.now,
    position,
  }))
}

/** By when the person gets an answer: working days of the centre after today; danger and "today" mean today or tomorrow. */
export function answerDay(country: Country, today: Day, workingDays: number, urgent: boolean): Day {
  return addCentreDays(country, today, urgent ? Math.min(1, workingDays) : workingDays)
}

/**
 * Opens a case for a person with its type's papers and tasks, in the team that does such cases. Refuses `noSuchType`
 * (the town's country does not have it) and `noTeam`.
 */
export async function openCase(
  ctx: Ctx,
  input: OpenCaseInput,
): Promise<Result<{ caseId: string; number: string; answerBy: Day }, 'noSuchType' | 'noTeam'>> {
  return inTransaction(ctx, async (tx) => {
    const version = await tx.db.caseTypeVersion.findFirst({
      where: { type: { key: input.typeKey, country: input.country } },
      orderBy: { version: 'desc' },
    })
    if (!version) return refused('noSuchType')
    const teamId = await teamFor(tx, input.typeKey)
    if (!teamId) return refused('noTeam')
    const definition = readDefinition(version.definition)
    const id = newId()
    const number = await nextNumber(tx)
    const today = dayOf(tx.now, townZone())
    const urgent = input.urgency === 'today' || input.alarm === 'red'
    const answerBy = answerDay(input.country, today, definition.answerWorkingDays, urgent)
    await tx.db.helpCase.create({
      data: {
        id,
        number,
        personId: input.personId,
        typeVersionId: version.id,
        typeKey: input.typeKey,
        askedTypeKey: input.askedTypeKey === input.typeKey ? null : (input.askedTypeKey ?? null),
        country: input.country,
        teamId,
        openedBy: input.openedBy,
        openedAt: tx.now,
        question: input.question,
        language: input.language,
        urgency: input.urgency,
        alarm: input.alarm,
        sensitive: definition.sensitive,
        reachBy: input.reachBy,
        reachWhen: [...input.reachWhen],
        reachNote: input.reachNote,
        answerBy: dayToDate(answerBy),
        stage: definition.stages[0] ?? 'asked',
        waitingOn: 'centre',
        changedAt: tx.now,
        version: 0,
        papers: { create: papersOf(definition) },
        tasks: { create: tasksOf(tx, definition, input.country) },
      },
    })
    await note(tx, { id, personId: input.personId }, 'opened', { type: input.typeKey, by: input.openedBy })
    // Somebody in danger may not be the only reader of their mail.
    if (!definition.sensitive)
      await enqueue(tx, {
        kind: 'cases.opened',
        dedupeKey: `cases.opened:${id}`,
        personId: input.personId,
        data: { caseId: id },
      })
    await refreshCase(tx, id)
    return ok({ caseId: id, number, answerBy })
  })
}
