// Ends with 0 when the service of this container is ready, 1 when it is not.
const port = process.env.GROUNDSWELL_HEALTH_PORT ?? '9464'
const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4_000) }).catch(
  (error) => ({
    ok: false,
    text: async () => String(error.cause ?? error),
  }),
)
if (!answer.ok) {
  process.stdout.write(await answer.text())
  process.exitCode = 1
}
