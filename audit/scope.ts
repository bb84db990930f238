import type { Problem } from '../core/check.ts'
import type { AuditRequest } from './request.ts'

/** What a mission declares, and what is wrong with that. */
export interface DeclaredScope {
  /** The root of the project. */
  readonly root: string
  /** The folder of the mission, and the work package that was asked for. */
  readonly mission: string
  readonly workPackage: string | undefined
  /** Whose scope it is, for people: `WP03`. */
  readonly who: string
  readonly isEverything: boolean
  readonly patterns: readonly string[]
  /** Undefined where no work package is codebase-wide: then nothing is declared. */
  readonly covers: ((path: string) => boolean) | undefined
  /** Scope and ownership, held against the paths of the repository. */
  readonly problemsIn: (paths: readonly string[]) => readonly Problem[]
  readonly differences: (paths: readonly string[]) => readonly string[]
  /** The terms of its occurrence map. */
  readonly maps: readonly {
    readonly path: string
    readonly from: string
    readonly to: string | null
  }[]
  readonly notes: readonly string[]
}

export async function scopeAsked(_request: AuditRequest): Promise<DeclaredScope | undefined> {
  return undefined
}
