import type { MissionStatus, StatusReport } from '../core/mission-report.ts'
import { sortedJson } from '../core/sorted-json.ts'
import type { ProfileName } from '../missions/progress/profiles.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { type Chosen, chosenMissions, profileOf } from './missions.ts'
import { write } from './output.ts'
import { formatOf } from './plan-report.ts'
import { screenOf } from './screen.ts'
import type { Values } from './values.ts'

/** Runs `cutover status`: one mission as a board, or all of them in a row each. */
export async function runStatus({ values }: Input, io: Io): Promise<number> {
  const profile = profileOf(values)
  const chosen = await chosenMissions(values, io)
  await write(io.stdout, await renderStatus(chosen, profile, values, io))
  return values.flag('watch') ? watchStatus(chosen, profile, values, io) : 0
}

/** Prints anew when something changes, until it is interrupted. */
async function watchStatus(
  { root, missions, isOne }: Chosen,
  profile: ProfileName,
  values: Values,
  io: Io,
): Promise<never> {
  const { openStore } = await import('../missions/mission/store.ts')
  const store = openStore(root)
  const wanted = isOne ? new Set(missions.map(({ folder }) => folder)) : undefined
  const clear = io.stdout.isTTY ? '\u001b[H\u001b[2J' : '\n'
  return new Promise((_, reject) => {
    store.watch(changed => {
      if (wanted && !changed.some(folder => wanted.has(folder))) return
      const now = store.missions().filter(({ folder }) => wanted?.has(folder) ?? true)
      renderStatus({ root, missions: now, all: store.missions(), isOne }, profile, values, io)
        .then(text => write(io.stdout, clear + text))
        .catch(reject)
    })
  })
}

async function renderStatus(
  { root, missions, all, isOne }: Chosen,
  profile: ProfileName,
  values: Values,
  io: Io,
): Promise<string> {
  const { missionBoard, missionStatus } = await import('../missions/mission/status.ts')
  const { readDetail } = await import('../missions/mission/detail.ts')
  const now = io.now().getTime()
  const isWanted = ({ progress }: MissionStatus): boolean =>
    values.flag('open') !== true || progress.percentage < 100
  const health = isOne
    ? await (await import('../missions/worktrees/health.ts')).healthOf(
        root,
        all,
        missions,
        io.now(),
      )
    : new Map()
  const boards = isOne
    ? missions.map(one =>
        missionBoard(one, readDetail(root, one, health.get(one.folder)), profile, now),
      )
    : []
  const statuses = isOne
    ? boards
    : missions.map(one => missionStatus(one, profile, now)).filter(isWanted)
  if (values.flag('json') || formatOf(values) === 'json') {
    const report: StatusReport = { schema: 'cutover/status@1', profile, missions: statuses }
    return sortedJson(report, 2)
  }
  const screen = screenOf(values, io)
  const [board] = boards
  if (board) return (await import('../reports/status/board.ts')).prettyBoard(board, screen)
  return (await import('../reports/status/list.ts')).prettyMissions(statuses, profile, screen)
}
