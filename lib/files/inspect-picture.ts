import 'server-only'
import sharp from 'sharp'
import { limits } from '@/lib/config/limits'
import type { FileKind, FileRefusal } from './rules'

export type PictureSize = { width: number; height: number }

// One picture at a time keeps what decoding costs; sharp keeps nothing between two.
sharp.cache(false)
sharp.concurrency(1)

/** Size of the first picture in a HEIC file, from its header: no pixel is decoded. */
async function heicSize(bytes: Buffer): Promise<PictureSize | null> {
  const { default: decode } = await import('heic-decode')
  const images = await decode.all({ buffer: bytes })
  try {
    const [first] = images
    return first ? { width: first.width, height: first.height } : null
  } finally {
    images.dispose()
  }
}

/** Whether this is a whole picture of at most 40 million pixels. A HEIC photo is decoded in the worker. */
export async function inspectPicture(bytes: Buffer, kind: FileKind): Promise<PictureSize | FileRefusal> {
  try {
    if (kind === 'heic') {
      const size = await heicSize(bytes)
      if (!size) return 'damaged'
      return size.width * size.height > limits.files.pixels ? 'tooManyPixels' : size
    }
    const { width = 0, height = 0, format } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (format !== (kind === 'jpg' ? 'jpeg' : 'png')) return 'notWhatItSays'
    if (width * height > limits.files.pixels) return 'tooManyPixels'
    // Read to its last line, small: what was cut off or damaged on the way shows here.
    await sharp(bytes, { limitInputPixels: limits.files.pixels, failOn: 'truncated' })
      .resize(32, 32, { fit: 'inside' })
      .raw()
      .toBuffer()
    return { width, height }
  } catch {
    // The decoders throw for everything that is no picture: that is the answer.
    return 'damaged'
  }
}

/**
 * The picture made anew: upright, without what the camera wrote beside it (place, time, device), at most 40 million
 * pixels. HEIC becomes JPEG. Throws when it cannot be decoded.
 */
export async function cleanPicture(
  bytes: Buffer,
  kind: FileKind,
): Promise<{ bytes: Buffer; kind: 'jpg' | 'png'; width: number; height: number }> {
  let input = sharp(bytes, { limitInputPixels: limits.files.pixels, failOn: 'truncated' }).rotate()
  if (kind === 'heic') {
    const { default: decode } = await import('heic-decode')
    const size = await heicSize(bytes)
    if (!size || size.width * size.height > limits.files.pixels) throw new Error('not a picture we take')
    const { width, height, data } = await decode({ buffer: bytes })
    // libheif has turned it upright already.
    input = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha()
  }
  const out = kind === 'png' ? input.png({ compressionLevel: 9 }) : input.jpeg({ quality: 88, mozjpeg: true })
  const { data, info } = await out.toBuffer({ resolveWithObject: true })
  return { bytes: data, kind: kind === 'png' ? 'png' : 'jpg', width: info.width, height: info.height }
}
