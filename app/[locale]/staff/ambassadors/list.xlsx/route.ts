import { exportAmbassadors } from '@/lib/ambassadors/list-export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/ambassadors/list.xlsx'>,
): Promise<Response> {
  return (
    (await exportAmbassadors(request, (await params).locale, 'xlsx')) ?? new Response(null, { status: 404 })
  )
}
