import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { StatusReport } from '../core/mission-report.ts'
import type { Mission } from '../missions/mission/read.ts'
import { missionProgress } from '../missions/mission/status.ts'
import type { Store } from '../missions/mission/store.ts'
import type { ProfileName } from '../missions/progress/profiles.ts'
import { healthOf } from '../missions/worktrees/health.ts'
import { missionPage, statusesOf } from './data.ts'
import { type Guarded, sameHost, withToken } from './guard.ts'
import { html, textOf } from './html.ts'
import { liveHead, page } from './page.ts'
import { missionRow } from './sections/list.ts'
import { missionSection } from './sections/mission.ts'
import { overview, unreconciledIn } from './sections/overview.ts'
import { style } from './style.ts'

export interface DashboardOptions extends Guarded {
  readonly root: string
  /** The name that the page bears. */
  readonly title: string
  readonly profile: ProfileName
  readonly store: Store
  /** The text of the script that keeps the page up to date. */
  readonly script: string
  readonly now: () => Date
}

/** Milliseconds between two signs of life. */
const heartbeat = 15_000

/**
 * The dashboard as an application: a page without contents that anybody on this machine may load,
 * and the contents for whoever has the token. Nothing can be changed by it.
 */
export function dashboardApp(options: DashboardOptions): Hono {
  const { store, profile, root, title, now } = options
  const app = new Hono()
  const statuses = () => statusesOf(store.missions(), profile, now().getTime())
  const health = (missions = store.missions()) => healthOf(root, store.missions(), missions, now())
  const pageOf = async (mission: Mission) => {
    const found = (await health([mission])).get(mission.folder)
    return missionPage(root, mission, profile, now().getTime(), found)
  }
  app.use(sameHost(options))
  const shell = textOf(
    page({ title, kind: 'live', head: liveHead, rows: [], sections: [], state: 'connecting' }),
  )
  app.get('/', async context => context.html(await shell))
  app.get('/style.css', context => context.body(style, 200, { 'content-type': 'text/css' }))
  app.get('/client.js', context =>
    context.body(options.script, 200, { 'content-type': 'text/javascript' }),
  )
  app.use('/page/*', withToken(options))
  app.use('/api/*', withToken(options))
  app.use('/events', withToken(options))
  app.get('/page/list', async context =>
    context.html(await textOf(html`${statuses().map(missionRow)}`)),
  )
  app.get('/page/overview', async context =>
    context.html(await textOf(overview(statuses(), profile, unreconciledIn(await health())))),
  )
  app.get('/page/row', async context => {
    const mission = store.mission(context.req.query('name') ?? '')
    const [status] = mission ? statusesOf([mission], profile, now().getTime()) : []
    // A mission that has gone has no row any more.
    return status ? context.html(await textOf(missionRow(status))) : context.body(null, 204)
  })
  app.get('/page/mission', async context => {
    const mission = store.mission(context.req.query('name') ?? '')
    if (!mission) return context.notFound()
    const shown = await pageOf(mission)
    return context.html(await textOf(missionSection(shown)))
  })
  app.get('/api/missions', context => {
    const report: StatusReport = { schema: 'cutover/status@1', profile, missions: statuses() }
    return context.json(report)
  })
  app.get('/api/progress', context =>
    context.json({
      schema: 'cutover/progress@1',
      missions: store.missions().map(mission => missionProgress(mission, profile)),
    }),
  )
  app.get('/api/mission', async context => {
    const mission = store.mission(context.req.query('name') ?? '')
    return mission ? context.json((await pageOf(mission)).board) : context.notFound()
  })
  app.get('/events', context =>
    streamSSE(context, async stream => {
      let sent = 0
      const watching = store.watch(missions => {
        sent += 1
        const data = JSON.stringify({ missions })
        // A reader that has gone away is told by `onAbort`.
        void stream.writeSSE({ id: String(sent), event: 'missions', data })
      })
      stream.onAbort(() => watching.close())
      while (!stream.aborted) {
        await stream.write(': alive\n\n')
        await stream.sleep(heartbeat)
      }
    }),
  )
  return app
}
