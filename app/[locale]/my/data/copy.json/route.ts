import { can } from '@/lib/access/actor'
import { currentContext } from '@/lib/auth/current'
import { ownCopy } from '@/lib/people/copy'
import { personalData } from '@/lib/registry/personal-data'

/** My copy of everything, as a file. */
export async function GET(): Promise<Response> {
  const ctx = await currentContext()
  const copy = can(ctx.actor, 'people.own.export') ? await ownCopy(ctx, personalData) : null
  if (!copy) return new Response(null, { status: 404 })
  return new Response(JSON.stringify(copy, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="samen-my-data.json"',
      'Cache-Control': 'no-store',
    },
  })
}
