import { createServer } from 'node:net'

/**
 * A port of loopback that nobody listened on a moment ago, below those the system gives to whoever asks for any (from 32768 on):
 * no connection takes it before whoever it is meant for.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000)
    if (await isFreePort(port)) return port
  }
}

/** Whether one could listen on a port of loopback now. Fails where something else than its use stands against it. */
export function isFreePort(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
