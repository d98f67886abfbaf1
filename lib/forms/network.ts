import 'server-only'
import { headers } from 'next/headers'

/** The caller's network, for rate limits only: what the proxy in front says, never more than its last word. */
export async function networkOf(): Promise<string> {
  const list = await headers()
  return list.get('x-real-ip') ?? list.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'local'
}
