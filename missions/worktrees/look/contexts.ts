import { posix } from 'node:path'
import { namesIn } from '../../../files/folder.ts'
import { isMap, listOf, textOf } from '../../loose.ts'
import { parsed } from '../../mission/meta.ts'
import { quietly, textAt } from '../../mission/quietly.ts'

/** Where Spec Kitty keeps what an agent has to know of its workspace. */
export const contextFolder = '.kittify/workspaces'

/** A workspace context: `.kittify/workspaces/SLUG-LANE.json`. */
export interface Context {
  /** Relative to the root. */
  readonly file: string
  /** Its bytes as text; undefined where it cannot be read. */
  readonly text: string | undefined
  /** What it says; undefined where it is no JSON object, or lacks what makes it one. */
  readonly fields: ContextFields | undefined
  /** Whether it is of the days before lanes, one for each work package: nobody reads it any more. */
  readonly isOld: boolean
}

export interface ContextFields {
  /** All that the file has, what we do not know too. */
  readonly all: Readonly<Record<string, unknown>>
  readonly mission: string
  readonly lane: string
  readonly workPackages: readonly string[]
  readonly currentWp: string | undefined
  /** The short name. */
  readonly branch: string | undefined
  /** Absolute. */
  readonly path: string | undefined
  readonly baseCommit: string | undefined
}

/** Reads every workspace context of a project. */
export const readContexts = (root: string): readonly Context[] =>
  (quietly(() => namesIn(root, contextFolder)) ?? [])
    .filter(name => name.endsWith('.json') && !name.startsWith('.'))
    .map(name => {
      const file = `${contextFolder}/${name}`
      const read = textAt(root, file)
      const text = typeof read === 'string' ? undefined : read.text
      const value = text === undefined ? undefined : parsed(text)
      const isOld =
        isMap(value) && value['lane_id'] === undefined && textOf(value['wp_id']) !== undefined
      return { file, text, fields: fieldsOf(root, value), isOld }
    })

/** Spec Kitty ignores a context without a lane, or whose work packages are no list. */
function fieldsOf(root: string, value: unknown): ContextFields | undefined {
  if (!isMap(value) || !Array.isArray(value['lane_wp_ids'])) return undefined
  const mission = textOf(value['mission_slug'])
  const lane = textOf(value['lane_id'])
  if (mission === undefined || lane === undefined) return undefined
  const path = textOf(value['worktree_path'])
  const base = textOf(value['base_commit'])
  return {
    all: value,
    mission,
    lane,
    workPackages: listOf(value['lane_wp_ids']).filter(one => typeof one === 'string'),
    currentWp: textOf(value['current_wp']),
    branch: textOf(value['branch_name']),
    path: path === undefined ? undefined : posix.resolve(root, path),
    baseCommit: base === undefined || base === 'unknown' ? undefined : base,
  }
}
