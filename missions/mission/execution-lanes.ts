import { isMap, listOf, textOf } from '../loose.ts'
import type { Finding } from '../status/findings.ts'
import { parsed } from './meta.ts'
import type { FileText } from './quietly.ts'

/** A branch with a worktree, in which work packages are done one after the other. */
export interface ExecutionLane {
  readonly id: string
  readonly workPackages: readonly string[]
  /** Lanes that have to be done before. */
  readonly dependsOn: readonly string[]
}

const file = 'lanes.json'

/** What lanes.json says. */
export interface ExecutionLanes {
  readonly lanes: readonly ExecutionLane[]
  readonly missionBranch: string | undefined
  readonly findings: readonly Finding[]
}

/** Reads lanes.json: a lane that is no lane is a finding, and the others count. */
export function readExecutionLanes(file: FileText): ExecutionLanes {
  if (file === 'absent') return { lanes: [], missionBranch: undefined, findings: [] }
  const value = file === 'refused' ? undefined : parsed(file.text)
  if (!isMap(value) || !Array.isArray(value['lanes']))
    return {
      lanes: [],
      missionBranch: undefined,
      findings: [
        badLanes(
          file === 'refused' ? 'lanes.json cannot be read' : 'lanes.json has no list of lanes',
        ),
      ],
    }
  const read = value['lanes'].map(laneOf)
  return {
    lanes: read.filter(lane => lane !== undefined),
    missionBranch: textOf(value['mission_branch']),
    findings: read.flatMap((lane, index) =>
      lane
        ? []
        : [
            badLanes(
              `entry ${index + 1} of the lanes has no lane_id that can name a branch, or no wp_ids`,
            ),
          ],
    ),
  }
}

const badLanes = (message: string): Finding => ({
  code: 'bad-lanes',
  severity: 'error',
  message,
  file,
})

function laneOf(value: unknown): ExecutionLane | undefined {
  if (!isMap(value) || !Array.isArray(value['wp_ids'])) return undefined
  const id = textOf(value['lane_id'])
  return id === undefined || !/^[\w.-]+$/.test(id)
    ? undefined
    : {
        id,
        workPackages: textsIn(value['wp_ids']),
        dependsOn: textsIn(value['depends_on_lanes']),
      }
}

const textsIn = (value: unknown): readonly string[] =>
  listOf(value).filter(one => typeof one === 'string')
