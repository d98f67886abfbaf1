declare module 'heic-decode' {
  type Pixels = { width: number; height: number; data: Uint8ClampedArray }
  type Input = { buffer: Uint8Array }
  const decode: {
    (input: Input): Promise<Pixels>
    /** Sizes of all pictures in it; pixels only when one is asked to decode. */
    all(
      input: Input,
    ): Promise<{ width: number; height: number; decode(): Promise<Pixels> }[] & { dispose(): void }>
  }
  export default decode
}
