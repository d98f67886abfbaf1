import jsQR from 'jsqr'
import sharp from 'sharp'
import { renderPageAsImage } from 'unpdf'

/** The first page as the printer would draw it, and what a phone reads in the code on it; null without one. */
export async function readPdfCode(bytes: Uint8Array): Promise<string | null> {
  const png = await renderPageAsImage(new Uint8Array(bytes), 1, {
    canvasImport: () => import('@napi-rs/canvas'),
    scale: 2,
  })
  const { data, info } = await sharp(Buffer.from(png))
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
