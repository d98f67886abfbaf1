import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { copyWords, plain, written } from '@/lib/people/readable'
import { ruleShape } from './deadlines/types'
import type { sharedEvents } from './events'
import { ownWords } from './type-list'
import {
  isChoiceFact,
  isDayFact,
  type Outcome,
  type reachTimes,
  type StageKey,
  type Urgency,
} from './vocabulary'
import { paperWords, sentenceWords, taskWords, typeName } from './words'

/** Administrative help to be read: a chapter for each case, with all that was written down in it. */
export async function readableCases(ctx: Ctx, personId: string, locale: Locale): Promise<ReadableSection[]> {
  const { t, f, day } = await copyWords(locale)
  const words = await translatorFor(locale, 'cases')
  const cases = await ctx.db.helpCase.findMany({
    where: { personId },
    orderBy: { openedAt: 'asc' },
    include: {
      facts: { where: { retractedAt: null }, orderBy: { recordedAt: 'asc' } },
      // Notes among colleagues are about the person too: they may read them (GDPR art. 15).
      notes: { where: { removedAt: null }, orderBy: { at: 'asc' } },
      tasks: { where: { droppedAt: null }, orderBy: { position: 'asc' } },
      papers: { orderBy: { position: 'asc' } },
      deadlines: {
        where: { droppedAt: null },
        orderBy: { createdAt: 'asc' },
        include: { rule: { select: { rule: true } } },
      },
      referrals: { orderBy: { sentAt: 'asc' } },
      typeVersion: { select: { type: { select: { words: true } } } },
      letters: { orderBy: { createdAt: 'asc' } },
      events: {
        where: {
          shared: true,
          kind: { in: ['contacted', 'reminded', 'transferred', 'handedOver', 'reopened'] },
        },
        orderBy: { id: 'asc' },
      },
    },
  })
  return cases.map((row) => {
    const reach = [
      words(`reach.${row.reachBy as 'phone'}`),
      ...row.reachWhen.map((when) => words(`when.${when as (typeof reachTimes)[number]}`)),
      row.reachNote,
    ]
    const facts: NonNullable<ReadableSection['facts']> = [
      { label: words('event.opened'), ...plain(f.fullDay(row.openedAt)) },
      { label: words('ask.question'), ...written(row.question) },
      { label: words('ask.reach'), ...written(reach.filter(Boolean).join(' · ')) },
      { label: words('ask.urgency'), ...plain(words(`urgency.${row.urgency as Urgency}`)) },
      {
        label: t('pdf.state'),
        ...plain(
          row.closedAt
            ? [row.outcome && words(`outcome.${row.outcome as Outcome}`), f.fullDay(row.closedAt)]
                .filter(Boolean)
                .join(' · ')
            : words(`stage.${row.stage as StageKey}`),
        ),
      },
    ]
    for (const fact of row.facts)
      if (isDayFact(fact.key) || isChoiceFact(fact.key))
        facts.push({
          label: words(`fact.key.${fact.key}`),
          ...plain(fact.on ? day(fact.on) : words(`fact.choice.${fact.value as 'yes'}`)),
        })
    for (const term of row.deadlines) {
      const last = term.metOn ?? term.missedOn ?? term.safeUntilOn ?? term.latestOn
      const how = term.metOn ? words('light.met') : term.missedOn ? words('light.missed') : null
      facts.push({
        label: sentenceWords(words, ruleShape.parse(term.rule.rule), locale),
        ...plain(
          // A term that nobody checked is looked into first: its days are told to nobody.
          term.tellable ? [last && day(last), how].filter(Boolean).join(' · ') : words('light.grey'),
        ),
      })
    }
    for (const paper of row.papers)
      facts.push({
        label: paperWords(words, paper),
        ...plain(
          paper.seenAt
            ? `${words('my.seen')} · ${f.fullDay(paper.seenAt)}`
            : paper.readyAt
              ? words('my.ready')
              : paper.waivedAt
                ? null
                : words(paper.required ? 'my.missing' : 'my.optional'),
        ),
      })
    for (const task of row.tasks)
      facts.push({
        label: taskWords(words, task),
        ...plain(
          task.doneAt
            ? `${words('my.done')} · ${f.fullDay(task.doneAt)}`
            : task.dueOn && words('term.until', { until: day(task.dueOn) }),
        ),
      })
    for (const referral of row.referrals)
      facts.push({
        label: words('event.referred'),
        ...written(
          [
            `${referral.partner} · ${f.fullDay(referral.sentAt)}`,
            referral.reason,
            referral.acceptedAt && words('event.referralAccepted'),
            referral.rejectedAt && words('event.referralRejected'),
            referral.answer,
          ]
            .filter(Boolean)
            .join('\n'),
        ),
      })
    for (const letter of row.letters)
      facts.push({ label: words('event.letterMade'), ...plain(f.fullDay(letter.createdAt)) })
    for (const event of row.events)
      facts.push({
        label: words(`event.${event.kind as (typeof sharedEvents)[number]}`),
        ...plain(f.fullDay(event.at)),
      })
    for (const note of row.notes)
      facts.push({
        label: `${note.kind === 'shared' ? words('event.messageShared') : t('pdf.notes')} · ${f.fullDay(note.at)}`,
        ...written(note.text),
      })
    const type = typeName(
      words,
      { typeKey: row.typeKey, typeWords: ownWords(row.typeVersion.type.words) },
      locale,
    )
    return { title: `${type} (${row.number})`, facts }
  })
}
