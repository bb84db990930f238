import type { Lane } from '../../core/lanes.ts'

/** How lanes are weighed, and which work packages are counted. */
export interface Profile {
  /** What its numbers mean, in the word that consumers read. */
  readonly semantics: string
  readonly means: string
  /** From 0 to 1. */
  readonly weights: Readonly<Record<Lane, number>>
  /** Decimal places of every percentage, on every surface. */
  readonly places: number
  /** Whether 100 is kept for missions of which everything is done. */
  readonly isNeverEarly: boolean
  /** Whether a blocked work package keeps the weight of the lane that it was blocked in. */
  readonly blockedKeeps: boolean
  /** Whether a canceled work package leaves the denominator. */
  readonly canceledLeaves: boolean
  /** Whether a work package that has a file and no event counts, as planned. */
  readonly countsFiles: boolean
}

/** The formula is one; these are its numbers. */
export const profiles = {
  cutover: {
    semantics: 'weighted_progress',
    means:
      'work that is implemented counts most; blocked keeps what it had, canceled is not counted, a work package without events is planned',
    weights: {
      planned: 0,
      claimed: 0.2,
      in_progress: 0.6,
      for_review: 0.9,
      in_review: 0.9,
      approved: 0.95,
      done: 1,
      blocked: 0,
      canceled: 0,
      genesis: 0,
      uninitialized: 0,
    },
    places: 1,
    isNeverEarly: true,
    blockedKeeps: true,
    canceledLeaves: true,
    countsFiles: true,
  },
  /** The numbers of Spec Kitty 3.2.6rc3, for whoever compares with it. */
  'spec-kitty': {
    semantics: 'weighted_readiness',
    means:
      'as Spec Kitty counts: blocked and canceled count as nothing done, and work packages without events are left out',
    weights: {
      planned: 0,
      claimed: 0.05,
      in_progress: 0.3,
      for_review: 0.6,
      in_review: 0.7,
      approved: 0.8,
      done: 1,
      blocked: 0,
      canceled: 0,
      genesis: 0,
      uninitialized: 0,
    },
    places: 4,
    isNeverEarly: false,
    blockedKeeps: false,
    canceledLeaves: false,
    countsFiles: false,
  },
} as const satisfies Readonly<Record<string, Profile>>

export type ProfileName = keyof typeof profiles

export const profileNames: readonly ProfileName[] = ['cutover', 'spec-kitty']
