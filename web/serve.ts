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
  // What is served is up to date, whether somebody listens or not.
  const watching = options.store.watch(() => {})
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info: AddressInfo) => {
      const names = ['127.0.0.1', 'localhost']
      hosts = names.flatMap(name => [`${name}:${info.port}`, ...(info.port === 80 ? [name] : [])])
      resolve({
        url: `http://127.0.0.1:${info.port}/#token=${options.token}`,
        close: () => {
          watching.close()
          server.close()
        },
      })
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      watching.close()
      reject(mistake('portTaken', String(port), error.code ?? error.message))
    })
  })
}
