import { connect } from 'node:net'
import { freePort, isFreePort } from '@groundswell/runtime'

/** The port asked for, or one that is free on loopback now. */
export async function choosePort(preferred?: number): Promise<number> {
  return preferred !== undefined && (await isFreePort(preferred)) ? preferred : freePort()
}

/** Sends bytes and tells whether anything came back within two seconds. */
export function answers(port: number, request: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (value: boolean): void => {
      socket.destroy()
      resolve(value)
    }
    socket.setTimeout(2_000, () => settle(false))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
    socket.once('data', () => settle(true))
    socket.once('connect', () => socket.write(request))
  })
}
