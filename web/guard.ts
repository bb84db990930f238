import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** What a request has to carry, so that no other page of a browser can ask. */
export interface Guarded {
  /** Random, and known to whoever started the server. */
  readonly token: string
  /** Host names with the port, as `127.0.0.1:4711`. */
  readonly hosts: () => readonly string[]
}

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const

/** Refuses requests that come under another name, which is how a page elsewhere would reach us. */
export const sameHost =
  ({ hosts }: Guarded): MiddlewareHandler =>
  async (context, next) => {
    const [host, origin] = [context.req.header('host') ?? '', context.req.header('origin')]
    const isOurs = hosts().includes(host) && (origin === undefined || origin === `http://${host}`)
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    if (!isOurs) return context.text('Unexpected host or origin, expected this server\n', 403)
    await next()
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
    return undefined
  }

/** Refuses requests without the token. */
export const withToken =
  ({ token }: Guarded): MiddlewareHandler =>
  async (context, next) => {
    const given = Buffer.from(context.req.header('x-cutover-token') ?? '')
    const wanted = Buffer.from(token)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return context.text('Unexpected token, expected the one of this server\n', 403)
    await next()
    return undefined
  }
