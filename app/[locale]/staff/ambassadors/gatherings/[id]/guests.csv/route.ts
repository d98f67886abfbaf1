import { exportGuests } from '@/lib/ambassadors/gatherings/export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/ambassadors/gatherings/[id]/guests.csv'>,
): Promise<Response> {
  const { locale, id } = await params
  return (await exportGuests(request, locale, id, 'csv')) ?? new Response(null, { status: 404 })
}
