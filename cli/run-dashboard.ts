import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mistake } from '../core/errors.ts'
import { readText } from '../files/folder.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { chosenMissions, profileOf } from './missions.ts'
import { parseCount } from './number.ts'
import { fileSink, write } from './output.ts'

/** Runs `cutover dashboard`: writes one document, or serves until it is interrupted. */
export async function runDashboard({ values }: Input, io: Io): Promise<number> {
  const profile = profileOf(values)
  const port = portOf(values.text('port') ?? '0')
  const output = values.text('output')
  const chosen = await chosenMissions(values, io)
  const shared = {
    root: chosen.root,
    title: basename(chosen.root),
    profile,
    script: readText(fileURLToPath(new URL('../web/client', import.meta.url)), 'client.js') ?? '',
  }
  if (output !== undefined) {
    const { dashboardFile } = await import('../web/file.ts')
    const sink = fileSink(output, io.cwd)
    const text = await dashboardFile({
      ...shared,
      missions: chosen.missions,
      all: chosen.all,
      now: io.now(),
    })
    await sink.write(text)
    await sink.end()
    const size = (Buffer.byteLength(text) / 1e6).toFixed(1)
    io.stderr.write(`cutover: wrote ${output}, ${size} MB\n`)
    return 0
  }
  const { serveDashboard } = await import('../web/serve.ts')
  const token = randomBytes(24).toString('base64url')
  const { openStore } = await import('../missions/mission/store.ts')
  const { missionId } = await import('../web/sections/list.ts')
  const options = { ...shared, store: openStore(chosen.root), token, now: io.now }
  const { url } = await serveDashboard(options, port)
  const [only] = chosen.isOne ? chosen.missions : []
  await write(io.stdout, `${url}${only ? `&${missionId(only.folder)}` : ''}\n`)
  io.stderr.write('cutover: serving on this machine only; Ctrl-C ends it\n')
  return new Promise(() => {})
}

function portOf(typed: string): number {
  const port = parseCount('--port', typed)
  if (port > 65_535) throw mistake('invalidNumber', '--port', typed)
  return port
}
