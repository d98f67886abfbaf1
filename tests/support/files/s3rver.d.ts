declare module '@20minutes/s3rver' {
  type Options = {
    address: string
    port: number
    silent: boolean
    directory: string
    configureBuckets: { name: string; configs: string[] }[]
  }
  type Step = (
    context: { method: string; path: string; headers: Record<string, string> },
    next: () => Promise<void>,
  ) => Promise<void>
  export default class S3rver {
    constructor(options: Options)
    middleware: Step[]
    run(): Promise<{ port: number }>
    close(): Promise<void>
  }
}
