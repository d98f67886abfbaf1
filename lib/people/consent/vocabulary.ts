/**
 * What somebody may be asked to agree to. A purpose is data: its wording stands in messages `consent.purposes.<key>`,
 * and `textVersion` rises whenever the meaning of the Dutch wording changes, so that we know who agreed to which.
 */
export const purposes = [
  { key: 'ambassadorContact', textVersion: 1 },
  { key: 'partnerSharing', textVersion: 1 },
  { key: 'photoStory', textVersion: 1 },
  { key: 'research', textVersion: 1 },
  { key: 'smsReminders', textVersion: 1 },
] as const
export type Purpose = (typeof purposes)[number]['key']

export const purposeKeys = purposes.map(({ key }) => key) as [Purpose, ...Purpose[]]

export function isPurpose(value: unknown): value is Purpose {
  return typeof value === 'string' && (purposeKeys as readonly string[]).includes(value)
}

/** The version of the wording that is shown now. */
export function textVersionOf(purpose: Purpose): number {
  return purposes.find(({ key }) => key === purpose)?.textVersion ?? 1
}
