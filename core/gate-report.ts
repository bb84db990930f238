import type { Verification, VerifyItem } from './verification.ts'

/** A ledger entry that is past its day or fits nothing, as reports show it. */
export interface LedgerTrouble {
  readonly state: 'expired' | 'dead'
  readonly reason: string
  readonly owner: string
  readonly expires: string | null
  /** What it chooses: its selector, or its fingerprints. */
  readonly chooses: string
  /** Where what it chooses by fingerprint stood before. */
  readonly places: readonly Leftover[]
}

/** A ledger entry that a branch brings in, for whoever reviews the branch. */
export interface LedgerAddition {
  readonly reason: string
  readonly owner: string
  readonly expires: string | null
  readonly chooses: string
  /** How many occurrences of the head it accounts for. */
  readonly covers: number
}

/** An occurrence that the ledger does not account for. */
export interface Leftover {
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly text: string
  readonly meaning: string
  readonly fingerprint: string
}

/** How a tree stands to a ledger. */
export interface LedgerReport {
  readonly schema: 'cutover/ledger-report@1'
  readonly plan: string
  readonly survivors: number
  readonly covered: number
  readonly uncovered: readonly Leftover[]
  readonly trouble: readonly LedgerTrouble[]
  /** Entries that were added and removed by this run. */
  readonly added: number
  readonly pruned: number
}

/** Whether a branch may go in. */
export interface GateReport {
  readonly schema: 'cutover/gate@1'
  readonly plan: string
  /** Where the branch has left its base branch. */
  readonly base: string
  readonly head: string
  /** Null where the cutover has landed before the branch began. */
  readonly verification: Verification | null
  /** Why the verification could not be made; none where it was, or was not needed. */
  readonly refusals: readonly string[]
  /** Occurrences outside of the ledger: their number may only fall. */
  readonly ratchet: { readonly base: number; readonly head: number }
  /** Occurrences of the head outside of the ledger that were not, or not there, where the branch began. */
  readonly outside: readonly Leftover[]
  /** Entries of the ledger that were not there where the branch began. */
  readonly ledgerAdded: readonly LedgerAddition[]
  /** Old names that the branch brings in, each with what it should be. */
  readonly fresh: readonly VerifyItem[]
  /** Old names that the branch brings in, and that the ledger allows. */
  readonly allowed: readonly VerifyItem[]
  readonly ledger: readonly LedgerTrouble[]
  readonly passed: boolean
}
