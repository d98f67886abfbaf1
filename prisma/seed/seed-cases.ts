import type { Ctx } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { claimCase } from '@/lib/cases/assign-case'
import { markPaper, readyPaper } from '@/lib/cases/check-papers'
import { closeCase, confirmClosing } from '@/lib/cases/close-case'
import { installTypes } from '@/lib/cases/install-types'
import { openCase } from '@/lib/cases/open-case'
import { raiseFlag } from '@/lib/cases/raise-flag'
import { recordFact } from '@/lib/cases/record-fact'
import { type TypeKey, typeKeys } from '@/lib/cases/vocabulary'
import { finishTask } from '@/lib/cases/work-tasks'
import { writeNote } from '@/lib/cases/write-note'
import { addDays, dayOf, days, shift } from '@/lib/time/time'
import { demoStories } from './data/cases'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

const actor = (personId: string, roles: readonly Role[] = ['caseworker']) =>
  ({ kind: 'person', personId, sessionId: '00000000-0000-7000-8000-000000000000', roles }) as const

/** Two teams with their people: residence, work and study; living, family and health. */
async function seedTeams(ctx: Ctx, random: Random, personas: SeededPersonas) {
  const createdAt = shift(ctx.now, -days(400))
  const make = (
    key: string,
    name: string,
    typeKeys: TypeKey[],
    phone: string,
    people: (string | undefined)[],
  ) => ({
    id: random.uuid(),
    key,
    name,
    typeKeys,
    phone,
    phoneWeekdays: [1, 2, 4],
    phoneFromMinute: 540,
    phoneToMinute: 720,
    createdAt,
    members: people.flatMap((personId, n) =>
      personId ? [{ id: random.uuid(), personId, joinedAt: createdAt, safety: n === 0 }] : [],
    ),
  })
  const teams = [
    make(
      'verblijf',
      'Team Verblijf en Werk',
      ['residenceCard', 'family', 'diploma', 'driving', 'letter', 'bank'],
      '+3292550141',
      [personas.caseworker, personas.coordinator],
    ),
    make(
      'wonen',
      'Team Wonen en Gezin',
      ['housing', 'school', 'childBenefit', 'healthcare', 'safety', 'other'],
      '+3292550142',
      [personas.caseworker2],
    ),
  ]
  for (const { members, ...team } of teams)
    await ctx.db.caseTeam.create({ data: { ...team, members: { create: members } } })
  return teams.map((team) => team.id)
}

/** Every shipped rule that may be told is confirmed by the demo's administrator. */
async function confirmRules(ctx: Ctx, personas: SeededPersonas) {
  await ctx.db.caseRule.updateMany({
    where: { tellable: true },
    data: { confirmedAt: shift(ctx.now, -days(20)), confirmedById: personas.admin ?? null },
  })
}

/** The demo town's cases, walked through by the very commands staff use: in every state, for two teams. */
export async function seedCases(
  ctx: Ctx,
  random: Random,
  wanted: {
    personas: SeededPersonas
    newcomers: readonly string[]
    zone: string
    say: (line: string) => void
  },
): Promise<void> {
  const { personas, newcomers, zone, say } = wanted
  await installTypes(ctx)
  await confirmRules(ctx, personas)
  await seedTeams(ctx, random, personas)
  const today = dayOf(ctx.now, zone)
  let n = 0
  for (const story of demoStories) {
    const personId = story.persona ? personas[story.persona] : newcomers[(n++ * 7) % newcomers.length]
    const worker = story.team === 'verblijf' ? personas.caseworker : personas.caseworker2
    if (!personId || !worker) continue
    const at = (ago: number): Ctx => ({ ...ctx, now: shift(ctx.now, -days(ago)) })
    const by = (ago: number): Ctx => ({ ...at(ago), actor: actor(worker) })
    const opened = await openCase(at(story.openedAgo), {
      personId,
      typeKey: story.type,
      country: 'BE',
      openedBy: story.openedBy ?? 'self',
      question: story.question,
      language: story.language,
      urgency: story.urgency ?? 'week',
      alarm: story.alarm ?? null,
      reachBy: 'phone',
      reachWhen: ['morning'],
      reachNote: null,
    })
    if (!opened.ok) throw new Error(`${story.type}: ${opened.refusal}`)
    const { caseId } = opened.value
    const stays = Math.max(0, story.openedAgo - 1)
    if (story.claimed !== false) await claimCase(by(stays), { caseId })
    if (story.note) await writeNote(by(stays), { caseId, kind: 'shared', text: story.note, language: 'nl' })
    if (story.internal)
      await writeNote(by(stays), { caseId, kind: 'internal', text: story.internal, language: 'nl' })
    if (story.contact)
      await writeNote(by(stays), {
        caseId,
        kind: 'contact',
        channel: 'phone',
        reached: true,
        text: story.contact,
        language: story.language,
      })
    for (const [key, value] of Object.entries(story.facts ?? {}))
      await recordFact(by(stays), {
        caseId,
        key,
        ...(typeof value === 'number' ? { on: addDays(today, value) } : { value }),
      })
    const tasks = await ctx.db.caseTask.findMany({
      where: { caseId, source: 'template' },
      orderBy: { position: 'asc' },
      select: { id: true },
    })
    for (const task of tasks.slice(0, story.tasksDone ?? 0))
      await finishTask(by(Math.max(0, stays - 1)), { caseId, taskId: task.id })
    const papers = await ctx.db.casePaper.findMany({ where: { caseId }, orderBy: { position: 'asc' } })
    for (const paper of papers.slice(0, story.papersSeen ?? 0))
      await markPaper(by(0), { caseId, paperId: paper.id, as: 'seen' })
    const ready = papers[story.papersSeen ?? 0]
    if (story.paperReady && ready)
      await readyPaper({ ...at(0), actor: actor(personId, ['newcomer']) }, { caseId, paperId: ready.id })
    if (story.flag)
      await raiseFlag(by(0), { caseId, kind: story.flag, words: null, until: addDays(today, 14) })
    if (story.closed) {
      const done = await closeCase(by(story.closedAgo ?? 1), {
        caseId,
        outcome: story.closed,
        reason: null,
      })
      if (done.ok && done.value === 'asked')
        await confirmClosing(
          { ...at(story.closedAgo ?? 1), actor: actor(personas.coordinator ?? '', ['coordinator']) },
          { caseId },
        )
    }
  }
  say(`${demoStories.length} cases in two teams, of ${typeKeys.length} kinds.`)
}
