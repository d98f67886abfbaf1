import { qrPath } from '@/lib/qr/qr'

/** A QR code, drawn on the server: what is in it goes to nobody's picture service. */
export function QrCode({ text, className = 'qr' }: { text: string; className?: string }) {
  const { size, path } = qrPath(text)
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
