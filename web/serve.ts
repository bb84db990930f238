import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { mistake } from '../core/errors.ts'
import { type DashboardOptions, dashboardApp } from './app.ts'

/** A dashboard that listens. */
export interface Serving {
  /** With the token behind the `#`, which no browser sends. */
  readonly url: string
  readonly close: () => void
}

/** Serves the dashboard on the loopback address. Port 0 is any free one. Throws `portTaken`. */
export function serveDashboard(
  options: Omit<DashboardOptions, 'hosts'>,
  port: number,
): Promise<Serving> {
  let hosts: readonly string[] = []
  const app = dashboardApp({ ...options, hosts: () => hosts })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info: AddressInfo) => {
      hosts = [`127.0.0.1:${info.port}`, `localhost:${info.port}`]
      resolve({
        url: `http://127.0.0.1:${info.port}/#token=${options.token}`,
        close: () => server.close(),
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(mistake('portTaken', String(port), error.code ?? error.message)),
    )
  })
}
