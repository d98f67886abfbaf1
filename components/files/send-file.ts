/** What the server answered: it is there, or why not, in the person's language. */
export type SentFile = { ok: true; id: string; sha256: string } | { ok: false; sentence: string | null }

const longestSide = 2600
const tries = 6

/** A photo from a modern telephone is ten times what a letter needs: smaller goes quicker and costs less. */
async function smaller(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < 1_500_000) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg'
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.85))
    return made && made.size < file.size ? made : file
  } catch {
    // A browser that cannot draw it sends it as it is: the server looks at it anyway.
    return file
  }
}

/** Hexadecimal SHA-256, where the browser can (only over https or on one's own machine). */
async function sumOf(blob: Blob): Promise<string> {
  if (!globalThis.crypto?.subtle) return ''
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Options = {
  ticket: string
  locale: string
  onProgress: (percent: number) => void
  onOffline: () => void
}

function once(body: FormData, onProgress: (percent: number) => void): Promise<SentFile | 'brokeOff'> {
  return new Promise((resolve) => {
    // fetch cannot say how far an upload is.
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files')
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.floor((event.loaded / event.total) * 100))
    }
    request.onload = () => {
      const said = request.response as { id?: string; sha256?: string; sentence?: string } | null
      if (request.status === 201 && said?.id) resolve({ ok: true, id: said.id, sha256: said.sha256 ?? '' })
      else if (request.status === 502 || request.status === 504) resolve('brokeOff')
      else resolve({ ok: false, sentence: said?.sentence ?? null })
    }
    request.onerror = () => resolve('brokeOff')
    request.ontimeout = () => resolve('brokeOff')
    request.send(body)
  })
}

/** Until the network is back, or a while has passed. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, ms)
    addEventListener('online', go)
  })
}

/** Sends one file; what breaks off is sent again, longer apart each time. Twice the same is once on the server. */
export async function sendFile(file: File, options: Options): Promise<SentFile> {
  const blob = await smaller(file)
  const body = new FormData()
  body.set('_locale', options.locale)
  body.set('ticket', options.ticket)
  body.set('sha256', await sumOf(blob))
  body.set('file', blob, file.name)
  for (let attempt = 1; attempt <= tries; attempt++) {
    const answer = await once(body, options.onProgress)
    if (answer !== 'brokeOff') return answer
    options.onOffline()
    await pause(1000 * 2 ** attempt)
  }
  return { ok: false, sentence: null }
}
