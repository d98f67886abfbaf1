import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type Account = {
  email: string
  email_verified: boolean
  name?: string
  groups?: string[]
  /** What the provider says of how they came in. */
  acr?: string
  amr?: string[]
}

export type TownProvider = {
  issuer: string
  /** The accounts; a test may change them while it runs. */
  accounts: Record<string, Account>
  /** Lets addresses in that people may be sent back to. */
  stop: () => Promise<void>
}

export const client = { id: 'samen', secret: 'a-secret-of-the-provider-0123456789' }

/**
 * A town's identity provider: oidc-provider itself, on a port of its own. Its page asks for an account's name in place of
 * a password; `?account=` in the page's form chooses it.
 */
export async function startProvider(
  returnAddress: string,
  accounts: Record<string, Account>,
): Promise<TownProvider> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [returnAddress],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    scopes: ['openid', 'email', 'profile'],
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups'],
    },
    // Only `sub` in the ID token: the rest is asked at the user-info endpoint, as most providers do.
    conformIdTokenClaims: true,
    acrValues: ['urn:town:two'],
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a-key-for-tests-only'] },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, id: string) =>
      accounts[id] && {
        accountId: id,
        claims: () => {
          const { acr: _acr, amr: _amr, ...claims } = accounts[id] as Account
          return { sub: id, ...claims }
        },
      },
  })
  const callback = provider.callback()

  async function interact(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const details = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html')
      response.end(
        '<!doctype html><html lang="nl"><title>Stad</title><h1>Stad Lindeveld</h1><form method="post"><label>Account <input name="account"></label><button>Verder</button></form></html>',
      )
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const id = new URLSearchParams(Buffer.concat(chunks).toString()).get('account') ?? ''
    const account = accounts[id]
    if (!account) {
      await provider.interactionFinished(request, response, { error: 'access_denied' })
      return
    }
    const grant = new provider.Grant({ accountId: id, clientId: details.params.client_id })
    grant.addOIDCScope('openid email profile')
    await provider.interactionFinished(request, response, {
      login: { accountId: id, remember: false, acr: account.acr, amr: account.amr },
      consent: { grantId: await grant.save() },
    })
  }

  server.on('request', (request, response) => {
    const work = request.url?.startsWith('/interaction/')
      ? interact(request, response)
      : callback(request, response)
    work.catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  return {
    issuer,
    accounts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a browser does at the provider: follows its redirects with its cookies, and answers with an account. */
export async function visitProvider(url: string, account: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = url
  let form: URLSearchParams | undefined
  for (let step = 0; step < 10; step++) {
    const response = await fetch(next, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form,
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    form = undefined
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const location = response.headers.get('location')
    if (location) {
      next = new URL(location, next).href
      if (!next.startsWith(new URL(url).origin)) return next
    } else if (response.ok) form = new URLSearchParams({ account })
    else throw new Error(`${response.status} ${await response.text()}`)
  }
  throw new Error('the provider led nowhere')
}
