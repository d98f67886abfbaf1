import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { Ctx } from '@/lib/access/context'
import type { Role } from '@/lib/access/roles'
import { caseFiles, caseThread } from '@/lib/cases/conversation'
import { cleanNextPicture } from '@/lib/files/clean-pictures'
import { receiveFile } from '@/lib/files/receive-file'
import { verifyDocument } from '@/lib/files/verify-document'
import { type Locale, localeOr } from '@/lib/i18n/locales'
import type { WriteMessageInput } from '@/lib/threads/schema'
import { translateMessage } from '@/lib/threads/translate-message'
import { writeMessage } from '@/lib/threads/write-message'
import { addDays, dayOf, hours, shift } from '@/lib/time/time'
import type { Random } from './random'
import type { SeededPersonas } from './seed-people'

const actor = (personId: string, roles: readonly Role[]) =>
  ({ kind: 'person', personId, sessionId: '00000000-0000-7000-8000-000000000000', roles }) as const

/** Own words of the demo's newcomers, with what an interpreter made of them. */
const said: Partial<Record<Locale, { text: string; dutch: string }>> = {
  ar: {
    text: 'وصلتني رسالة من البلدية ولا أفهمها. هل يمكنكم مساعدتي؟',
    dutch: 'Ik heb een brief van de gemeente gekregen. Ik begrijp hem niet. Kunnen jullie mij helpen?',
  },
  ti: {
    text: 'ካብ ምምሕዳር ከተማ ደብዳበ መጺኡኒ። ኣይተረድኣንን። ክትሕግዙኒ ትኽእሉ ዶ?',
    dutch: 'Ik kreeg een brief van de gemeente. Ik begrijp hem niet. Kunnen jullie mij helpen?',
  },
  uk: {
    text: 'Ми отримали лист зі школи. Чи можете пояснити, що там написано?',
    dutch: 'We kregen een brief van de school. Kunnen jullie uitleggen wat erin staat?',
  },
}

/** A sheet of paper as a telephone sees it: grey lines on white, no word of anybody's. */
function letter(): Promise<Buffer> {
  const lines = Array.from(
    { length: 18 },
    (_, n) =>
      `<rect x="90" y="${220 + n * 48}" width="${n % 5 === 4 ? 320 : 640}" height="14" fill="#9a9298"/>`,
  ).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="820" height="1160"><rect width="820" height="1160" fill="#fdfcf8"/><rect x="90" y="80" width="220" height="60" rx="4" fill="#165185"/>${lines}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}

/** Conversations and papers in the demo people's cases: phrases both ways, own words, a letter that was seen. */
export async function seedConversations(
  ctx: Ctx,
  random: Random,
  wanted: { personas: SeededPersonas; zone: string; say: (line: string) => void },
): Promise<void> {
  const ids = Object.entries(wanted.personas).flatMap(([name, id]) =>
    name.startsWith('newcomer') && id ? [id] : [],
  )
  const cases = await ctx.db.helpCase.findMany({
    where: { personId: { in: ids }, closedAt: null, assigneeId: { not: null } },
    orderBy: { openedAt: 'asc' },
    select: { id: true, personId: true, assigneeId: true },
  })
  const people = await ctx.db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, locale: true },
  })
  const today = dayOf(ctx.now, wanted.zone)
  for (const one of cases) {
    const locale = localeOr(people.find((person) => person.id === one.personId)?.locale)
    const at = (ago: number): Ctx => ({ ...ctx, now: shift(ctx.now, -hours(ago)) })
    const person = (ago: number): Ctx => ({ ...at(ago), actor: actor(one.personId, ['newcomer']) })
    const worker = (ago: number): Ctx => ({ ...at(ago), actor: actor(one.assigneeId ?? '', ['caseworker']) })
    const write = async (
      by: Ctx,
      words: Pick<WriteMessageInput, 'language'> & Partial<WriteMessageInput>,
    ) => {
      const sent = await writeMessage(by, [caseThread], {
        ownerKind: caseThread.kind,
        ownerId: one.id,
        key: random.uuid(),
        do: 'send',
        ...words,
      })
      if (!sent.ok) throw new Error(`a demo message: ${sent.refusal}`)
      return sent.value.done === 'sent' ? sent.value.messageId : ''
    }
    const own = said[locale]
    if (own) {
      const messageId = await write(person(26), { language: locale, text: own.text })
      await translateMessage(worker(25), [caseThread], { messageId, locale: 'nl', text: own.dutch })
    }
    await write(worker(24), {
      language: 'nl',
      parts: [
        { id: 'greeting.gotMessage' },
        { id: 'documents.sendPhoto', blanks: { document: 'letter' } },
        { id: 'appointment.booked', blanks: { day: addDays(today, 6), time: '10:30' } },
      ],
    })
    await write(person(3), {
      language: locale,
      parts: [{ id: 'answer.understand' }, { id: 'coming.willCome' }],
    })

    for (const [name, about] of [
      ['brief-gemeente.jpg', 1],
      ['verblijfskaart.jpg', 2],
    ] as const) {
      const sent = await receiveFile(
        person(20),
        [caseFiles],
        {
          holder: `person:${one.personId}`,
          owner: { kind: caseFiles.kind, id: one.id },
          subjectId: one.personId,
          personId: one.personId,
          audience: 'both',
          about: null,
          back: '/',
          until: 0,
        },
        // Two files that are not the same to the byte.
        { name, stream: Readable.from([await letter(), Buffer.alloc(about)]), network: 'seed' },
      )
      if (!sent.ok) throw new Error(`a demo file: ${sent.refusal}`)
      while ((await cleanNextPicture(at(19))) > 0);
      if (about === 2)
        await verifyDocument(worker(18), [caseFiles], {
          fileId: sent.value.id,
          type: 'residenceCard',
          lastFour: '4821',
          expiresOn: addDays(today, 40),
        })
    }
  }
  wanted.say(`Conversations and papers in ${cases.length} cases are there.`)
}
