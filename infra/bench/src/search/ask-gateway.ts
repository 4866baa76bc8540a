export interface GatewayAddress {
  readonly url: string
  readonly token: string
}

/** Asks as a program does; resolves with the text when all of it came. */
export function asking({ url, token }: GatewayAddress): (path: string, body?: object) => Promise<string> {
  return async (path, body) => {
    const response = await fetch(`${url}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return text
  }
}
