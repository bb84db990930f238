import { lanes } from '../../core/lanes.ts'
import type {
  CardStatus,
  MissionBoard,
  MissionProgress,
  MissionStatus,
} from '../../core/mission-report.ts'
import type { ProfileName } from '../progress/profiles.ts'
import type { Finding } from '../status/findings.ts'
import type { WorkPackageState, WorkPackages } from '../status/snapshot.ts'
import type { MissionDetail } from './detail.ts'
import type { Mission } from './read.ts'

/** How far a mission is, under one profile. */
export function missionProgress(
  { folder, identity, progress }: Mission,
  profile: ProfileName,
): MissionProgress {
  return {
    mission: folder,
    ...identity,
    // Upstream leaves it empty where the log does; people want to know whose number it is.
    mission_slug:
      profile === 'spec-kitty' ? identity.mission_slug : identity.mission_slug || folder,
    ...progress[profile],
    profiles: Object.fromEntries(
      Object.entries(progress).map(([name, { percentage }]) => [name, percentage]),
    ),
  }
}

/** A mission in one row of a list. `now` is in milliseconds since 1970. */
export function missionStatus(mission: Mission, profile: ProfileName, now: number): MissionStatus {
  const { folder, identity, meta, snapshot, findings } = mission
  const progress = missionProgress(mission, profile)
  const isApproved = isApprovedOnly(mission)
  return {
    mission: folder,
    ...identity,
    mission_slug: identity.mission_slug || folder,
    mission_id: meta.missionId ?? null,
    friendly_name: meta.friendlyName ?? null,
    target_branch: meta.targetBranch ?? null,
    progress,
    is_approved_not_merged: isApproved,
    last_event_at: snapshot.materialized_at || null,
    findings: [
      ...findings,
      ...(isApproved ? [notMerged] : []),
      ...staleClaims(snapshot.work_packages, now),
    ].map(shown),
  }
}

/** Whether every work package that is not canceled is approved, whatever a profile counts. */
function isApprovedOnly({ snapshot, files }: Mission): boolean {
  const states = Object.entries(snapshot.work_packages)
  const open = states.filter(([, { lane }]) => lane !== 'canceled' && lane !== 'uninitialized')
  const isSeen = [...files.keys()].every(id => Object.hasOwn(snapshot.work_packages, id))
  return isSeen && open.length > 0 && open.every(([, { lane }]) => lane === 'approved')
}

const notMerged: Finding = {
  code: 'not-merged',
  severity: 'info',
  message: 'every work package is approved, and no merge is recorded',
}

const shown = ({ file, line, offset, wp, code, severity, message }: Finding) => ({
  code,
  severity,
  message,
  file: file ?? null,
  line: line ?? null,
  offset: offset ?? null,
  wp: wp ?? null,
})

/** A mission with its board. `now` is in milliseconds since 1970. */
export function missionBoard(
  mission: Mission,
  detail: MissionDetail,
  profile: ProfileName,
  now: number,
): MissionBoard {
  const status = missionStatus(mission, profile, now)
  const ids = [
    ...new Set([...Object.keys(mission.snapshot.work_packages), ...detail.workPackages.keys()]),
  ].toSorted()
  const cards = ids.map(id => cardOf(id, mission, detail, now))
  return {
    ...status,
    findings: [...status.findings, ...[...detail.findings, ...detail.health].map(shown)],
    lanes: lanes.map(lane => ({
      lane,
      work_packages: cards.filter(card => card.lane === lane).map(({ id }) => id),
    })),
    work_packages: cards,
    execution_lanes: mission.lanes.lanes.map(({ id, workPackages, dependsOn }) => ({
      id,
      work_packages: workPackages,
      depends_on: dependsOn,
    })),
    snapshot: { ...mission.identity, ...mission.snapshot },
  }
}

/** Work packages that somebody has had for too long. */
const staleClaims = (states: WorkPackages, now: number): readonly Finding[] =>
  Object.entries(states).flatMap(
    ([wp, { lane, last_transition_at: since }]): readonly Finding[] => {
      const message = `${lane} for more than ${(staleAfter[lane] ?? 0) / day} days`
      return isStale(lane, ageOf(since, now))
        ? [{ code: 'stale-claim', severity: 'warning', message, wp }]
        : []
    },
  )

const isStale = (lane: string, age: number | null): boolean =>
  age !== null && age > (staleAfter[lane] ?? Number.POSITIVE_INFINITY)

const day = 86_400

/** In seconds since the last transition, as Spec Kitty's doctor has it. */
const staleAfter: Readonly<Record<string, number>> = { claimed: 7 * day, in_progress: 14 * day }

function cardOf(
  id: string,
  { snapshot: { work_packages: states }, lanes: { lanes: executionLanes } }: Mission,
  { workPackages, health }: MissionDetail,
  now: number,
): CardStatus {
  const state = states[id]
  const file = workPackages.get(id)
  const lane = state?.lane ?? 'planned'
  const age = ageOf(state?.last_transition_at, now)
  const dependencies = file?.dependencies ?? []
  return {
    id,
    title: file?.title ?? id,
    lane,
    agent: agentOf(state),
    since: state?.last_transition_at ?? null,
    age,
    is_stale: isStale(lane, age),
    dependencies,
    waits_for: dependencies.filter(one => !['done', 'approved'].includes(states[one]?.lane ?? '')),
    execution_lane: executionLanes.find(({ workPackages: ids }) => ids.includes(id))?.id ?? null,
    subtasks: subtasksOf(state),
    has_events: typeof state?.last_event_id === 'string',
    file: file?.file ?? null,
    unreconciled: [...new Set(health.filter(({ wp }) => wp === id).map(({ code }) => code))],
  }
}

/** Seconds since a moment; null where it is none. */
function ageOf(since: string | null | undefined, now: number): number | null {
  const at = Date.parse(since ?? '')
  return Number.isNaN(at) ? null : Math.max(0, Math.round((now - at) / 1000))
}

function subtasksOf(state: WorkPackageState | undefined): CardStatus['subtasks'] {
  const subtasks = Object.values(state?.subtasks ?? {})
  if (subtasks.length === 0) return null
  return { done: subtasks.filter(one => one === 'done').length, total: subtasks.length }
}

/**
 * Who has it, else who moved it last; whoever planned it does not have it. An agent such as
 * `tool:model:profile:role` is shown by its tool.
 */
function agentOf(state: WorkPackageState | undefined): string | null {
  const { agent, actor, lane } = state ?? {}
  if (typeof agent === 'string' && agent !== '') return agent.split(':')[0] ?? null
  return lane === 'planned' ? null : actor || null
}
