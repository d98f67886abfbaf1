import { ambassadorCertificate } from '@/lib/ambassadors/recognition/certificate'
import { currentContext } from '@/lib/auth/current'

export async function GET(): Promise<Response> {
  const pdf = await ambassadorCertificate(await currentContext())
  if (!pdf) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="samen.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
