import 'server-only'
import { createRequire } from 'node:module'
import path from 'node:path'
import anyAscii from 'any-ascii'
import sharp from 'sharp'
import { limits } from '@/lib/config/limits'

// A font of our own: on a machine without any, letters would silently be missing from the mark.
const fontFile = () =>
  createRequire(path.join(process.cwd(), 'package.json')).resolve(
    '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  )

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')

/** One line of the mark, slanted, white on a dark edge so that it shows on light and dark paper. */
async function stamp(words: string): Promise<Buffer> {
  const line = (colour: string) =>
    sharp({
      text: {
        text: `<span foreground="${colour}">${escaped(words)}</span>`,
        font: 'Noto Sans Bold 20',
        fontfile: fontFile(),
        rgba: true,
        dpi: 96,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true })
  const [dark, light] = await Promise.all([line('#321827'), line('#ffffff')])
  const { width, height } = dark.info
  const both = await sharp({
    create: {
      width: width + 60,
      height: height + 90,
      channels: 4,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    },
  })
    .composite([
      { input: light.data, left: 2, top: 2 },
      { input: dark.data, left: 0, top: 0 },
    ])
    .png()
    .toBuffer()
  return sharp(both)
    .ensureAlpha(1)
    .composite([
      {
        input: Buffer.from([255, 255, 255, 120]),
        raw: { width: 1, height: 1, channels: 4 },
        tile: true,
        blend: 'dest-in',
      },
    ])
    .rotate(-24, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer()
}

/** A picture made anew, at most `most` pixels wide or high, with who looked and when all over it. JPEG. */
export async function watermarked(bytes: Buffer, mark: string, most = 1600): Promise<Buffer> {
  const small = await sharp(bytes, { limitInputPixels: limits.files.pixels })
    .rotate()
    .resize(most, most, { fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toBuffer({ resolveWithObject: true })
  const size = { width: Math.max(small.info.width, 320), height: Math.max(small.info.height, 320) }
  const tile = await sharp(await stamp(anyAscii(mark)))
    .resize(size.width, size.height, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
  return sharp(small.data)
    .resize(size.width, size.height, { fit: 'contain', background: '#ffffff' })
    .composite([{ input: tile, tile: true, blend: 'over' }])
    .jpeg({ quality: 80 })
    .toBuffer()
}
