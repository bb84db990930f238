import { readWorkPackageFile } from '../../../missions/mission/work-package-file.ts'
import {
  type Claimant,
  type ClaimingMission,
  claimantsOf,
} from '../../../missions/ownership/mission.ts'

/** Front matter by the ids of work packages: keys with their values as JSON, or the YAML itself. */
export type Packages = Readonly<Record<string, Readonly<Record<string, unknown>> | string>>

/** A mission of the lighthouse story. Its work packages change code unless they say otherwise. */
export function missionOf(packages: Packages, folder = 'lamps'): ClaimingMission {
  return {
    folder,
    workPackages: Object.entries(packages).map(
      ([id, front]) =>
        readWorkPackageFile(`${id}-lamp.md`, `---\n${yamlOf(front)}\n---\n`).workPackage,
    ),
  }
}

export const claimants = (packages: Packages): readonly Claimant[] =>
  claimantsOf(missionOf(packages))

/** One key a line; entries of a list one a line too. */
function yamlOf(front: Packages[string]): string {
  if (typeof front === 'string') return front
  return Object.entries({ execution_mode: 'code_change', ...front })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) =>
      Array.isArray(value) && value.length > 0
        ? `${key}:${value.map(one => `\n  - ${JSON.stringify(one)}`).join('')}`
        : `${key}: ${JSON.stringify(value)}`,
    )
    .join('\n')
}
