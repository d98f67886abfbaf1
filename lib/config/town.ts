/** The town this installation serves. Client-safe; another town writes its own. */
export const town = {
  name: 'Lindeveld',
  /** ISO 3166-1: whose rules count here, for volunteers as for papers (lib/cases). */
  country: 'BE' as 'BE' | 'NL',
  /** ISO 4217 */
  currency: 'EUR',
  centre: {
    name: 'Samen',
    street: 'Lindeplein 4',
    postalCode: '9990',
    town: 'Lindeveld',
    phone: '+3292550140',
    phoneShown: '09 255 01 40',
    email: 'samen@lindeveld.example',
    latitude: 51.0912,
    longitude: 3.8054,
  },
  /** Where "leave quickly" leads: the municipality's own site, or null for our page about the sun. */
  exitTo: null as string | null,
  /** ISO weekday → [from, to) in minutes after midnight, town time. */
  openingHours: [
    { weekdays: [1, 2, 3, 4], fromMinute: 540, toMinute: 1020 },
    { weekdays: [5], fromMinute: 540, toMinute: 720 },
  ],
} as const

/** A map that needs no account; the link leaves our site only when the person follows it. */
export function mapLink(place: { latitude: number; longitude: number }): string {
  return `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=18/${place.latitude}/${place.longitude}`
}
