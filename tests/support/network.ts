import net from 'node:net'

/**
 * A network between a browser and a server on this machine that one can make slow and cut through: whatever is on its way
 * is lost then, and nothing gets through until it is mended.
 */
export async function startNetwork(toPort: number) {
  const open = new Set<net.Socket>()
  let up = true
  let bytesPerSecond = 0
  const server = net.createServer((near) => {
    if (!up) return near.destroy()
    const far = net.connect(toPort, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    far.pipe(near)
    near.on('data', (piece) => {
      far.write(piece)
      if (bytesPerSecond === 0) return
      near.pause()
      setTimeout(() => near.resume(), (piece.length / bytesPerSecond) * 1000)
    })
    near.on('end', () => far.end())
  })
  await new Promise<void>((ready) => server.listen(0, ready))
  const { port } = server.address() as net.AddressInfo
  const cutAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://localhost:${port}`,
    /** How much gets through to the server in a second. */
    slow: (bytes: number) => {
      bytesPerSecond = bytes
    },
    cut: () => {
      up = false
      cutAll()
    },
    mend: () => {
      up = true
      bytesPerSecond = 0
    },
    stop: async () => {
      cutAll()
      await new Promise((done) => server.close(done))
    },
  }
}
