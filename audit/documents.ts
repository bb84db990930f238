import type { Problem } from '../core/check.ts'
import type { Entry } from '../core/entry.ts'
import { isReport } from '../core/own-files.ts'
import type { SkipReason } from '../core/report.ts'
import { type Suppressions, suppressionsIn } from '../core/suppression.ts'
import { decodeText } from '../core/text.ts'
import type { WorkTree } from '../engine/tree.ts'
import { malformedIn } from './checks/malformed.ts'
import type { Named } from './references/found.ts'
import { referencesIn } from './references/references.ts'
import type { Target } from './targets/discover.ts'

/** What the files of the targets are and name. */
export interface Documents {
  /** Why a file was not read, by path; the others were. */
  readonly skipped: ReadonlyMap<string, SkipReason>
  readonly named: readonly Named[]
  readonly suppressions: Map<string, Suppressions>
  /** Every file of the targets. */
  readonly read: ReadonlySet<string>
  readonly malformed: readonly Problem[]
}

export interface Reading {
  readonly limit: number
  readonly isHistory: (path: string) => boolean
  readonly onFile: (path: string) => void
}

/** Reads every file of the targets once. History is read, and what it names is not held against it. */
export async function readDocuments(
  tree: WorkTree,
  targets: readonly Target[],
  { limit, isHistory, onFile }: Reading,
): Promise<Documents> {
  const entries = new Map(tree.files.map(entry => [entry.path, entry]))
  const skipped = new Map<string, SkipReason>()
  const suppressions = new Map<string, Suppressions>()
  const [named, malformed] = [[] as Named[], [] as Problem[]]
  const read = async (target: Target, path: string): Promise<void> => {
    const text = await textOf(tree, entries.get(path) ?? { path }, limit)
    if (typeof text === 'object') {
      skipped.set(path, text.skipped)
      return
    }
    noteSuppressions(suppressions, path, text)
    if (isHistory(path)) return
    malformed.push(...(await malformedIn(path, text)))
    if (target.sort === 'configs') return
    const references = await referencesIn(path, text)
    const isShipped = target.sort === 'templates'
    if (references.length > 0)
      named.push({ path, isAtHome: isAtHome(target), isShipped, references })
  }
  for (const target of targets)
    for (const path of target.files) {
      onFile(path)
      await read(target, path)
    }
  const all = new Set(targets.flatMap(({ files }) => files))
  return { skipped, named, suppressions, malformed, read: all }
}

/** Templates and overrides are read elsewhere: their relative links are of there. */
const isAtHome = ({ sort }: Target): boolean =>
  /^(?:docs|root|documents|github|commands|skills)$/.test(sort)

/** The text of a file, or why it is not read. */
export async function textOf(
  tree: WorkTree,
  entry: Entry,
  limit: number,
): Promise<string | { readonly skipped: SkipReason }> {
  const content = await tree.read(entry, limit)
  if ('skipped' in content) return content
  const text = decodeText(content.bytes)?.text
  if (text === undefined) return { skipped: 'undecodable' }
  return isReport(entry.path, text) ? { skipped: 'report' } : text
}

export function noteSuppressions(
  suppressions: Map<string, Suppressions>,
  path: string,
  text: string,
): void {
  const found = suppressionsIn(text)
  if (found.good.length + found.bad.length > 0) suppressions.set(path, found)
}
