import { createLighthouse, type Lighthouse } from './lighthouse.js'

const lighthouses = new Map<string, Lighthouse>()

export function serve(app: App): void {
  app.get('/api/lighthouses/:lighthouseId', (request, reply) => {
    const lighthouse = lighthouses.get(request.params.lighthouseId) ?? createLighthouse()
    // eslint-disable-next-line lighthouse/no-reply -- the lighthouse answers at once
    reply.send({ lighthouse })
  })
}
