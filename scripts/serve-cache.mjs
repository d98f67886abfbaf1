// Compression, and a short memory of compressed public pages. Only what Next itself marks as shareable (s-maxage) is
// kept, for two seconds, and answers to questions of the course list, which are the same for everybody who asks: those
// until a course changes (lib/freshness looks every two seconds and tells /api/revalidate), at most a minute. So a
// change is visible well within ten seconds, and a rush is one rendering.
import { promisify } from 'node:util'
import zlib from 'node:zlib'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)

const keptMs = 2000
const questionKeptMs = 60_000
const mostEntries = 500
const compressible = /^(text\/|application\/(json|javascript|xml|rss|ld\+json|manifest)|image\/svg)/

const encodingOf = (request) => {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : ''
}

/** Beside the thread that makes pages: a page of 90 kB would hold it up for some milliseconds. */
const compress = async (encoding, body) =>
  encoding === 'br'
    ? brotli(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } })
    : encoding === 'gzip'
      ? gzip(body, { level: 6 })
      : body

/** The course list with a question: it knows no visitor (app/[locale]/(public)/courses/filtered). */
const isQuestion = (url) => url.length < 300 && /^\/[a-z]{2}\/courses\?/.test(url) && !/[?&]_rsc=/.test(url)

/** Requests that may be answered from memory: plain visits of a page, the same for everybody. */
function keyOf(request) {
  if (
    request.method !== 'GET' ||
    request.headers.rsc ||
    request.headers['next-action'] ||
    request.headers.range
  )
    return null
  const url = request.url
  if ((url.includes('?') && !isQuestion(url)) || /^\/(api|_next)\//.test(url)) return null
  return `${encodingOf(request)}:${url}`
}

export function pageCache() {
  const entries = new Map()
  let changes = 0
  return {
    keyOf,
    /** How often everything was forgotten: what began to be made before the last time may be old already. */
    changes: () => changes,
    /** `seen`: what `changes()` was when the page began to be made. */
    keep(key, entry, seen, isQuestion) {
      if (seen !== changes) return
      // The oldest makes room, so that a thousand odd questions cannot push all others out at once.
      if (entries.size >= mostEntries) entries.delete(entries.keys().next().value)
      entries.delete(key)
      entries.set(key, { ...entry, until: Date.now() + (isQuestion ? questionKeptMs : keptMs) })
    },
    forget() {
      changes++
      entries.clear()
    },
    /** Answers from memory; false when it cannot. */
    answer(request, response) {
      const key = keyOf(request)
      const entry = key && entries.get(key)
      if (!entry) return false
      if (entry.until < Date.now()) {
        entries.delete(key)
        return false
      }
      if (entry.headers.etag && request.headers['if-none-match'] === entry.headers.etag) {
        response.writeHead(304, {
          etag: entry.headers.etag,
          'cache-control': entry.headers['cache-control'],
          vary: 'Accept-Encoding',
        })
        response.end()
        return true
      }
      response.writeHead(200, entry.headers)
      response.end(entry.body)
      return true
    },
  }
}

/** Compresses what Next writes: kept pages whole, the rest as it streams. */
export function compressed(request, response, cache) {
  const encoding = encodingOf(request)
  const key = cache.keyOf(request)
  const seen = cache.changes()
  const write = response.write
  const end = response.end
  const writeHead = response.writeHead
  let mode = 'undecided'
  let stream = null
  const chunks = []

  const decide = () => {
    const type = String(response.getHeader('content-type') ?? '')
    const control = String(response.getHeader('cache-control') ?? '')
    const shareable =
      key &&
      response.statusCode === 200 &&
      (/s-maxage/.test(control) || isQuestion(request.url)) &&
      !response.hasHeader('set-cookie') &&
      type.startsWith('text/html')
    if (
      response.hasHeader('content-encoding') ||
      request.method === 'HEAD' ||
      response.statusCode === 204 ||
      response.statusCode === 304
    )
      return 'plain'
    if (shareable) return 'keep'
    return encoding && compressible.test(type) ? 'stream' : 'plain'
  }

  const begin = () => {
    mode = decide()
    if (mode === 'stream') {
      response.removeHeader('content-length')
      response.setHeader('Content-Encoding', encoding)
      response.appendHeader('Vary', 'Accept-Encoding')
      stream =
        encoding === 'br'
          ? zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } })
          : zlib.createGzip({ level: 6 })
      stream.on('data', (chunk) => write.call(response, chunk))
      stream.on('end', () => end.call(response))
      // Next waits for a drain that now happens in the stream.
      stream.on('drain', () => response.emit('drain'))
    }
  }

  response.writeHead = function (status, ...rest) {
    if (mode === 'undecided') {
      this.statusCode = status
      const headers = rest.find((part) => part && typeof part === 'object')
      if (headers && !Array.isArray(headers))
        for (const [name, value] of Object.entries(headers)) this.setHeader(name, value)
      begin()
      // A kept page's length is known at its end.
      if (mode === 'keep') return this
      return writeHead.call(this, status)
    }
    return mode === 'keep' ? this : writeHead.call(this, status, ...rest)
  }
  response.flushHeaders = function () {
    if (mode === 'undecided') this.writeHead(this.statusCode)
  }
  response.write = function (chunk, encodingName, done) {
    if (mode === 'undecided') this.writeHead(this.statusCode)
    if (mode === 'keep') {
      chunks.push(Buffer.from(chunk, typeof encodingName === 'string' ? encodingName : undefined))
      if (typeof done === 'function') done()
      return true
    }
    if (mode === 'stream') return stream.write(chunk, encodingName, done)
    return write.call(this, chunk, encodingName, done)
  }
  response.end = function (chunk, encodingName, done) {
    if (mode === 'undecided') this.writeHead(this.statusCode)
    if (mode === 'keep') {
      if (chunk && typeof chunk !== 'function')
        chunks.push(Buffer.from(chunk, typeof encodingName === 'string' ? encodingName : undefined))
      mode = 'packing'
      compress(encoding, Buffer.concat(chunks)).then(
        (body) => {
          const headers = { ...this.getHeaders(), 'content-length': body.length }
          delete headers['transfer-encoding']
          headers.vary = 'Accept-Encoding'
          if (encoding) headers['content-encoding'] = encoding
          const { 'x-request-id': _id, ...shared } = headers
          cache.keep(key, { headers: shared, body }, seen, isQuestion(request.url))
          for (const name of this.getHeaderNames()) this.removeHeader(name)
          mode = 'done'
          writeHead.call(this, this.statusCode, headers)
          end.call(this, body)
        },
        (error) => this.destroy(error),
      )
      return this
    }
    if (mode === 'stream') {
      stream.end(
        typeof chunk === 'function' ? undefined : chunk,
        typeof encodingName === 'string' ? encodingName : undefined,
      )
      return this
    }
    return end.call(this, chunk, encodingName, done)
  }
}
