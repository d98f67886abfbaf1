import 'server-only'
import { randomUUID } from 'node:crypto'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isLocale, type Locale, localeOr, sourceLocale } from '@/lib/i18n/locales'
import { blanksOfPhrase, speakerOf } from '@/lib/phrasebook/render'
import { asPhrase, readBlank } from '@/lib/phrasebook/rules'
import { isPhraseId } from '@/lib/phrasebook/vocabulary'
import { threadOf } from './open-thread'
import type { ThreadOwner } from './owner'
import type { Attachment, DraftView, MessageView, SpokenPart, ThreadSide } from './types'
import { markRead } from './write-message'

export type ThreadView = {
  threadId: string
  side: ThreadSide
  open: boolean
  /** The language of the other side: the person's own, or the town's. */
  other: Locale
  messages: MessageView[]
  /** Older ones than these. */
  more: boolean
  draft: DraftView
  attachable: readonly Attachment[]
}

const columns = {
  id: true,
  side: true,
  authorId: true,
  language: true,
  text: true,
  phrases: true,
  attachments: true,
  sentAt: true,
  translations: {
    select: { locale: true, text: true, by: true, byId: true, checkedById: true },
  },
} as const

/**
 * A conversation as the actor reads it in `locale`, the newest messages last, with what they are writing themselves.
 * Reading it is written down. Null where they may not.
 */
export async function readThread(
  ctx: Ctx,
  owner: ThreadOwner,
  ownerId: string,
  locale: Locale,
  options: { most?: number; gaps: (name: string, locale: Locale) => string },
): Promise<ThreadView | null> {
  const me = personIdOf(ctx.actor)
  const thread = await threadOf(ctx, owner, ownerId)
  if (!thread || !me) return null
  const most = options.most ?? 50
  const [rows, reads, subject, open, attachable, draft] = await Promise.all([
    ctx.db.threadMessage.findMany({
      where: { threadId: thread.id },
      orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
      take: most + 1,
      select: columns,
    }),
    ctx.db.threadRead.findMany({ where: { threadId: thread.id }, select: { personId: true, readAt: true } }),
    thread.subjectId
      ? ctx.db.person.findUnique({ where: { id: thread.subjectId }, select: { locale: true } })
      : null,
    owner.open(ctx, ownerId),
    owner.attachments(ctx, ownerId, locale, thread.side),
    ctx.db.threadDraft.findUnique({ where: { threadId_authorId: { threadId: thread.id, authorId: me } } }),
  ])
  const messages = rows.slice(0, most).reverse()
  const names = await namesOf(ctx, messages)
  // The person reads their own language; staff read the page's, and whoever writes sees what the other will read.
  const other = thread.side === 'staff' ? localeOr(subject?.locale) : sourceLocale
  const speak = await speakers([locale, other, ...messages.map((row) => localeOr(row.language))])
  const myRead = reads.find((read) => read.personId === me)?.readAt ?? null
  const authors = new Map(messages.map((row) => [row.authorId, row.side]))
  const otherRead = reads
    .filter(
      (read) =>
        read.personId !== me && (authors.get(read.personId) ?? guess(thread, read.personId)) !== thread.side,
    )
    .reduce<Date | null>((latest, read) => (!latest || read.readAt > latest ? read.readAt : latest), null)

  const view = messages.map((row): MessageView => {
    const own = row.side === thread.side
    const into = own ? other : locale
    const phrases = (Array.isArray(row.phrases) ? row.phrases : []).flatMap((one) => asPhrase(one) ?? [])
    const language = localeOr(row.language)
    return {
      id: row.id,
      side: row.side === 'staff' ? 'staff' : 'person',
      author: { id: row.authorId, name: names.get(row.authorId ?? '') ?? '' },
      own,
      sentAt: row.sentAt,
      original: {
        language: row.language,
        phrases: phrases.map((phrase) => speak(language)(phrase)),
        text: row.text,
      },
      translation:
        into === row.language
          ? null
          : translated(
              row,
              phrases.map((phrase) => speak(into)(phrase)),
              into,
              names,
            ),
      attachments: attachmentsOf(row.attachments, attachable),
      fresh: !own && (!myRead || row.sentAt > myRead),
      readByOther: own && otherRead !== null && otherRead >= row.sentAt,
    }
  })
  if (view.some((message) => message.fresh)) await markRead(ctx, thread.id, me)
  return {
    threadId: thread.id,
    side: thread.side,
    open,
    other,
    messages: view,
    more: rows.length > most,
    attachable: attachable.filter((one) => !one.over),
    draft: await draftView(draft, locale, other, options.gaps),
  }
}

