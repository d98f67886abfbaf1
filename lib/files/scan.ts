import 'server-only'
import net from 'node:net'
import { settings } from '@/lib/config/settings'
import { log } from '@/lib/log/log'

const answerWithin = 30_000
const pieceBytes = 64 * 1024

function connect(url: string): net.Socket {
  if (url.startsWith('unix:')) return net.connect(url.slice('unix:'.length))
  const { hostname, port } = new URL(url)
  return net.connect(Number(port), hostname)
}

/**
 * Asks clamd by INSTREAM (clamd(8)): each piece behind its length, a length of nought at the end. `notAsked` when no
 * scanner is set. Fails closed: no answer, a late one and one that we do not know are `away`.
 */
export async function scan(bytes: Buffer): Promise<'clean' | 'virus' | 'away' | 'notAsked'> {
  const url = settings().CLAMD_URL
  if (!url) return 'notAsked'
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(url)
    let said = ''
    socket.setTimeout(answerWithin, () => socket.destroy(new Error('clamd is silent')))
    socket.on('error', (error) => {
      log().warn({ cause: error.message }, 'the virus scanner is away')
      resolve('')
    })
    socket.on('data', (piece) => {
      said += piece.toString('latin1')
      if (said.length > 10_000) socket.destroy()
    })
    socket.on('close', () => resolve(said))
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      const length = Buffer.alloc(4)
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        const piece = bytes.subarray(at, at + pieceBytes)
        length.writeUInt32BE(piece.length)
        socket.write(Buffer.from(length))
        socket.write(piece)
      }
      socket.end(Buffer.alloc(4))
    })
  })
  const words = answer.replace(/\0/g, '').trim()
  if (/^stream: OK$/.test(words)) return 'clean'
  if (/ FOUND$/.test(words)) return 'virus'
  if (words) log().warn({ answer: words.slice(0, 200) }, 'the virus scanner could not look')
  return 'away'
}
