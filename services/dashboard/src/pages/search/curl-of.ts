import { addressOf, type Parameters } from '../../api/request.ts'

/** A request as a command for a shell, as it can be pasted: the token comes from the environment. */
export function curlOf(path: string, query: Parameters, origin: string = location.origin): string {
  const address = `${origin}${addressOf(path, query)}`.replaceAll("'", String.raw`'\''`)
  return `curl -fsS -H "Authorization: Bearer $GROUNDSWELL_API_TOKEN" '${address}'`
}
