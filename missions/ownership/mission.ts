import type { Owned } from '../mission/claim.ts'
import { specsFolder } from '../mission/read.ts'
import type { WorkPackageFile } from '../mission/work-package-file.ts'

/** A mission by what its work packages claim. */
export interface ClaimingMission {
  /** Its name below `kitty-specs/`. */
  readonly folder: string
  readonly workPackages: readonly WorkPackageFile[]
}

/** A work package whose claim is held against others. */
export interface Claimant {
  readonly id: string
  /** Its file, relative to the root. */
  readonly path: string
  readonly workPackage: WorkPackageFile
}

/** All work packages of a mission with the paths of their files. */
export const claimantsOf = ({ folder, workPackages }: ClaimingMission): readonly Claimant[] =>
  workPackages.map(workPackage => ({
    id: workPackage.id,
    path: `${specsFolder}/${folder}/${workPackage.file}`,
    workPackage,
  }))

/** Whether it is an audit over the whole repository, which a human has to say. */
export const isCodebaseWide = ({ workPackage }: Claimant): boolean =>
  workPackage.claim.scope === 'codebase-wide'

/** Whether it says both what it is and what it owns; Spec Kitty leaves all others alone. */
export const isDeclared = ({ workPackage: { claim } }: Claimant): boolean =>
  Boolean(claim.executionMode) && claim.owned.length > 0

/** Whether its ownership is checked in full. */
export const isNarrow = (claimant: Claimant): boolean =>
  isDeclared(claimant) && !isCodebaseWide(claimant)

export const ownedBy = ({ workPackage }: Claimant): readonly Owned[] => workPackage.claim.owned

/** An entry of a work package. */
export interface Claimed {
  readonly claimant: Claimant
  readonly owned: Owned
}

export const claimedBy = (claimant: Claimant): readonly Claimed[] =>
  ownedBy(claimant).map(owned => ({ claimant, owned }))
