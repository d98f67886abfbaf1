/**
 * The little that somebody needs who holds a paper and asks whether it is true. Codes and numbers, and a title in the
 * languages there are; the page says it in the visitor's own.
 */
export type ProofSummary = {
  /** Language → title of what was followed. */
  titles?: Record<string, string>
  /** CEFR level or `alfa`. */
  level?: string
  /** Minutes attended or credited. */
  minutes?: number
  /** Calendar days. */
  from?: string
  to?: string
}

/** A proof as the public page shows it. Revoked: when, and nothing else. */
export type ShownProof =
  | {
      state: 'valid' | 'lapsed'
      kind: string
      code: string
      holder: string
      issuedAt: Date
      validUntil: string | null
      summary: ProofSummary
    }
  | { state: 'revoked'; kind: string; code: string; revokedAt: Date }

/** Kinds of papers that have words of their own, messages `proofs.kind.*`. */
export const proofKinds = ['courseCertificate', 'passportHours', 'ambassadorCertificate'] as const
export const wordOfProof = (kind: string) => proofKinds.find((known) => known === kind) ?? 'other'
