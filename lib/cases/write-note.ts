import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { enqueue } from '@/lib/outbox/enqueue'
import { ok, type Result, refused } from '@/lib/result/result'
import { note } from './history'
import { markAnswered, onCase } from './on-case'

export type NoteInput = {
  caseId: string
  kind: 'internal' | 'shared' | 'contact'
  text: string
  language: string
  channel?: string | null
  reached?: boolean | null
}

/**
 * Writes a note: internal, shared with the person (they are told, unless that is unsafe), or a contact that was had.
 * A shared note or a contact that reached them is the first answer. Refuses `notFound`.
 */
export async function writeNote(
  ctx: Ctx,
  input: NoteInput,
): Promise<Result<{ noteId: string }, 'notFound' | 'closed'>> {
  return onCase(
    ctx,
    input.caseId,
    async (tx, on) => {
      const noteId = newId()
      const contact = input.kind === 'contact'
      await tx.db.caseNote.create({
        data: {
          id: noteId,
          caseId: on.id,
          kind: input.kind,
          text: input.text,
          language: input.language,
          channel: contact ? (input.channel ?? 'other') : null,
          reached: contact ? (input.reached ?? false) : null,
          authorId: personIdOf(tx.actor),
          at: tx.now,
        },
      })
      if (input.kind === 'shared' || (contact && input.reached)) await markAnswered(tx, on.id)
      await note(
        tx,
        on,
        input.kind === 'shared' ? 'messageShared' : contact ? 'contacted' : 'noteWritten',
        contact ? { channel: input.channel ?? 'other', reached: input.reached ?? false } : {},
      )
      if (input.kind === 'shared' && !on.sensitive)
        await enqueue(tx, {
          kind: 'cases.shared',
          dedupeKey: `cases.shared:${noteId}`,
          personId: on.personId,
          data: { caseId: on.id },
        })
      return ok({ noteId })
    },
    { closedToo: true },
  )
}

/**
 * Changes one's own note. Refuses `notFound`, `notYours`, and `changedMeanwhile` when it was saved elsewhere since
 * (the page then shows both texts).
 */
export async function changeNote(
  ctx: Ctx,
  input: { caseId: string; noteId: string; version: number; text: string },
): Promise<Result<null, 'notFound' | 'closed' | 'notYours' | 'changedMeanwhile'>> {
  return onCase(
    ctx,
    input.caseId,
    async (tx, on) => {
      const row = await tx.db.caseNote.findFirst({
        where: { id: input.noteId, caseId: on.id, removedAt: null },
      })
      if (!row) return refused('notFound')
      // What somebody was told is not rewritten behind their back; colleagues may mend an internal note.
      if (row.kind !== 'internal' && row.authorId !== personIdOf(tx.actor)) return refused('notYours')
      if (row.version !== input.version) return refused('changedMeanwhile')
      if (row.text === input.text) return ok(null)
      await tx.db.caseNote.update({
        where: { id: row.id },
        data: { text: input.text, version: { increment: 1 }, changedAt: tx.now },
      })
      await note(tx, on, 'noteChanged', { note: row.id })
      return ok(null)
    },
    { closedToo: true },
  )
}

/** Takes one's own note out of sight. Refuses `notFound`, `notYours`. */
export async function removeNote(
  ctx: Ctx,
  input: { caseId: string; noteId: string },
): Promise<Result<null, 'notFound' | 'closed' | 'notYours'>> {
  return onCase(
    ctx,
    input.caseId,
    async (tx, on) => {
      const row = await tx.db.caseNote.findFirst({
        where: { id: input.noteId, caseId: on.id, removedAt: null },
      })
      if (!row) return refused('notFound')
      if (row.authorId !== personIdOf(tx.actor)) return refused('notYours')
      await tx.db.caseNote.update({ where: { id: row.id }, data: { removedAt: tx.now, text: '' } })
      await note(tx, on, 'noteRemoved', { note: row.id })
      return ok(null)
    },
    { closedToo: true },
  )
}
