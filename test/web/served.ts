import { readFileSync } from 'node:fs'
import { openStore } from '../../missions/mission/store.ts'
import type { ProfileName } from '../../missions/progress/profiles.ts'
import { type Serving, serveDashboard } from '../../web/serve.ts'

export const script = readFileSync(new URL('../../web/client/client.js', import.meta.url), 'utf8')

export const token = 'a-token-of-the-tests'

/** Serves the missions of a folder while something runs. */
export async function withServer<Result>(
  root: string,
  profile: ProfileName,
  run: (serving: Serving) => Promise<Result>,
): Promise<Result> {
  const store = openStore(root)
  const options = { root, title: 'lamps', profile, store, token, script, now: () => new Date() }
  const serving = await serveDashboard(options, 0)
  try {
    return await run(serving)
  } finally {
    serving.close()
  }
}

/** Asks a server as its page does. */
export const ask = (
  { url }: Serving,
  path: string,
  headers: Readonly<Record<string, string>> = { 'x-cutover-token': token },
): Promise<Response> => fetch(new URL(path, url), { headers })
