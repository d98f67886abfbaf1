import type { DocumentState, DocumentType, FileKind } from './rules'

/** A document as a list shows it, to the person or to staff. */
export type DocumentRow = {
  id: string
  name: string
  kind: FileKind
  bytes: number
  state: DocumentState
  audience: 'both' | 'staff'
  about: string | null
  uploadedAt: Date
  /** Sent by the person it is about (and not by staff). */
  bySubject: boolean
  keepUntil: Date | null
  goneAt: Date | null
  goneWhy: GoneWhy | null
  verified: {
    at: Date
    by: string | null
    type: DocumentType
    lastFour: string | null
    expiresOn: string | null
  } | null
}

export type GoneWhy = 'unclaimed' | 'verified' | 'removed' | 'owner' | 'broken' | 'erased' | 'lost'
