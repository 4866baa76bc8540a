import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { UserError } from '@groundswell/runtime'
import type { App } from '../app.ts'
import { answerNotFound } from '../problems/answer-errors.ts'

/** The dashboard loads nothing from elsewhere; its style library writes style elements while it runs. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Built names carry a hash of what is in them, so they may be kept for ever. */
const hashedName = /[/\\]assets[/\\][^/\\]+-[\w-]{6,}\.\w+(?:\.(?:br|gz))?$/

/** Serves the built dashboard; a page's own address (no file, asked for as a page) gives index.html. */
export async function serveDashboard(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new UserError(
      `the dashboard's folder ${folder} holds no index.html`,
      'build the dashboard, or leave dashboardFolder out to run without it',
    )
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    decorateReply: true,
    cacheControl: false,
    dotfiles: 'deny',
    setHeaders: (response, path) => {
      response.setHeader('cache-control', hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      response.setHeader('content-security-policy', contentSecurityPolicy)
      response.setHeader('referrer-policy', 'same-origin')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const page =
      (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && !/\.\w+$/.test(path)
    return page ? reply.sendFile('index.html') : answerNotFound(request, reply)
  })
}
