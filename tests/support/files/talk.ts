import { personIdOf } from '@/lib/access/actor'
import type { ThreadOwner } from '@/lib/threads/owner'
import type { Thing } from './owner'

/** A thing with a conversation that knows no domain. */
export function talkOwner(things: Map<string, Thing>): ThreadOwner {
  return {
    kind: 'test.thing',
    async standing(ctx, ownerId) {
      const thing = things.get(ownerId)
      const me = personIdOf(ctx.actor)
      if (!thing || !me) return null
      if (thing.staffIds.includes(me)) return { side: 'staff', subjectId: thing.subjectId }
      return thing.subjectId === me ? { side: 'person', subjectId: thing.subjectId } : null
    },
    open: async (_ctx, ownerId) => things.get(ownerId)?.open ?? false,
    listeners: async (_ctx, ownerId, from) => {
      const thing = things.get(ownerId)
      if (!thing) return []
      return from === 'staff' ? [thing.subjectId] : thing.staffIds.slice(0, 1)
    },
    path: (ownerId, side) => (side === 'staff' ? `/staff/things/${ownerId}` : `/my/things/${ownerId}`),
    attachments: async () => [
      { kind: 'paper', id: 'passport', label: 'Paspoort' },
      { kind: 'appointment', id: 'old', label: 'Geweest', over: true },
    ],
  }
}
