import QRCode from 'qrcode'

/** A QR code (ISO/IEC 18004, error correction M) as one path of squares, `size` squares wide. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let at = 0; at < data.length; at++)
    if (data[at]) path += `M${at % size} ${Math.floor(at / size)}h1v1h-1z`
  return { size, path }
}

/** The same as a picture of its own (SVG), with the quiet edge of four squares that readers need. */
export function qrSvg(text: string): string {
  const { size, path } = qrPath(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}"><path d="${path}" fill="#000"/></svg>`
}
