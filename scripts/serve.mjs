// The web server: Next behind a small HTTP server of our own. It gives each request a number and a record that
// server code can write its status into, answers in the person's language when the database is away, keeps
// compressed copies of public pages for a moment, and stops in good order.
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import process from 'node:process'
import next from 'next'
import { compressed, pageCache } from './serve-cache.mjs'
import { always, knowNetwork, methods, ownPage } from './serve-edge.mjs'
import { brokenPage, databaseDownPage, notFoundPage, rememberNotFound, tooLargePage } from './serve-pages.mjs'
import { guardPersonalPage } from './serve-policy.mjs'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? (process.env.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1')
const mostBodyBytes = 1024 * 1024
// A file's form is read by its own route as it comes, which counts and answers in words: more than this is not even read.
const mostUploadBytes = 64 * 1024 * 1024
// A telephone on a bad network needs minutes for a photo; everything else must have said all within half a minute.
const longestUpload = 10 * 60_000
const longestRequest = 30_000

const isUpload = (request) => request.method === 'POST' && /^\/api\/files(\?|$)/.test(request.url ?? '')

const storage = new AsyncLocalStorage()
globalThis[Symbol.for('samen.request')] = storage

const app = next({ dev, port, hostname })
await app.prepare()
const handle = app.getRequestHandler()
const cache = pageCache()

/** A path that cannot be decoded is the asker's mistake, not our crash. */
function malformed(url) {
  if (!url || url.length > 8000) return true
  try {
    return decodeURIComponent(url.split('?')[0]).includes('\0')
  } catch {
    return true
  }
}

/** A page that a person opens: no part of one, no action, no file, no machine's address. */
const isPageRequest = (request) =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !request.headers.rsc &&
  !request.headers['next-action'] &&
  !/^\/(api|_next)\//.test(request.url) &&
  String(request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null

/** Replaces what Next would say by our page when the database was found away during the request. */
function watch(request, response, record) {
  const writeHead = response.writeHead
  let replaced = null
  response.writeHead = function (status, ...rest) {
    if (
      record.databaseDown &&
      !response.headersSent &&
      !request.headers['next-action'] &&
      !request.url.startsWith('/api/')
    ) {
      const body = databaseDownPage(request.url)
      replaced = body
      for (const name of response.getHeaderNames()) if (name !== 'x-request-id') response.removeHeader(name)
      return writeHead.call(this, 503, {
        ...ownPage,
        'Content-Length': Buffer.byteLength(body),
        'Retry-After': '5',
      })
    }
    // Next's own "not found" is an empty page that only a script fills.
    const missing =
      status === 404 && isPageRequest(request) && !response.headersSent && notFoundPage(request.url)
    if (missing) {
      replaced = missing
      for (const name of ['content-length', 'content-encoding', 'etag', 'transfer-encoding'])
        response.removeHeader(name)
      return writeHead.call(this, 404, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': Buffer.byteLength(missing),
        'Cache-Control': 'no-store',
      })
    }
    // A form that was sent without a script and broke would get two words of English.
    const type = String(this.getHeader('content-type') ?? '')
    if (
      status === 500 &&
      !this.headersSent &&
      !request.headers['next-action'] &&
      !/^\/(api|_next)\//.test(request.url) &&
      !type.startsWith('text/html')
    ) {
      replaced = brokenPage(request.url, record.id)
      for (const name of ['content-length', 'content-encoding', 'etag', 'transfer-encoding'])
        response.removeHeader(name)
      return writeHead.call(this, 500, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': Buffer.byteLength(replaced),
        'Cache-Control': 'no-store',
      })
    }
    const own = status === 200 && record.status ? record.status : status
    if (own === 503) response.setHeader('Retry-After', '5')
    return writeHead.call(this, own, ...rest)
  }
  const write = response.write
  const end = response.end
  response.write = function (...parts) {
    if (!this.headersSent) this.writeHead(this.statusCode)
    return replaced === null ? write.apply(this, parts) : true
  }
  response.end = function (...parts) {
    if (!this.headersSent) this.writeHead(this.statusCode)
    return replaced === null ? end.apply(this, parts) : end.call(this, replaced)
  }
}

const server = http.createServer((request, response) => {
  const record = {
    id: request.headers['x-request-id']?.slice(0, 64) || randomUUID(),
    agent: request.headers['user-agent']?.slice(0, 400),
  }
  response.setHeader('X-Request-Id', record.id)
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
  knowNetwork(request)
  if (!methods.has(request.method)) {
    response.writeHead(405, { Allow: [...methods].join(', ') })
    response.end()
    return
  }
  if (malformed(request.url)) {
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end('400')
    return
  }
  const upload = isUpload(request)
  if (!upload) {
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy()
    }, longestRequest)
    timer.unref()
    response.once('close', () => clearTimeout(timer))
  }
  if (Number(request.headers['content-length'] ?? 0) > (upload ? mostUploadBytes : mostBodyBytes)) {
    const body = tooLargePage(request.url)
    response.writeHead(413, {
      ...ownPage,
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    })
    response.end(body)
    return
  }
  if (!dev && cache.answer(request, response)) return
  // Public pages are made anew from here on: what we keep of the old ones goes with them.
  if (request.url === '/api/revalidate')
    response.once('finish', () => {
      if (response.statusCode === 204) cache.forget()
    })
  guardPersonalPage(request, response, dev)
  storage.run(record, () => {
    watch(request, response, record)
    if (!dev) compressed(request, response, cache)
    handle(request, response).catch((error) => {
      console.error(
        JSON.stringify({ level: 50, request: record.id, msg: 'a request broke', error: error?.message }),
      )
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
})
server.headersTimeout = 15_000
server.requestTimeout = longestUpload
server.keepAliveTimeout = 65_000

server.once('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another with PORT.`
      : `The server cannot listen: ${error.message}`,
  )
  process.exit(1)
})
server.listen(port, hostname, () => {
  if (!dev)
    rememberNotFound(server.address().port).catch((error) =>
      console.error(JSON.stringify({ level: 40, msg: 'no page for not found', cause: error?.message })),
    )
  process.send?.('listening')
  console.log(JSON.stringify({ level: 30, msg: 'listening', port }))
})

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  // What is under way ends; what is idle is let go; nobody new comes in.
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(timer)
  await app.close().catch(() => {})
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
