import { matcher } from '../core/matcher.ts'
import type { Occurrence } from '../core/occurrence.ts'
import { splitWords } from '../core/words.ts'
import { recordsOnDisk } from '../engine/plan/folder.ts'
import type { WorkTree } from '../engine/tree.ts'
import { gitTop } from '../git/tree.ts'
import { takeNewNames, takeOldNames } from './census.ts'
import { deciderOf } from './decided.ts'
import { noteSuppressions, readDocuments, textOf } from './documents.ts'
import type { Facts } from './facts.ts'
import { type History, historyOf } from './history.ts'
import { deadReferences } from './references/check.ts'
import type { AuditRequest } from './request.ts'
import { inRepository, scopeAsked } from './scope.ts'
import { discoverTargets } from './targets/discover.ts'
import { readGlossaries } from './terms/glossaries.ts'
import { type AuditTerms, joinTerms, readLedgers, readPlans } from './terms/terms.ts'
import { auditTree } from './tree.ts'
import { isChangelog, type Unreleased, unreleasedOf } from './unreleased.ts'

/** Looks at a repository: what is there, what it teaches, where the names stand. */
export async function gather(request: AuditRequest): Promise<Facts> {
  const { include, exclude, maxFileSize: limit, onFile } = request
  const history = historyOf(request.history.more, request.history.less)
  const asked = await scopeAsked(request)
  const here = asked?.root ?? request.cwd
  const cwd = (await gitTop(here)) ?? here
  const scope = asked && inRepository(asked, cwd)
  const tree = await auditTree({ cwd, paths: [], include, exclude, ignore: true, hidden: true })
  const targets = discoverTargets(tree.files.map(({ path }) => path))
  const records = recordsOnDisk(tree.root)
  const { plans, problems } = readPlans(records)
  const ledgers = readLedgers(records, plans)
  const glossaries = await readGlossaries(tree, limit)
  const isTyped = request.terms.length > 0
  const terms = joinTerms({
    typed: request.terms,
    plans: isTyped ? [] : plans,
    maps: scope?.maps ?? [],
    glossaries: isTyped ? [] : glossaries.read,
  })
  const { isHistory } = history
  // What documents name is a lot, and let go before the names are looked for.
  const { named, ...documents } = await readDocuments(tree, targets, { limit, isHistory, onFile })
  const dead = await deadReferences(tree, named, limit)
  const taking = { maxFileSize: limit, version: request.version, onFile }
  const decide = deciderOf({
    records: ledgers.records,
    isHistory,
    unreleased: await readUnreleased(tree, terms, history, limit),
    retires: (path, term) =>
      glossaries.read.some(
        one => one.path === path && one.terms.some(({ from }) => isSame(from, term)),
      ),
    today: request.today,
  })
  const old = await takeOldNames(tree, terms, decide, taking)
  const fresh = await takeNewNames(tree, terms, taking)
  await noteElsewhere(tree, documents, old.undecided, limit)
  const malformed = [...problems, ...ledgers.problems, ...glossaries.problems]
  const ownership = scope?.judge(tree.everything.map(({ path }) => path)) ?? nothing
  return {
    tree,
    targets,
    documents,
    dead,
    terms,
    old,
    fresh,
    history,
    scope,
    ownership,
    malformed,
    limit,
  }
}

/** Two spellings of one term. */
const isSame = (left: string, right: string): boolean =>
  splitWords(left).join(' ').toLowerCase() === splitWords(right).join(' ').toLowerCase()

const nothing = { problems: [], differences: [] }

/** What of the changelogs is not released yet. */
async function readUnreleased(
  tree: WorkTree,
  { old, fresh: terms }: AuditTerms,
  { isHistory }: History,
  limit: number,
): Promise<ReadonlyMap<string, Unreleased>> {
  const fresh = matcher(terms)
  const found = new Map<string, Unreleased>()
  for (const entry of tree.files.filter(({ path }) => isChangelog(path) && isHistory(path))) {
    if (old.length === 0) break
    const text = await textOf(tree, entry, limit)
    const open = typeof text === 'string' ? unreleasedOf(text, fresh) : undefined
    if (open) found.set(entry.path, open)
  }
  return found
}

/** The suppressions of files outside of the targets, where something is left over. */
async function noteElsewhere(
  tree: WorkTree,
  { suppressions, read }: Facts['documents'],
  undecided: readonly Occurrence[],
  limit: number,
): Promise<void> {
  const elsewhere = new Set(undecided.map(({ path }) => path).filter(path => !read.has(path)))
  for (const entry of tree.files.filter(({ path }) => elsewhere.has(path))) {
    const text = await textOf(tree, entry, limit)
    if (typeof text === 'string') noteSuppressions(suppressions, entry.path, text)
  }
}
