import type { Problem } from '../../core/check.ts'
import type { Claimant } from './mission.ts'

/** Why our verdict is another than Spec Kitty's. */
export const differenceKinds = {
  'across-missions': 'Spec Kitty compares no work packages of two missions',
  'audit-skipped':
    'Spec Kitty leaves out what lacks `execution_mode` or `owned_files`, also where it is codebase-wide, and then audits nothing',
  'glob-intent': 'Spec Kitty looks into `create_intent` for plain paths alone, not for patterns',
  'glob-folders': 'Spec Kitty counts folders too, though the pattern covers no file in them',
  'glob-raises': 'Spec Kitty ends there with an exception and says nothing of the rest',
  'intent-spelling':
    'Spec Kitty compares `create_intent` letter by letter, not by the path it means',
  'mode-code': 'Spec Kitty takes `src/` and `tests/` for the only places of code',
  'mode-planning':
    'Spec Kitty takes `kitty-specs/` and `docs/` for the only places of documents, as they are spelled',
  'mode-unknown': 'Spec Kitty ends there with an exception and says nothing of the rest',
  'overlap-boundary': 'Spec Kitty compares the start of the text, and a name ends at its slash',
  'overlap-circle': 'Spec Kitty finds only some of what waits for what in a circle',
  'overlap-missed':
    'Spec Kitty compares text, and looks neither behind a wildcard nor at what `.` and slashes mean',
  'overlap-wildcard': 'Spec Kitty cuts off a star at the end, and lets stars cross slashes',
  skipped: 'Spec Kitty leaves out what lacks `execution_mode` or `owned_files`, and so do we',
  'skipped-id': 'Spec Kitty reads no work package whose number has more than two digits',
  'specs-documents': 'Spec Kitty lets only `kitty-specs/` and `docs/` stand beside planning files',
  'specs-wildcard': 'Spec Kitty looks only at how a pattern starts',
  'surface-boundary': 'Spec Kitty compares the start of the text, and a name ends at its slash',
  'surface-shared': 'Spec Kitty compares the start of the text, not the paths that both mean',
} as const

export type DifferenceKind = keyof typeof differenceKinds

/** A verdict of ours that differs from the one that Spec Kitty gives at finalize-tasks. */
export interface Difference {
  readonly kind: DifferenceKind
  /** The file of the work package, relative to the root. */
  readonly path: string
  /** From 1. */
  readonly line: number
  /** Who complains: Spec Kitty, we, or neither of both. */
  readonly complains: 'upstream' | 'ours' | 'neither'
  /** What it is about, and why the verdicts differ. */
  readonly message: string
}

/** What a check finds, and where it differs from Spec Kitty's. */
export interface Outcome {
  readonly problems: readonly Problem[]
  readonly differences: readonly Difference[]
}

/** A difference about a line of a work package, with its reason. */
export const difference = (
  kind: DifferenceKind,
  { path }: Pick<Claimant, 'path'>,
  line: number,
  { about, complains }: { readonly about: string; readonly complains: Difference['complains'] },
): Difference => ({ kind, path, line, complains, message: `${about}: ${differenceKinds[kind]}` })

export const joined = (outcomes: readonly Outcome[]): Outcome => ({
  problems: outcomes.flatMap(({ problems }) => problems),
  differences: outcomes.flatMap(({ differences }) => differences),
})
