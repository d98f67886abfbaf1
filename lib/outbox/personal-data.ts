import 'server-only'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { PersonalData } from '@/lib/people/personal-data'
import { copyWords, plain, tableChapter } from '@/lib/people/readable'

/** What messages are about, by the domain that sends them: the name of the page where the same thing stands. */
async function topics(locale: Locale): Promise<(kind: string) => string> {
  const say = {
    my: await translatorFor(locale, 'my'),
    myData: await translatorFor(locale, 'myData'),
    appointments: await translatorFor(locale, 'appointments'),
    cases: await translatorFor(locale, 'cases'),
    threads: await translatorFor(locale, 'threads'),
    teaching: await translatorFor(locale, 'teaching'),
    ambassadors: await translatorFor(locale, 'ambassadors'),
    pairs: await translatorFor(locale, 'pairs'),
    passport: await translatorFor(locale, 'passport'),
  }
  const words: Record<string, string> = {
    courses: say.my('myBookings'),
    people: say.myData('title'),
    auth: say.myData('pdf.access'),
    appointments: say.appointments('mine'),
    cases: say.cases('title'),
    threads: say.threads('title'),
    teaching: say.teaching('mine.title'),
    ambassadors: say.ambassadors('my.title'),
    pairs: say.pairs('title'),
    passport: say.passport('title'),
  }
  return (kind) => words[kind.split('.')[0] ?? ''] ?? kind
}

/** Messages: which were sent and when. Their words are made anew each time and kept nowhere but in the demo's mailbox. */
export const outboxPersonalData: PersonalData = {
  domain: 'outbox',
  async collect(ctx, personId) {
    return {
      messages: await ctx.db.outboxMessage.findMany({
        where: { personId },
        orderBy: { id: 'asc' },
        select: { kind: true, createdAt: true, deliveredAt: true, channel: true },
      }),
    }
  },
  async readable(ctx, personId, locale) {
    const { t, f } = await copyWords(locale)
    const rows = await ctx.db.outboxMessage.findMany({
      where: { personId },
      orderBy: { id: 'asc' },
      select: { kind: true, createdAt: true, deliveredAt: true, channel: true },
    })
    const topic = await topics(locale)
    return tableChapter(
      t('pdf.sent'),
      [t('when'), t('pdf.about'), t('pdf.way')],
      rows.map((row) => [
        plain(f.fullDayAndTime(row.deliveredAt ?? row.createdAt)),
        plain(topic(row.kind)),
        plain(
          t(row.deliveredAt === null ? 'pdf.waits' : row.channel === 'none' ? 'pdf.onPage' : 'pdf.byMail'),
        ),
      ]),
    )
  },
  conflicts: async () => [],
  async erase(ctx, personId, email) {
    const theirs = { OR: [{ personId }, ...(email ? [{ email }] : [])] }
    const rows = await ctx.db.outboxMessage.findMany({ where: theirs, select: { id: true } })
    await ctx.db.demoMail.deleteMany({
      where: { OR: [{ outboxId: { in: rows.map((row) => row.id) } }, ...(email ? [{ to: email }] : [])] },
    })
    // Rows with an address only (codes) go; the others name nobody and stay as the proof that something was said.
    if (email) await ctx.db.outboxMessage.deleteMany({ where: { email } })
    return rows.length > 0 ? ['messages'] : []
  },
  move: async () => ({}),
  back: async () => {},
}
