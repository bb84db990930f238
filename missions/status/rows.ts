import type { Lane } from '../../core/lanes.ts'

/** What a reviewer has said. */
export interface Verdict {
  readonly reviewer: string
  readonly verdict: string
  readonly reference: string
  readonly feedback_path?: string
}

/** A work package goes from one lane to another. */
export interface TransitionRow {
  readonly kind: 'transition'
  /** From 1, in the log. */
  readonly line: number
  readonly eventId: string
  readonly wp: string
  readonly from: Lane
  readonly to: Lane
  /** ISO 8601, as it was written: it is compared as a text. */
  readonly at: string
  /** A map of an actor gives its tool, else its role. */
  readonly actor: string
  readonly force: boolean
  readonly missionSlug: string
  readonly reason: string | null
  readonly reviewRef: string | null
  /** The review among the evidence. */
  readonly approval: Verdict | null
  readonly reviewResult: Verdict | null
  /** What a claim says of its process and agent. */
  readonly policy: Readonly<Record<string, unknown>>
}

/** Run-time facts of a work package, which change no lane. */
export interface AnnotationRow {
  readonly kind: 'annotation'
  readonly line: number
  readonly eventId: string
  readonly wp: string
  readonly at: string
  readonly actor: string
  readonly delta: Delta
}

/** What an annotation changes; what is undefined stays as it was. */
export interface Delta {
  readonly releasesClaim: boolean
  /** Slots of a state that the latest value replaces. */
  readonly slots: Readonly<Record<string, string | number>>
  readonly subtasks?: Readonly<Record<string, Lane>>
  readonly note?: string
  readonly trackerRefs?: readonly string[]
  readonly trackerRefsReplace?: readonly string[]
  /** Null takes the override back. */
  readonly review?: Override | null
}

/** A review overridden by an arbiter. */
export interface Override {
  readonly at: string
  readonly actor: string
  readonly wp_id: string
  readonly reason: string
}

/** Rows that belong to no lane: the life of the mission, decisions, retrospectives. */
export interface OtherRow {
  readonly kind: 'other'
  readonly line: number
  /** As the log has it. */
  readonly row: Readonly<Record<string, unknown>>
}

export type Row = TransitionRow | AnnotationRow | OtherRow
