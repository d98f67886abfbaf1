/** Next calls this once when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  await cleanConsole()
  const { watchPublicPages } = await import('@/lib/freshness/watch')
  watchPublicPages()
  const [{ needsSetUp, setUpKey }, { publicContext }, { settings }] = await Promise.all([
    import('@/lib/auth/set-up'),
    import('@/lib/access/public'),
    import('@/lib/config/settings'),
  ])
  // A database that is away now is no reason not to start; the page itself asks again.
  const empty = await needsSetUp(publicContext()).catch(() => false)
  if (empty)
    console.log(
      `\nThis town has no administrator yet. Make the first one at ${settings().appUrl}/en/staff/set-up?key=${setUpKey()}\n`,
    )
}

/** Next prints a page's error itself, words and all: what goes to the console is cleaned like our own log. */
async function cleanConsole(): Promise<void> {
  if (process.env.NODE_ENV !== 'production') return
  const { cleanError } = await import('@/lib/log/clean')
  const say = console.error.bind(console)
  console.error = (...parts: unknown[]) =>
    say(...parts.map((part) => (part instanceof Error ? JSON.stringify(cleanError(part)) : part)))
}

/** What broke while a page was made: logged with the request's number; a lost database is told to the server. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ isDatabaseAway }, { currentRequest }, { log }] = await Promise.all([
    import('@/lib/db/errors'),
    import('@/lib/log/request'),
    import('@/lib/log/log'),
  ])
  const request = currentRequest()
  const away = isDatabaseAway(error)
  if (away && request) request.databaseDown = true
  if (away) log().warn({ request: request?.id }, 'a page needs the database, which is away')
  else log().error({ request: request?.id, err: error }, 'a page broke')
}
