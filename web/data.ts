import type { MissionBoard, MissionStatus } from '../core/mission-report.ts'
import { readDetail } from '../missions/mission/detail.ts'
import {
  type EventRow,
  eventsIn,
  type Point,
  progressIn,
  rowsOf,
} from '../missions/mission/history.ts'
import type { Mission } from '../missions/mission/read.ts'
import { missionBoard, missionStatus } from '../missions/mission/status.ts'
import { type ProfileName, profileNames } from '../missions/progress/profiles.ts'
import type { Finding } from '../missions/status/findings.ts'

/** A mission as its page shows it. */
export interface MissionPage {
  readonly board: MissionBoard
  /** The percentages of all profiles, the chosen one first. */
  readonly profiles: readonly { readonly name: string; readonly percentage: number }[]
  /** Progress after each event. */
  readonly history: readonly Point[]
  /** What happened to each work package, oldest first. */
  readonly events: ReadonlyMap<string, readonly EventRow[]>
  /** The Markdown of each work package. */
  readonly prompts: ReadonlyMap<string, string>
}

/** All missions in a row each. */
export const statusesOf = (
  missions: readonly Mission[],
  profile: ProfileName,
  now: number,
): readonly MissionStatus[] => missions.map(mission => missionStatus(mission, profile, now))

/**
 * Reads all that the page of a mission shows. `now` is in milliseconds since 1970, and `health` what
 * disagrees with its branches and worktrees.
 */
export function missionPage(
  root: string,
  mission: Mission,
  profile: ProfileName,
  now: number,
  health: readonly Finding[] | undefined,
): MissionPage {
  const detail = readDetail(root, mission, health)
  const rows = rowsOf(root, mission)
  const events = new Map<string, EventRow[]>()
  for (const row of eventsIn(rows)) {
    const known = events.get(row.wp)
    if (known) known.push(row)
    else events.set(row.wp, [row])
  }
  const names = [profile, ...profileNames.filter(name => name !== profile)]
  return {
    board: missionBoard(mission, detail, profile, now),
    profiles: names.map(name => ({ name, percentage: mission.progress[name].percentage })),
    history: progressIn(rows, mission, profile),
    events,
    prompts: new Map([...detail.workPackages].map(([id, { prompt }]) => [id, prompt])),
  }
}
