import { through } from './missions.ts'
import { type Files, git, withRepository, writeFiles } from './repository.ts'
import { logOf, type RowFields } from './rows.ts'

/** What each lane changes: files by path, or anything else that is then committed. */
export type Lanes = Readonly<Record<string, Files | ((folder: string) => void)>>

const way = ['planned', 'claimed', 'in_progress', 'for_review', 'in_review', 'approved']

/** Rows by which a work package is approved. */
export const approved = (number: number, wp: string): readonly RowFields[] =>
  through(number, wp, ...way)

/** What a repository of lanes is made of beyond them. */
export interface Made {
  /** Dependencies by work package; the work packages are WP01 of lane-a, WP02 of lane-b, and so on. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>
  readonly rows?: readonly RowFields[]
  /** What the first commit has beyond the mission and a lamp. */
  readonly base?: Files
  /** What `git init` takes beyond a branch's name. */
  readonly init?: readonly string[]
  /** Done on main after the lanes were cut. */
  readonly afterwards?: (folder: string) => void
}

/** A repository as Spec Kitty leaves it before a merge: one branch for the mission and one a lane. */
export function withLanes<Result>(
  lanes: Lanes,
  { dependencies = {}, rows, base = {}, init = [], afterwards }: Made,
  run: (folder: string) => Promise<Result>,
): Promise<Result> {
  const ids = Object.keys(lanes).map(
    (lane, index) => [lane, `WP${String(index + 1).padStart(2, '0')}`] as const,
  )
  const place = 'kitty-specs/042-lamps'
  const mission = 'kitty/mission-042-lamps'
  const files: Files = {
    ...base,
    'src/lamp.ts': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n',
    [`${place}/meta.json`]: JSON.stringify({ mission_number: 42, target_branch: 'main' }),
    [`${place}/lanes.json`]: JSON.stringify({
      mission_branch: mission,
      lanes: ids.map(([lane, wp]) => ({ lane_id: lane, wp_ids: [wp], depends_on_lanes: [] })),
    }),
    [`${place}/status.events.jsonl`]: logOf(
      rows ?? ids.flatMap(([, wp], index) => approved(index * 10, wp)),
    ),
    ...Object.fromEntries(
      ids.map(([, wp]) => [
        `${place}/tasks/${wp}-a.md`,
        `---\nwork_package_id: ${wp}\ndependencies: ${JSON.stringify(dependencies[wp] ?? [])}\n---\n`,
      ]),
    ),
  }
  return withRepository(
    files,
    async folder => {
      git(folder, 'branch', mission)
      for (const [lane, changes] of Object.entries(lanes)) {
        git(folder, 'checkout', '--quiet', '-b', `${mission}-${lane}`, mission)
        if (typeof changes === 'function') changes(folder)
        else writeFiles(folder, changes)
        git(folder, 'add', '--all')
        git(folder, 'commit', '--quiet', '--allow-empty', `--message=Work in ${lane}`)
      }
      git(folder, 'checkout', '--quiet', 'main')
      afterwards?.(folder)
      return run(folder)
    },
    init,
  )
}
