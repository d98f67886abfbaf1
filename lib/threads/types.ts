import type { Locale } from '@/lib/i18n/locales'

/** Who speaks: the person it is about (or who stands in for them), or staff. */
export type ThreadSide = 'person' | 'staff'

/** What a message can point to: a line of a checklist, an appointment, a page of the site that explains something. */
export const attachmentKinds = ['paper', 'appointment', 'page'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

/** Something that a message points to, in the reader's language and as it stands now. */
export type Attachment = {
  kind: AttachmentKind
  id: string
  label: string
  /** Where it stands or when it is. */
  about?: string
  /** A path on our origin, without the language; absent where there is nothing for this reader to open. */
  path?: string
  /** Shown where it was attached before, and not offered any more. */
  over?: boolean
}

/** Whose work a translation is. */
export type TranslatedBy = 'phrasebook' | 'machine' | 'person'

export type SpokenPart = { text: string; by: TranslatedBy; name: string | null; checkedBy: string | null }

/** A message as one reader sees it: what was written, and below it what it means. */
export type MessageView = {
  id: string
  side: ThreadSide
  author: { id: string | null; name: string }
  /** The reader wrote it. */
  own: boolean
  sentAt: Date
  original: { language: string; phrases: string[]; text: string }
  /** In the other language; null when both read the same, parts missing when nobody translated them yet. */
  translation: { language: string; parts: SpokenPart[]; missing: boolean } | null
  attachments: Attachment[]
  /** Not yet read by this reader. */
  fresh: boolean
  /** Of the reader's own side: somebody of the other side has read it. */
  readByOther: boolean
}

/** What somebody is writing, as it is shown to them. */
export type DraftView = {
  key: string
  text: string
  language: Locale
  attachment: string | null
  search: string
  parts: {
    id: string
    /** As typed. */
    blanks: Record<string, string>
    names: string[]
    /** In the writer's and in the reader's language, gaps that are still empty shown by name. */
    here: string
    there: string
  }[]
}
