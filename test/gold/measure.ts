import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matcher } from '../../core/matcher.ts'
import { parseTerm } from '../../core/term.ts'
import { decodeText } from '../../core/text.ts'
import { factsOf } from '../../engine/facts.ts'
import { inspect } from '../../engine/inspect.ts'

/**
 * Holds the classification against labelled occurrences.
 *
 *     npm run gold -- LABELS.jsonl REPOSITORIES [--verbose]
 *
 * LABELS has one JSON object a line: repo (`owner/name`), commit, term, path, start and end (bytes),
 * category, kind, surface, and `accept`, other readings as `category/kind`. REPOSITORIES is a
 * folder with one checkout for each repository, named by the part behind the slash.
 */
interface Label {
  readonly repo: string
  readonly term: string
  readonly path: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly category: string
  readonly kind: string
  readonly surface: string
  readonly contract: boolean
  readonly accept?: readonly string[]
}

interface Verdict {
  readonly label: Label
  readonly found: string
  readonly wanted: string
  readonly surface: string
  readonly contract: boolean
  readonly why: string
}

const parseLabel = (line: string): Label => JSON.parse(line)

async function judge(
  label: Label,
  root: string,
  facts: ReturnType<typeof factsOf>,
): Promise<Verdict> {
  const wanted = `${label.category}/${label.kind}`
  const decoded = decodeText(readFileSync(join(root, label.path)))
  if (!decoded) throw new Error(`Unexpected bytes in ${label.path}, expected text`)
  const { seen, findings } = await inspect(
    label.path,
    decoded,
    matcher([parseTerm(label.term)]),
    facts,
  )
  const hit = seen.find(
    ({ occurrence }) => occurrence.start <= label.start && label.end <= occurrence.end,
  )
  if (!hit) return { label, found: 'missed', wanted, surface: 'missed', contract: false, why: '' }
  const { category, kind, surface, contract, evidence, embedded } = hit.occurrence
  const found = `${category}/${kind}`
  const why = `${evidence.analyzer}: ${evidence.syntax} [${evidence.classifier}] ${embedded ?? ''} ${JSON.stringify(hit.sighting.context)} ${findings[0]?.message ?? ''}`
  return {
    label,
    found: label.accept?.includes(found) ? wanted : found,
    wanted,
    surface,
    contract: contract !== null,
    why,
  }
}

const share = (part: number, whole: number): string =>
  `${part}/${whole} = ${((100 * part) / whole).toFixed(1)} %`

function print(verdicts: readonly Verdict[]): void {
  const categoryOf = (name: string): string => name.split('/', 1)[0] ?? ''
  const right = (verdict: Verdict): boolean => categoryOf(verdict.found) === verdict.label.category
  console.log(`category  ${share(verdicts.filter(right).length, verdicts.length)}`)
  console.log(
    `kind      ${share(verdicts.filter(({ found, wanted }) => found === wanted).length, verdicts.length)}`,
  )
  console.log(
    `surface   ${share(verdicts.filter(({ surface, label }) => surface === label.surface).length, verdicts.length)}`,
  )
  console.log(
    `contract  ${share(verdicts.filter(({ contract, label }) => contract === label.contract).length, verdicts.length)}`,
  )
  console.log(
    `unsure    ${share(verdicts.filter(({ found }) => found.startsWith('unsure')).length, verdicts.length)}`,
  )
  for (const category of ['identifier', 'path', 'config', 'comment', 'prose']) {
    const labelled = verdicts.filter(({ label }) => label.category === category)
    const found = verdicts.filter(verdict => categoryOf(verdict.found) === category)
    console.log(
      `${category.padEnd(10)} recall ${share(labelled.filter(right).length, labelled.length)}, precision ${share(found.filter(right).length, found.length)}`,
    )
  }
}

function printConfusions(verdicts: readonly Verdict[]): void {
  for (const { label, found, wanted, surface, why } of verdicts) {
    if (found !== wanted)
      console.log(`${wanted} -> ${found}  ${label.repo}:${label.path}:${label.line}\n    ${why}`)
    if (surface !== label.surface)
      console.log(`surface ${label.surface} -> ${surface}  ${label.path}`)
  }
}

const [labels = '', repositories = ''] = process.argv.slice(2)
if (!existsSync(labels) || !existsSync(repositories)) {
  console.error(
    'Unexpected arguments, expected a file of labels and a folder of checkouts: npm run gold -- LABELS.jsonl REPOSITORIES',
  )
  process.exit(2)
}
const facts = new Map<string, ReturnType<typeof factsOf>>()
const verdicts: Verdict[] = []
for (const label of readFileSync(labels, 'utf8').trim().split('\n').map(parseLabel)) {
  const root = join(repositories, label.repo.slice(label.repo.indexOf('/') + 1))
  const known =
    facts.get(root) ??
    factsOf(
      execFileSync('git', ['-C', root, 'ls-files', '-z'], {
        encoding: 'utf8',
        maxBuffer: 1e9,
      }).split('\0'),
    )
  facts.set(root, known)
  verdicts.push(await judge(label, root, known))
}
printConfusions(verdicts)
print(verdicts)
