import { posix } from 'node:path'
import type { Problem } from '../core/check.ts'
import { matcher } from '../core/matcher.ts'
import { isOwn } from '../core/own-files.ts'
import { linkTarget } from '../files/write.ts'
import {
  nothingScanned,
  uncoveredTargets,
  unreachedTargets,
  unscannedElsewhere,
  unscannedTargets,
} from './checks/coverage.ts'
import { leftoverProblems } from './checks/leftovers.ts'
import { deadSpecKitty } from './checks/spec-kitty.ts'
import { countTerm, undocumentedTerms } from './checks/undocumented.ts'
import { textOf } from './documents.ts'
import type { Facts } from './facts.ts'
import { isTargetPlace, type Target } from './targets/discover.ts'
import { copyOf, type OpenCopy, twinFinder } from './twins/twins.ts'

/** Everything that the rules find in what was looked at. */
export async function problemsOf(facts: Facts): Promise<readonly Problem[]> {
  const { tree, targets, documents, dead, old, scope, ownership, history, malformed, limit } = facts
  const inTargets = new Set(targets.flatMap(({ files }) => files))
  const teaching = new Set(
    targets
      .filter(teaches)
      .flatMap(({ files }) => files)
      .filter(path => !history.isHistory(path)),
  )
  const known = new Set(malformed.map(({ path }) => path))
  return [
    ...malformed,
    ...documents.malformed.filter(({ path }) => !known.has(path)),
    ...ownership.problems,
    ...(scope?.covers ? uncoveredTargets(targets, scope.covers, scope.who) : []),
    ...unscannedTargets(targets, documents.skipped),
    ...unscannedElsewhere(old.findings, path => inTargets.has(path)),
    ...nothingScanned(tree.files.length, tree.everything.filter(({ path }) => !isOwn(path)).length),
    ...unreachedTargets(tree.skipped, path => isTargetPlace(path) && !leadsInside(facts, path)),
    ...leftoverProblems(old.undecided, path => inTargets.has(path)),
    ...undocumented(facts),
    ...(await twins(facts)),
    ...dead,
    ...(await deadSpecKitty(tree, path => teaching.has(path), limit)),
  ]
}

/** Whether a link leads to a file or folder of the repository, which is scanned by its own name. */
function leadsInside({ tree }: Facts, path: string): boolean {
  const target = linkTarget(tree.root, { path })?.toString()
  if (target === undefined || posix.isAbsolute(target)) return false
  const there = posix.normalize(posix.join(posix.dirname(path), target)).replace(/\/$/, '')
  return tree.files.some(one => one.path === there || one.path.startsWith(`${there}/`))
}

const teaches = ({ sort }: Target): boolean => sort !== 'configs'

function undocumented({ terms, old, fresh: names, targets }: Facts): readonly Problem[] {
  const documents = new Set(targets.filter(teaches).flatMap(({ files }) => files))
  if (documents.size === 0) return []
  return undocumentedTerms(
    terms.old.map(term => {
      const surfaces = names.byTerm.get(term.to?.typed ?? '')
      const fresh = {
        inCode: surfaces?.get('source') ?? 0,
        inDocuments: (surfaces?.get('doc') ?? 0) + (surfaces?.get('template') ?? 0),
      }
      return countTerm(term, old.undecided, fresh, path => documents.has(path))
    }),
  )
}

/** Only files that have one of the names can be copies of which one was left behind. */
async function twins({
  tree,
  targets,
  terms,
  old: names,
  fresh: updated,
  history,
  limit,
}: Facts): Promise<readonly Problem[]> {
  const texts = new Set(targets.filter(teaches).flatMap(({ files }) => files))
  const isWanted = (path: string) => texts.has(path) && !history.isHistory(path)
  const [old, fresh] = [matcher(terms.old), matcher(terms.fresh)]
  const read = async function* (paths: ReadonlySet<string>): AsyncGenerator<OpenCopy> {
    for (const entry of tree.files.filter(({ path }) => paths.has(path) && isWanted(path))) {
      const text = await textOf(tree, entry, Math.min(limit, largest))
      if (typeof text === 'string') yield copyOf(entry.path, text, old, fresh)
    }
  }
  if (updated.byPath.size === 0) return []
  const stale: OpenCopy[] = []
  const undecided = names.undecided.filter(({ line }) => line !== null)
  for await (const copy of read(new Set(undecided.map(({ path }) => path)))) stale.push(copy)
  const finder = twinFinder(stale)
  for await (const copy of read(new Set(updated.byPath.keys()))) finder.compare(copy)
  return finder.problems()
}

/** Largest text that is compared with others, in bytes. */
const largest = 1_000_000
