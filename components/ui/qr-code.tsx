import QRCode from 'qrcode'

/** A QR code (ISO/IEC 18004) as one path, drawn on the server: what is in it goes to nobody's picture service. */
export function QrCode({ text, className = 'qr' }: { text: string; className?: string }) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let at = 0; at < data.length; at++)
    if (data[at]) path += `M${at % size} ${Math.floor(at / size)}h1v1h-1z`
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
