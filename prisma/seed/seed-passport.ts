import type { Ctx } from '@/lib/access/context'
import { makeHoursProof } from '@/lib/passport/proof'
import type { ActivityKind } from '@/lib/passport/vocabulary'
import { days, dayToDate, shift } from '@/lib/time/time'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

type Wanted = { personas: SeededPersonas; newcomers: string[]; zone: string; say: (line: string) => void }

const flanders = '01940000-0000-7000-8000-000000000101'
const participation = '01940000-0000-7000-8000-000000000204'
const zRoute = '01940000-0000-7000-8000-000000000104'
const flemishParts = [201, 202, 203].map((n) => `01940000-0000-7000-8000-000000000${n}`)
const kinds: ActivityKind[] = [
  'pair',
  'pair',
  'neighbourhood',
  'association',
  'volunteering',
  'event',
  'internship',
]

/**
 * People under way: on track, behind, silent, done; hours from many sources, some that wait for their contact person
 * and some that were refused. The demo newcomer has a proof one can check.
 */
export async function seedPassport(ctx: Ctx, random: Random, wanted: Wanted): Promise<void> {
  const { personas } = wanted
  const counsellor = personas.caseworker ?? null
  const day = (ago: number) => dayToDate(shift(ctx.now, -days(ago)).toISOString().slice(0, 10))
  const trajectories: {
    id: string
    personId: string
    templateId: string
    startedOn: Date
    createdAt: Date
    createdById: string | null
  }[] = []
  const marks: {
    trajectoryId: string
    partId: string
    doneOn: Date
    markedAt: Date
    markedById: string | null
  }[] = []
  const rows: {
    id: string
    personId: string
    sourceKind: string
    sourceId: string
    activityKind: string
    minutes: number
    on: Date
    createdAt: Date
    createdById?: string | null
    what?: string
    contactName?: string
    contactEmail?: string
    confirmedAt?: Date
    confirmedById?: string | null
    confirmedVia?: string
    refusedAt?: Date
    refusedById?: string | null
    refusedReason?: string
  }[] = []
  const begin = (personId: string, templateId: string, ago: number) => {
    const id = random.uuid()
    trajectories.push({
      id,
      personId,
      templateId,
      startedOn: day(ago),
      createdAt: shift(ctx.now, -days(ago)),
      createdById: counsellor,
    })
    return id
  }
  const credit = (personId: string, minutes: number, ago: number, kind: ActivityKind) => {
    const id = random.uuid()
    const at = shift(ctx.now, -days(ago))
    rows.push({
      id,
      personId,
      sourceKind: 'seed.activity',
      sourceId: id,
      activityKind: kind,
      minutes,
      on: day(ago),
      createdAt: at,
      confirmedAt: at,
      confirmedById: personas.ambassador ?? null,
      confirmedVia: 'source',
    })
  }
  const own = (personId: string, what: string, kind: ActivityKind, minutes: number, ago: number) => {
    const id = random.uuid()
    const row = {
      id,
      personId,
      sourceKind: 'passport.own',
      sourceId: id,
      activityKind: kind,
      minutes,
      on: day(ago),
      createdAt: shift(ctx.now, -days(ago)),
      createdById: personId,
      what,
      contactName: 'Wim Aerts',
      contactEmail: 'ambassador@lindeveld.example',
    }
    rows.push(row)
    return row as (typeof rows)[number]
  }
  for (const personId of wanted.newcomers) {
    if (!random.chance(0.22)) continue
    const ago = random.int(20, 640)
    const trajectoryId = begin(personId, flanders, ago)
    for (const partId of flemishParts)
      if (random.chance(Math.min(0.8, ago / 500)))
        marks.push({
          trajectoryId,
          partId,
          doneOn: day(random.int(0, ago)),
          markedAt: ctx.now,
          markedById: counsellor,
        })
    if (random.chance(0.15)) continue
    for (let n = random.int(0, Math.min(22, Math.floor(ago / 14))); n > 0; n--)
      credit(personId, random.pick([60, 90, 120, 120, 180, 240]), random.int(0, ago), random.pick(kinds))
  }
  if (personas.newcomer) {
    const id = begin(personas.newcomer, flanders, 240)
    marks.push({
      trajectoryId: id,
      partId: flemishParts[2] ?? '',
      doneOn: day(200),
      markedAt: shift(ctx.now, -days(200)),
      markedById: counsellor,
    })
    for (const [ago, minutes, kind] of [
      [200, 120, 'pair'],
      [171, 120, 'pair'],
      [150, 240, 'volunteering'],
      [122, 120, 'pair'],
      [98, 180, 'neighbourhood'],
      [71, 240, 'volunteering'],
      [44, 120, 'pair'],
      [19, 180, 'event'],
      [8, 240, 'volunteering'],
    ] as const)
      credit(personas.newcomer, minutes, ago, kind)
    own(personas.newcomer, 'Geholpen bij het buurtfeest', 'neighbourhood', 210, 5)
    const refused = own(personas.newcomer, 'Koken voor de vereniging', 'association', 300, 33)
    refused.refusedAt = shift(ctx.now, -days(30))
    refused.refusedById = personas.ambassador ?? null
    refused.refusedReason = 'Het was twee uur, niet vijf. Schrijf je het opnieuw op?'
  }
  if (personas.newcomer2) {
    begin(personas.newcomer2, zRoute, 410)
    for (let ago = 400; ago > 4; ago -= 13) credit(personas.newcomer2, 240, ago, random.pick(kinds))
  }
  if (personas.newcomer3) {
    const id = begin(personas.newcomer3, flanders, 420)
    for (const partId of flemishParts)
      marks.push({
        trajectoryId: id,
        partId,
        doneOn: day(60),
        markedAt: shift(ctx.now, -days(60)),
        markedById: counsellor,
      })
    for (let ago = 400; ago > 80; ago -= 12) credit(personas.newcomer3, 120, ago, random.pick(kinds))
  }
  await ctx.db.trajectory.createMany({ data: trajectories })
  await ctx.db.trajectoryMark.createMany({ data: marks })
  await ctx.db.$executeRaw`
    UPDATE trajectory_mark m SET evidence = p.evidence[1] FROM trajectory_part p WHERE p.id = m.part_id`
  const confirmed = rows.filter((row) => row.confirmedById !== row.personId)
  for (let from = 0; from < confirmed.length; from += 5000)
    await ctx.db.passportHours.createMany({ data: confirmed.slice(from, from + 5000) })
  const mine = trajectories.find((one) => one.personId === personas.newcomer)
  if (mine) await makeHoursProof(ctx, { trajectoryId: mine.id, partId: participation })
  wanted.say(`Passports: ${trajectories.length} trajectories, ${rows.length} hours.`)
}
