import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Ctx } from '@/lib/access/context'
import { claimFiles } from '@/lib/ambassadors/expenses/receipts'
import { cleanNextPicture } from '@/lib/files/clean-pictures'
import { receiveFile } from '@/lib/files/receive-file'
import { addDays, days, dayToDate, shift } from '@/lib/time/time'
import type { Random } from './random'

/** Claims to decide, approved and refused ones, each within the ceilings. */
export async function seedClaims(
  ctx: Ctx,
  random: Random,
  wanted: { active: { id: string; personId: string }[]; today: string; coordinator: string },
): Promise<void> {
  const claims = wanted.active.map((who, n) => {
    const on = addDays(wanted.today, -random.int(1, 40))
    const decision = n % 4 === 0 ? 'approved' : n % 7 === 0 ? 'refused' : null
    return {
      id: random.uuid(),
      ambassadorId: who.id,
      personId: who.personId,
      kind: 'flat',
      on: dayToDate(on),
      year: Number(on.slice(0, 4)),
      cents: random.int(4, 40) * 100,
      what: random.pick(['transport', 'food', 'material', 'other']),
      submittedAt: shift(ctx.now, -days(1)),
      decision,
      decidedAt: decision ? ctx.now : null,
      decidedById: decision ? wanted.coordinator : null,
      reason: decision === 'refused' ? 'Op die dag was er geen ontmoeting.' : null,
    }
  })
  await ctx.db.expenseClaim.createMany({ data: claims })
  const counted = claims.filter((claim) => claim.decision !== 'refused')
  await ctx.db.expensePeriod.createMany({
    data: counted.flatMap((claim) => [
      {
        personId: claim.personId,
        period: String(claim.year),
        kind: 'flat',
        cents: claim.cents,
        ceilingCents: 169_251,
      },
      {
        personId: claim.personId,
        period: claim.on.toISOString().slice(0, 10),
        kind: 'flat',
        cents: claim.cents,
        ceilingCents: 4231,
      },
    ]),
  })
}

/** A ticket of the bus, drawn: nobody's real receipt. */
const receipt = (euros: string) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="620"><rect width="420" height="620" fill="#f7f6ee"/>
       <g font-family="Noto Sans" font-size="28" fill="#321827"><text x="40" y="90">LIJNBUS LINDEVELD</text>
       <text x="40" y="180">Rit 4: Station</text><text x="40" y="230">Lindeplein</text>
       <text x="40" y="340" font-size="44">EUR ${euros}</text><text x="40" y="440">Bedankt</text></g></svg>`,
    ),
  )
    .jpeg()
    .toBuffer()

/** Real costs that wait for a decision: with a receipt to look at, and without. */
export async function seedRealClaims(
  ctx: Ctx,
  random: Random,
  wanted: { active: { personId: string; id: string }[]; today: string },
): Promise<void> {
  for (const [n, who] of wanted.active.entries()) {
    const on = addDays(wanted.today, -random.int(2, 30))
    const cents = random.int(8, 60) * 50
    const claimId = random.uuid()
    await ctx.db.expenseClaim.create({
      data: {
        id: claimId,
        ambassadorId: who.id,
        personId: who.personId,
        kind: 'real',
        on: dayToDate(on),
        year: Number(on.slice(0, 4)),
        cents,
        what: 'transport',
        submittedAt: shift(ctx.now, -days(1)),
      },
    })
    await ctx.db.expensePeriod.create({
      data: { personId: who.personId, period: on.slice(0, 4), kind: 'real', cents, ceilingCents: null },
    })
    if (n === wanted.active.length - 1) continue
    const own: Ctx = { ...ctx, actor: { kind: 'person', personId: who.personId, sessionId: '', roles: [] } }
    const sent = await receiveFile(
      own,
      [claimFiles],
      {
        holder: `person:${who.personId}`,
        owner: { kind: claimFiles.kind, id: claimId },
        subjectId: who.personId,
        personId: who.personId,
        audience: 'both',
        about: null,
        back: '/',
        until: 0,
      },
      {
        name: 'ticket.jpg',
        stream: Readable.from([await receipt((cents / 100).toFixed(2))]),
        network: 'seed',
      },
    )
    if (!sent.ok) throw new Error(`a demo receipt: ${sent.refusal}`)
    while ((await cleanNextPicture(ctx)) > 0);
  }
}