/** Somebody who read but never wrote: the person it is about, or else staff. */
function guess(thread: { subjectId: string | null }, personId: string): ThreadSide {
  return thread.subjectId === personId ? 'person' : 'staff'
}

async function speakers(locales: readonly Locale[]) {
  const made = new Map(
    await Promise.all(
      [...new Set(locales)].map(async (locale) => [locale, await speakerOf(locale)] as const),
    ),
  )
  return (locale: Locale) => made.get(locale) ?? (() => '')
}

type Row = {
  authorId: string | null
  text: string
  translations: {
    locale: string
    text: string
    by: string
    byId: string | null
    checkedById: string | null
  }[]
}

async function namesOf(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => [
    row.authorId,
    ...row.translations.flatMap((translation) => [translation.byId, translation.checkedById]),
  ])
  const people = await ctx.db.person.findMany({
    where: { id: { in: [...new Set(ids.flatMap((id) => id ?? []))] } },
    select: { id: true, fullName: true, callName: true },
  })
  return new Map(people.map((person) => [person.id, person.callName ?? person.fullName]))
}

function translated(
  row: Row,
  phrases: string[],
  into: Locale,
  names: Map<string, string>,
): MessageView['translation'] {
  const parts: SpokenPart[] = phrases.map((text) => ({ text, by: 'phrasebook', name: null, checkedBy: null }))
  const found = row.translations.find((translation) => translation.locale === into)
  if (found)
    parts.push({
      text: found.text,
      by: found.by === 'machine' ? 'machine' : 'person',
      name: found.byId ? (names.get(found.byId) ?? null) : null,
      checkedBy: found.checkedById ? (names.get(found.checkedById) ?? null) : null,
    })
  return { language: into, parts, missing: row.text !== '' && !found }
}

function attachmentsOf(stored: unknown, attachable: readonly Attachment[]): Attachment[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one) => {
    const { kind, id } = (one ?? {}) as { kind?: unknown; id?: unknown }
    return attachable.find((known) => known.kind === kind && known.id === id) ?? []
  })
}

async function draftView(
  row: {
    key: string
    text: string
    language: string
    parts: unknown
    attachment: string | null
    search: string
  } | null,
  locale: Locale,
  other: Locale,
  gaps: (name: string, locale: Locale) => string,
): Promise<DraftView> {
  if (!row) return { key: randomUUID(), text: '', language: locale, attachment: null, search: '', parts: [] }
  const language = isLocale(row.language) ? row.language : locale
  const [here, there] = await Promise.all([
    speakerOf(language, (name) => gaps(name, language)),
    speakerOf(other, (name) => gaps(name, other)),
  ])
  const parts = (Array.isArray(row.parts) ? row.parts : []).flatMap((one) => asPhrase(one) ?? [])
  return {
    key: row.key,
    text: row.text,
    language,
    attachment: row.attachment,
    search: row.search,
    parts: await Promise.all(
      parts
        .filter(({ id }) => isPhraseId(id))
        .map(async ({ id, blanks }) => {
          const good: Record<string, string> = {}
          for (const [name, typed] of Object.entries(blanks)) {
            const answer = readBlank(name, typed)
            if ('value' in answer) good[name] = answer.value
          }
          return {
            id,
            blanks,
            names: await blanksOfPhrase(id),
            here: here({ id, blanks: good }),
            there: there({ id, blanks: good }),
          }
        }),
    ),
  }
}

/** How many messages of the other side the actor has not read, by owner; for lists and for Today. */
export async function unreadCounts(
  ctx: Ctx,
  ownerKind: string,
  side: ThreadSide,
  ownerIds: readonly string[],
): Promise<Map<string, number>> {
  const me = personIdOf(ctx.actor)
  if (!me || ownerIds.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<{ owner_id: string; unread: number }[]>`
    SELECT t.owner_id, count(*)::int AS unread
      FROM thread t JOIN thread_message m ON m.thread_id = t.id AND m.side <> ${side}
      LEFT JOIN thread_read r ON r.thread_id = t.id AND r.person_id = ${me}::uuid
     WHERE t.owner_kind = ${ownerKind} AND t.owner_id = ANY(${[...ownerIds]}::text[])
       AND (r.read_at IS NULL OR m.sent_at > r.read_at)
     GROUP BY t.owner_id`
  return new Map(rows.map((row) => [row.owner_id, row.unread]))
}
