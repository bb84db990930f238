import type { Lane } from '../../core/lanes.ts'
import type { ProgressNumbers } from '../../core/mission-report.ts'
import { roundHalfEven } from '../../core/round.ts'
import type { WorkPackages } from '../status/snapshot.ts'
import { type Profile, type ProfileName, profiles } from './profiles.ts'

/** What the formula is applied to. */
export interface Measured {
  readonly workPackages: WorkPackages
  /** The lane that each blocked work package was blocked in. */
  readonly blockedLanes: ReadonlyMap<string, Lane>
  /** Ids of the work packages that have a file. */
  readonly files: readonly string[]
}

/** How far a mission is. */
export interface Progress extends ProgressNumbers {
  readonly profile: ProfileName
}

/** Every work package weighs the same. */
const weight = 1

/**
 * The one formula: 100 x the sum of weight(work package) x weight(lane) by the sum of
 * weight(work package). The sums are made in the order of the ids, so that they are the same
 * doubles everywhere.
 */
export function progressOf(
  { workPackages, blockedLanes, files }: Measured,
  name: ProfileName,
): Progress {
  const profile: Profile = profiles[name]
  const unseen = files.filter(id => !Object.hasOwn(workPackages, id))
  const known: readonly (readonly [string, Lane])[] = [
    ...Object.entries(workPackages).map(([id, { lane }]) => [id, lane] as const),
    ...(profile.countsFiles ? unseen.map(id => [id, 'planned'] as const) : []),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const leaves = (lane: Lane): boolean => profile.canceledLeaves && lane === 'canceled'
  const counted = known.filter(([, lane]) => !leaves(lane))
  const perWp = counted.map(([id, lane]) => weighed(id, lane, profile, blockedLanes.get(id)))
  const numerator = perWp.reduce((sum, one) => sum + one.fractional_progress, 0)
  const denominator = perWp.reduce((sum, one) => sum + one.wp_weight, 0)
  const done = counted.filter(([, lane]) => lane === 'done').length
  const round = (value: number): number => roundHalfEven(value, profile.places)
  const share = round(denominator > 0 ? (numerator / denominator) * 100 : 0)
  // Nothing is finished before it is.
  const percentage =
    profile.isNeverEarly && share >= 100 && done < counted.length
      ? roundHalfEven(100 - 10 ** -profile.places, profile.places)
      : share
  return {
    profile: name,
    progress_semantics: profile.semantics,
    percentage,
    weighted_percentage: percentage,
    done_percentage: round(counted.length > 0 ? (done / counted.length) * 100 : 0),
    done_count: done,
    total_count: counted.length,
    per_lane_counts: countsOf(known.map(([, lane]) => lane)),
    per_wp: perWp,
    numerator: roundHalfEven(numerator, 4),
    denominator,
    left_out: [
      ...known.filter(([, lane]) => leaves(lane)).map(([id]) => id),
      ...(profile.countsFiles ? [] : unseen),
    ].toSorted(),
  }
}

function weighed(
  id: string,
  lane: Lane,
  { weights, blockedKeeps }: Profile,
  blockedIn: Lane | undefined,
): ProgressNumbers['per_wp'][number] {
  const from = blockedKeeps && lane === 'blocked' ? blockedIn : undefined
  const laneWeight = weights[from ?? lane]
  return {
    wp_id: id,
    lane,
    lane_weight: laneWeight,
    wp_weight: weight,
    fractional_progress: weight * laneWeight,
  }
}

function countsOf(lanes: readonly Lane[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const lane of lanes) counts[lane] = (counts[lane] ?? 0) + 1
  return counts
}
