import { limits } from '@/lib/config/limits'

/** What we take. A HEIC photo becomes a JPEG in the worker. */
export const kinds = ['pdf', 'jpg', 'png', 'heic', 'docx'] as const
export type FileKind = (typeof kinds)[number]

/** For `<input accept>`: extensions and types, since telephones go by either. */
export const acceptedFiles =
  '.pdf,.jpg,.jpeg,.png,.heic,.heif,.docx,application/pdf,image/jpeg,image/png,image/heic,image/heif,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const mediaTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export const pictures: readonly FileKind[] = ['jpg', 'png', 'heic']

const byExtension: Record<string, FileKind> = {
  pdf: 'pdf',
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
  heic: 'heic',
  heif: 'heic',
  docx: 'docx',
}

/** What a file's name promises; null for what we do not take. */
export function kindOfName(name: string): FileKind | null {
  return byExtension[/\.([^./\\]+)$/.exec(name.trim().toLowerCase())?.[1] ?? ''] ?? null
}

/** Why a file is refused. Each is a message under `files.refused`. */
export const fileRefusals = [
  'noFile',
  'tooLarge',
  'wrongKind',
  'notWhatItSays',
  'damaged',
  'locked',
  'tooManyPixels',
  'tooManyPages',
  'unpacksTooLarge',
  'macros',
  'virus',
  'scannerAway',
  'storageAway',
  'tooManyFiles',
  'ownerFull',
  'dayFull',
  'cutOff',
  'ticketOver',
] as const
export type FileRefusal = (typeof fileRefusals)[number]

/** The name as it is kept: no folders, no control or direction-changing characters, at most 120 of what a reader sees as letters. */
export function cleanName(raw: string): string {
  const base = raw.split(/[/\\]/).at(-1) ?? ''
  const plain = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(plain)].map(
    (part) => part.segment,
  )
  if (letters.length <= limits.text.name) return plain
  const extension = /\.[^.]{1,5}$/.exec(plain)?.[0] ?? ''
  return letters.slice(0, limits.text.name - extension.length).join('') + extension
}

export type Room = { files: number; bytes: number; mostFiles: number; mostBytes: number }

/** May one more file of this size stand beside what is there? */
export function decideRoom(room: Room, bytes: number): 'fits' | 'tooMany' | 'full' {
  if (room.files + 1 > room.mostFiles) return 'tooMany'
  if (room.bytes + bytes > room.mostBytes) return 'full'
  return 'fits'
}

/** Where a document stands, for whoever looks at the list. */
export type DocumentState = 'checking' | 'ready' | 'verified' | 'gone'
export function stateOf(file: {
  cleanedAt: Date | null
  verifiedAt: Date | null
  goneAt: Date | null
}): DocumentState {
  if (file.goneAt) return 'gone'
  if (file.verifiedAt) return 'verified'
  return file.cleanedAt ? 'ready' : 'checking'
}

/** What can be seen on a document and kept of it. */
export const documentTypes = [
  'passport',
  'identityCard',
  'residenceCard',
  'annex15',
  'birthCertificate',
  'marriageCertificate',
  'diploma',
  'workContract',
  'payslip',
  'rentContract',
  'healthInsurance',
  'drivingLicence',
  'familyComposition',
  'bankStatement',
  'passportPhoto',
  'proofOfAddress',
  'schoolReport',
  'vaccinationCard',
  'letter',
  'other',
] as const
export type DocumentType = (typeof documentTypes)[number]
