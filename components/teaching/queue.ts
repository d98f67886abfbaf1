import type { Mark } from '@/lib/teaching/vocabulary'

// Sheets that were filled in and have no answer yet. They wait on this phone (ids and marks, no names), survive a
// closed tab, and are sent again until the server has said something. The key makes a second arrival harmless.

export type Waiting = {
  lessonId: string
  /** Where it is sent, and the page on which it was filled in. */
  url: string
  page: string
  key: string
  base: number
  marks: { personId: string; mark: Mark }[]
  state: 'waiting' | 'sending' | 'conflict' | 'signedOut' | 'refused'
  /** What somebody else saved meanwhile. */
  theirs?: { version: number; by: string; at: string; marks: { personId: string; mark: Mark }[] }
  /** A sentence from the server. */
  why?: string
}

export type Answer = { version: number; at: string }

const storageKey = (owner: string) => `sheets:${owner}`
const none: readonly Waiting[] = []
const known = new Map<string, readonly Waiting[]>()
const listeners = new Set<() => void>()
const saved = new Map<string, Answer>()

function read(owner: string): readonly Waiting[] {
  const before = known.get(owner)
  if (before) return before
  let list: readonly Waiting[] = none
  try {
    const text = localStorage.getItem(storageKey(owner))
    // What was under way when the page closed is waiting again.
    if (text)
      list = (JSON.parse(text) as Waiting[]).map((one) =>
        one.state === 'sending' ? { ...one, state: 'waiting' } : one,
      )
  } catch {
    // No storage (a private window): then it waits in this tab only.
  }
  known.set(owner, list)
  return list
}

function write(owner: string, list: readonly Waiting[]): void {
  known.set(owner, list)
  try {
    if (list.length === 0) localStorage.removeItem(storageKey(owner))
    else localStorage.setItem(storageKey(owner), JSON.stringify(list))
  } catch {
    // As above.
  }
  for (const listener of listeners) listener()
}

export const listWaiting = (owner: string): readonly Waiting[] => read(owner)
export const savedAnswer = (lessonId: string): Answer | undefined => saved.get(lessonId)
export const nothingWaiting = (): readonly Waiting[] => none

export function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Another tab of this phone wrote. */
export function forgetCopy(owner: string): void {
  known.delete(owner)
  for (const listener of listeners) listener()
}

const change = (owner: string, lessonId: string, changes: Partial<Waiting>) =>
  write(
    owner,
    read(owner).map((one) => (one.lessonId === lessonId ? { ...one, ...changes } : one)),
  )

/** Puts a sheet in the queue; a newer one of the same lesson takes the place of the older. */
export function put(owner: string, sheet: Omit<Waiting, 'state'>): void {
  saved.delete(sheet.lessonId)
  write(owner, [
    ...read(owner).filter((one) => one.lessonId !== sheet.lessonId),
    { ...sheet, state: 'waiting' },
  ])
}

export function drop(owner: string, lessonId: string): void {
  write(
    owner,
    read(owner).filter((one) => one.lessonId !== lessonId),
  )
}

/** Sends one sheet. Whatever the network does, it stays in the queue until there is an answer. */
async function send(owner: string, sheet: Waiting): Promise<void> {
  const same = () => read(owner).find((one) => one.lessonId === sheet.lessonId)?.key === sheet.key
  change(owner, sheet.lessonId, { state: 'sending' })
  let response: Response
  try {
    response = await fetch(sheet.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: sheet.key, base: sheet.base, marks: sheet.marks }),
      signal: AbortSignal.timeout(15_000),
    })
  } catch {
    // No network, or none that answers in time: it waits.
    if (same()) change(owner, sheet.lessonId, { state: 'waiting' })
    return
  }
  // A newer save of the same lesson came meanwhile: its own answer counts.
  if (!same()) return
  const body = await response.json().catch(() => null)
  if (response.ok && typeof body?.version === 'number') {
    saved.set(sheet.lessonId, { version: body.version, at: body.at })
    drop(owner, sheet.lessonId)
  } else if (response.status === 409 && body?.theirs)
    change(owner, sheet.lessonId, { state: 'conflict', theirs: body.theirs })
  else if (response.status === 401) change(owner, sheet.lessonId, { state: 'signedOut' })
  else if (response.status >= 400 && response.status < 500)
    change(owner, sheet.lessonId, { state: 'refused', why: body?.why })
  else change(owner, sheet.lessonId, { state: 'waiting' })
}

let busy = false
/** Sends all that waits, one after the other. */
export async function sendAll(owner: string): Promise<void> {
  if (busy) return
  busy = true
  try {
    for (const sheet of read(owner))
      if (sheet.state === 'waiting' || sheet.state === 'signedOut') await send(owner, sheet)
  } finally {
    busy = false
  }
}
