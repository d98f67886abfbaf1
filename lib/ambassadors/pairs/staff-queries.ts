import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { isId } from '@/lib/db/ids'
import { bestFor, type Caution, type Explanation, type Reason } from '@/lib/matching/explain'
import type { Seeker, Weights } from '@/lib/matching/types'
import { weightsFrom } from '@/lib/matching/weights'
import { callNamesOf } from '@/lib/people/names'
import { type Day, dateToDay, days, shift } from '@/lib/time/time'
import { buildTownProblem } from '../matching/build-problem'
import type { RunAnswer, RunFigures } from '../matching/match-run'
import { firstWeights, quietDays } from '../matching/vocabulary'
import { type WhoWaits, whoWaits } from '../waiting'

export type Named = { id: string; name: string }

export type WaitingRow = {
  requestId: string
  personId: string
  name: string
  waitingDays: number
  languages: string[]
  roleKey: string
}

/**
 * The wishes of who waits and has no proposal before them, longest first, a hundred at most; how many there are of those,
 * and how many people wait in all (waiting.ts).
 */
export async function waitingList(
  ctx: Ctx,
): Promise<{ rows: WaitingRow[]; total: number; free: number; waits: WhoWaits }> {
  const waits = await whoWaits(ctx)
  const rows = await ctx.db.$queryRaw<
    {
      id: string
      person_id: string
      role_key: string
      waiting_since: Date
      name: string
      locale: string
      languages: string[] | null
      total: number
    }[]
  >`
    SELECT r.id, r.person_id, r.role_key, r.waiting_since, coalesce(p.call_name, p.full_name) AS name, p.locale,
           (SELECT array_agg(l.language ORDER BY array_position(ARRAY['native', 'good', 'some'], l.speaks), l.language)
              FROM profile f JOIN profile_language l ON l.profile_id = f.id
             WHERE f.person_id = p.id AND l.speaks IS NOT NULL) AS languages,
           count(*) OVER ()::int AS total
      FROM match_request r JOIN person p ON p.id = r.person_id
     WHERE r.state = 'waiting' AND p.disabled_at IS NULL
       AND NOT EXISTS (SELECT FROM match_proposal o WHERE o.request_id = r.id AND o.state = 'open')
     ORDER BY r.waiting_since, r.id LIMIT 100`
  const [free] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ambassador a
     WHERE a.state = 'active' AND a.capacity >
           (SELECT count(*) FROM pair x WHERE x.helper_id = a.person_id AND x.ended_at IS NULL)
         + (SELECT count(*) FROM match_proposal o WHERE o.helper_id = a.person_id AND o.state = 'open')`
  return {
    total: rows[0]?.total ?? 0,
    free: free?.count ?? 0,
    waits,
    rows: rows.map((row) => ({
      requestId: row.id,
      personId: row.person_id,
      name: row.name,
      waitingDays: Math.max(0, Math.floor((ctx.now.getTime() - row.waiting_since.getTime()) / days(1))),
      languages: (row.languages ?? [row.locale]).slice(0, 3),
      roleKey: row.role_key,
    })),
  }
}

export type Candidate = Named & { now: number; free: number; explanation: Explanation }
export type Chosen = {
  requestId: string
  personId: string
  name: string
  roleKey: string
  seeker: Seeker
  neighbourhood: string | null
  candidates: Candidate[]
}

/** One who waits, with the three who fit best. Every look is written down. Null when the request waits no more. */
export async function chosenRequest(ctx: Ctx, requestId: string): Promise<Chosen | null> {
  if (!isId(requestId)) return null
  const { problem, requests } = await buildTownProblem(ctx, { requestId })
  const request = requests.get(requestId)
  const seeker = problem.seekers[0]
  if (!request || !seeker) return null
  const best = bestFor(problem, requestId, 3)
  const names = await callNamesOf(ctx, [request.personId, ...best.map(({ helperId }) => helperId)])
  const now = await ctx.db.pair.groupBy({
    by: ['helperId'],
    where: { endedAt: null, helperId: { in: best.map(({ helperId }) => helperId) } },
    _count: true,
  })
  const person = await ctx.db.person.findUnique({
    where: { id: request.personId },
    select: { neighbourhood: { select: { name: true } } },
  })
  await recordView(ctx, 'ambassadors.match.viewed', [
    request.personId,
    ...best.map(({ helperId }) => helperId),
  ])
  return {
    requestId,
    personId: request.personId,
    name: names.get(request.personId) ?? '',
    roleKey: request.roleKey,
    seeker,
    neighbourhood: person?.neighbourhood?.name ?? null,
    candidates: best.map(({ helperId, explanation }) => ({
      id: helperId,
      name: names.get(helperId) ?? '',
      now: now.find((row) => row.helperId === helperId)?._count ?? 0,
      free: problem.helpers.find(({ id }) => id === helperId)?.capacity ?? 0,
      explanation,
    })),
  }
}

export type RunRow = {
  id: string
  startedAt: Date
  endedAt: Date | null
  jobId: string | null
  whatIf: boolean
  figures: RunFigures | null
}

/** The newest runs. */
export async function lastRuns(ctx: Ctx, most = 10): Promise<RunRow[]> {
  const rows = await ctx.db.matchRun.findMany({
    orderBy: { startedAt: 'desc' },
    take: most,
    select: { id: true, startedAt: true, endedAt: true, jobId: true, whatIf: true, figures: true },
  })
  return rows.map((row) => ({ ...row, figures: row.figures as RunFigures | null }))
}

export type SuggestionRow = {
  requestId: string
  seeker: Named
  helper: Named
  pinned: boolean
  /** It can still be proposed. */
  open: boolean
  reasons: Reason[]
  cautions: Caution[]
}
export type RunDetail = RunRow & {
  weights: Weights
  floorGap: number | null
  answer: RunAnswer | null
  suggestions: SuggestionRow[]
  /** Names of the requests the answer speaks of. */
  names: Map<string, Named>
  before: { matched: number; changed: number } | null
}

/** A run with its pairs, the first 200 by how long people wait; compared with the last one before it. */
export async function runDetail(ctx: Ctx, runId: string): Promise<RunDetail | null> {
  if (!isId(runId)) return null
  const run = await ctx.db.matchRun.findUnique({
    where: { id: runId },
    include: { suggestions: true },
  })
  if (!run) return null
  const answer = run.answer as RunAnswer | null
  const requestIds = [
    ...run.suggestions.map(({ requestId }) => requestId),
    ...(answer?.unmatched ?? []).map(({ seekerId }) => seekerId),
  ]
  const requests = await ctx.db.matchRequest.findMany({
    where: { id: { in: requestIds } },
    select: {
      id: true,
      personId: true,
      state: true,
      waitingSince: true,
    },
  })
  const openRequests = new Set(
    (
      await ctx.db.matchProposal.findMany({
        where: { requestId: { in: requestIds }, state: 'open' },
        select: { requestId: true },
      })
    ).map(({ requestId }) => requestId),
  )
  const names = await callNamesOf(ctx, [
    ...requests.map(({ personId }) => personId),
    ...run.suggestions.map(({ helperId }) => helperId),
  ])
  const requestOf = new Map(requests.map((request) => [request.id, request]))
  const namedRequest = (id: string): Named => {
    const personId = requestOf.get(id)?.personId ?? ''
    return { id: personId, name: names.get(personId) ?? '—' }
  }
  const previous = await ctx.db.matchRun.findFirst({
    where: { startedAt: { lt: run.startedAt }, endedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    select: { figures: true, suggestions: { select: { requestId: true, helperId: true } } },
  })
  const old = new Map(previous?.suggestions.map(({ requestId, helperId }) => [requestId, helperId]))
  const sorted = [...run.suggestions].sort(
    (a, b) =>
      (requestOf.get(a.requestId)?.waitingSince?.getTime() ?? 0) -
        (requestOf.get(b.requestId)?.waitingSince?.getTime() ?? 0) || (a.requestId < b.requestId ? -1 : 1),
  )
  const shown = sorted.slice(0, 200)
  await recordView(
    ctx,
    'ambassadors.match.viewed',
    shown.flatMap((row) => [namedRequest(row.requestId).id, row.helperId]).filter(isId),
    { type: 'matchRun', id: runId },
  )
  return {
    id: run.id,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    jobId: run.jobId,
    whatIf: run.whatIf,
    figures: run.figures as RunFigures | null,
    weights: weightsFrom(run.weights, firstWeights),
    floorGap: run.floorGap,
    answer,
    names: new Map(requests.map((request) => [request.id, namedRequest(request.id)])),
    suggestions: shown.map((row) => ({
      requestId: row.requestId,
      seeker: namedRequest(row.requestId),
      helper: { id: row.helperId, name: names.get(row.helperId) ?? '—' },
      pinned: row.pinned,
      open: requestOf.get(row.requestId)?.state === 'waiting' && !openRequests.has(row.requestId),
      reasons: row.reasons as Reason[],
      cautions: row.cautions as Caution[],
    })),
    before: previous
      ? {
          matched: (previous.figures as RunFigures | null)?.matched ?? 0,
          changed: run.suggestions.filter(({ requestId, helperId }) => old.get(requestId) !== helperId)
            .length,
        }
      : null,
  }
}

export type StaffProposal = {
  id: string
  seeker: Named
  helper: Named
  roleKey: string
  expiresAt: Date
  seekerAnswer: 'yes' | 'no' | null
  helperAnswer: 'yes' | 'no' | null
  questions: { id: string; from: string; text: string; answer: string | null }[]
}

/** Open proposals, those that end soonest first. */
export async function openProposals(ctx: Ctx): Promise<StaffProposal[]> {
  const rows = await ctx.db.matchProposal.findMany({
    where: { state: 'open' },
    orderBy: { expiresAt: 'asc' },
    take: 200,
    include: { questions: { orderBy: { askedAt: 'asc' } } },
  })
  const names = await callNamesOf(
    ctx,
    rows.flatMap((row) => [row.seekerId, row.helperId]),
  )
  const named = (id: string | null): Named => ({ id: id ?? '', name: names.get(id ?? '') ?? '—' })
  await recordView(
    ctx,
    'ambassadors.match.viewed',
    rows.flatMap((row) => [row.seekerId ?? [], row.helperId ?? []].flat()),
  )
  return rows.map((row) => ({
    id: row.id,
    seeker: named(row.seekerId),
    helper: named(row.helperId),
    roleKey: row.roleKey,
    expiresAt: row.expiresAt,
    seekerAnswer: row.seekerAnswer as 'yes' | 'no' | null,
    helperAnswer: row.helperAnswer as 'yes' | 'no' | null,
    questions: row.questions.map(({ id, side, text, answer }) => ({
      id,
      from: named(side === 'seeker' ? row.seekerId : row.helperId).name,
      text,
      answer,
    })),
  }))
}

export type StaffPair = {
  id: string
  seeker: Named
  helper: Named
  roleKey: string
  state: 'active' | 'quiet' | 'paused' | 'ended'
  lastHeardAt: Date
  endsOn: Day
  minutes: number
}
export const pairStates = ['active', 'quiet', 'paused', 'ended'] as const

/** Pairs in a state (all that are not over when none is asked for), the longest silent first; at most so many. */
export async function listPairs(
  ctx: Ctx,
  state?: (typeof pairStates)[number],
  most = 300,
): Promise<StaffPair[]> {
  const quietBefore = shift(ctx.now, -days(quietDays))
  const paused = { pausedUntil: { gt: ctx.now } }
  const rows = await ctx.db.pair.findMany({
    where:
      state === 'ended'
        ? { endedAt: { not: null } }
        : {
            endedAt: null,
            ...(state === 'paused' ? paused : {}),
            ...(state === 'quiet' ? { lastHeardAt: { lt: quietBefore }, NOT: paused } : {}),
            ...(state === 'active' ? { lastHeardAt: { gte: quietBefore }, NOT: paused } : {}),
          },
    orderBy: { lastHeardAt: 'asc' },
    take: most,
    include: { meetings: { where: { takenBackAt: null }, select: { minutes: true } } },
  })
  const names = await callNamesOf(
    ctx,
    rows.flatMap((row) => [row.seekerId, row.helperId]),
  )
  const named = (id: string | null): Named => ({ id: id ?? '', name: names.get(id ?? '') ?? '—' })
  await recordView(
    ctx,
    'ambassadors.match.viewed',
    rows.flatMap((row) => [row.seekerId ?? [], row.helperId ?? []].flat()),
  )
  return rows.map((row) => ({
    id: row.id,
    seeker: named(row.seekerId),
    helper: named(row.helperId),
    roleKey: row.roleKey,
    state: row.endedAt
      ? 'ended'
      : row.pausedUntil && row.pausedUntil > ctx.now
        ? 'paused'
        : row.lastHeardAt < quietBefore
          ? 'quiet'
          : 'active',
    lastHeardAt: row.lastHeardAt,
    endsOn: dateToDay(row.endsOn),
    minutes: row.meetings.reduce((sum, meeting) => sum + meeting.minutes, 0),
  }))
}

export type MoodRow = {
  id: string
  pairId: string
  person: Named
  face: number
  load: number | null
  wantsCall: boolean
  answeredAt: Date
}

/** Who said it is hard, or asked to be called, and was not spoken with yet. */
export async function lowMoods(ctx: Ctx): Promise<MoodRow[]> {
  const rows = await ctx.db.pairCheckIn.findMany({
    where: {
      handledAt: null,
      answeredAt: { not: null },
      OR: [{ face: 1 }, { load: 3 }, { wantsCall: true }],
    },
    orderBy: { answeredAt: 'asc' },
    take: 100,
    include: { pair: { select: { seekerId: true, helperId: true } } },
  })
  const who = (row: (typeof rows)[number]) => (row.side === 'seeker' ? row.pair.seekerId : row.pair.helperId)
  const names = await callNamesOf(ctx, rows.map(who))
  return rows.map((row) => ({
    id: row.id,
    pairId: row.pairId,
    person: { id: who(row) ?? '', name: names.get(who(row) ?? '') ?? '—' },
    face: row.face ?? 2,
    load: row.load,
    wantsCall: row.wantsCall,
    answeredAt: row.answeredAt ?? ctx.now,
  }))
}

export type ReportRow = {
  id: string
  kind: 'problem' | 'safety'
  words: string | null
  reporter: Named | null
  reportedAt: Date
  handledAt: Date | null
  note: string | null
}

/** Reports, open ones first. Nobody reads a report of a pair they are in themselves. */
export async function listReports(ctx: Ctx): Promise<ReportRow[]> {
  const me = personIdOf(ctx.actor) ?? '00000000-0000-0000-0000-000000000000'
  const rows = await ctx.db.$queryRaw<
    {
      id: string
      kind: 'problem' | 'safety'
      words: string | null
      reporter_id: string | null
      reported_at: Date
      handled_at: Date | null
      note: string | null
    }[]
  >`
    SELECT r.id, r.kind, r.words, r.reporter_id, r.reported_at, r.handled_at, r.note
      FROM pair_report r LEFT JOIN pair p ON p.id = r.pair_id
     WHERE p.id IS NULL OR (p.seeker_id IS DISTINCT FROM ${me}::uuid AND p.helper_id IS DISTINCT FROM ${me}::uuid)
     ORDER BY r.handled_at IS NOT NULL, r.kind = 'safety' DESC, r.reported_at LIMIT 100`
  const names = await callNamesOf(
    ctx,
    rows.map((row) => row.reporter_id),
  )
  await recordView(
    ctx,
    'ambassadors.report.viewed',
    rows.flatMap((row) => row.reporter_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    words: row.words,
    reporter: row.reporter_id ? { id: row.reporter_id, name: names.get(row.reporter_id) ?? '—' } : null,
    reportedAt: row.reported_at,
    handledAt: row.handled_at,
    note: row.note,
  }))
}

export type RuleRow = { id: string; kind: 'pin' | 'apart'; seeker: Named; helper: Named; note: string | null }

/** What colleagues said about two people and still holds. */
export async function standingRules(ctx: Ctx): Promise<RuleRow[]> {
  const rows = await ctx.db.matchRule.findMany({
    where: { liftedAt: null },
    orderBy: { setAt: 'desc' },
    take: 100,
  })
  const names = await callNamesOf(
    ctx,
    rows.flatMap((row) => [row.seekerId, row.helperId]),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as 'pin' | 'apart',
    seeker: { id: row.seekerId, name: names.get(row.seekerId) ?? '—' },
    helper: { id: row.helperId, name: names.get(row.helperId) ?? '—' },
    note: row.note,
  }))
}

export type PairAttention = {
  quiet: StaffPair[]
  moods: MoodRow[]
  /** Open proposals that end within two days, and questions nobody answered yet. */
  staleProposals: number
  openQuestions: number
  openReports: number
  activePairs: number
  minutesThisMonth: number
  waiting: WhoWaits
}

/** What the coordinator should look at today, and the line that says what it brings. */
export async function pairAttention(ctx: Ctx, monthBegan: Date): Promise<PairAttention> {
  const [numbers] = await ctx.db.$queryRaw<
    { stale: number; questions: number; reports: number; active: number; minutes: number }[]
  >`
    SELECT (SELECT count(*)::int FROM match_proposal WHERE state = 'open' AND expires_at < ${shift(ctx.now, days(2))}) AS stale,
           (SELECT count(*)::int FROM match_question q JOIN match_proposal o ON o.id = q.proposal_id
             WHERE q.answered_at IS NULL AND o.state = 'open') AS questions,
           (SELECT count(*)::int FROM pair_report WHERE handled_at IS NULL) AS reports,
           (SELECT count(*)::int FROM pair WHERE ended_at IS NULL) AS active,
           (SELECT coalesce(sum(minutes), 0)::int FROM pair_meeting WHERE taken_back_at IS NULL AND "on" >= ${monthBegan}::date) AS minutes`
  return {
    quiet: (await listPairs(ctx, 'quiet')).slice(0, 20),
    moods: await lowMoods(ctx),
    staleProposals: numbers?.stale ?? 0,
    openQuestions: numbers?.questions ?? 0,
    openReports: numbers?.reports ?? 0,
    activePairs: numbers?.active ?? 0,
    minutesThisMonth: numbers?.minutes ?? 0,
    waiting: await whoWaits(ctx),
  }
}
