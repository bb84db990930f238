/** What became of an occurrence, or of a change. Those that fail a verification say so below. */
export const verifyStates = {
  done: { fails: false, means: 'renamed as approved' },
  kept: { fails: false, means: 'kept as approved' },
  missed: { fails: true, means: 'approved rename that still has the old name' },
  leaked: { fails: true, means: 'change of what was to be kept' },
  wrong: { fails: true, means: 'change to another text than the approved one' },
  new: { fails: true, means: 'old name where the base had none' },
  gone: { fails: false, means: 'deleted together with the text around it' },
  stray: { fails: false, means: 'change that touches no occurrence' },
  broken: { fails: true, means: 'file that could be parsed before and cannot now' },
  collision: { fails: true, means: 'old and new name both existed and are one now' },
} as const

export type VerifyState = keyof typeof verifyStates

export const isVerifyState = (name: string): name is VerifyState =>
  Object.hasOwn(verifyStates, name)

export const verifyStateNames: readonly VerifyState[] =
  Object.keys(verifyStates).filter(isVerifyState)

/** One occurrence or one change, and what became of it. */
export interface VerifyItem {
  readonly state: VerifyState
  /** Where it lies now, or lay at the base where it is gone. */
  readonly path: string
  /** From 1; null for a file or folder name and for a file as a whole. */
  readonly line: number | null
  /** From 1, in UTF-16 units. */
  readonly column: number | null
  /** What should stand there, where that is known. */
  readonly expected: string | null
  /** What stands there. */
  readonly actual: string | null
  /** The fingerprint of the occurrence at the base, or null for a change that is none. */
  readonly occurrence: string | null
  /** `category/kind` of that occurrence. */
  readonly meaning: string | null
  /** More for a person to know. */
  readonly note: string | null
}

export interface Verification {
  readonly schema: 'cutover/verify@1'
  readonly plan: string
  readonly base: string
  /** The commit that was verified, or null for the work tree. */
  readonly head: string | null
  readonly summary: Readonly<Record<VerifyState, number>>
  readonly items: readonly VerifyItem[]
}
