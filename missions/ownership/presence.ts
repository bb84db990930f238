import type { Problem } from '../../core/check.ts'
import type { Allowance } from './allowance.ts'
import {
  type Difference,
  type DifferenceKind,
  difference,
  joined,
  type Outcome,
} from './difference.ts'
import { type Glob, globOf, globsMeet, isWild } from './globs.ts'
import { type Claimant, type Claimed, claimedBy, isCodebaseWide, isDeclared } from './mission.ts'
import { nearestPath } from './nearest.ts'
import { coversSome, pathlibGlob, type Tree, treeAt } from './tree.ts'
import type { UpstreamComplaint, UpstreamVerdicts } from './upstream.ts'

/** What entries are held against. */
interface Facts {
  readonly tree: Tree
  readonly theirs: UpstreamVerdicts
  readonly allowance: Allowance
}

/** Whether the repository has what work packages own, or plan to make. */
export function presenceOf(claimants: readonly Claimant[], facts: Facts): Outcome {
  const complaints = new Map(facts.theirs.unmatched.map(({ owned, as }) => [owned, as]))
  return joined(
    claimants
      .filter(one => isDeclared(one) || isCodebaseWide(one))
      .flatMap(claimant => {
        const isIntended = intentionOf(claimant)
        return claimedBy(claimant).map(claimed => {
          const trouble = troubleWith(claimed, facts, isIntended)
          const as = complaints.get(claimed.owned)
          const isTheirs = as !== undefined && as !== 'intended'
          const isOdd = as === 'raises' || (isDeclared(claimant) && isTheirs !== Boolean(trouble))
          return {
            problems: trouble ? [presenceProblem(claimed, trouble)] : [],
            differences: isOdd ? [presenceDifference(claimed, as, Boolean(trouble))] : [],
          }
        })
      }),
  )
}

interface Trouble {
  readonly rule: 'scope-glob' | 'scope-path'
  readonly expected: string
  readonly remedy: string
}

/** First answer wins. */
function troubleWith(
  { owned: { pattern } }: Claimed,
  facts: Facts,
  isIntended: (glob: Glob) => boolean,
): Trouble | undefined {
  const glob = globOf(pattern)
  return (
    outside(pattern) ??
    oddStars(pattern) ??
    (isThere(facts, glob) || isIntended(glob) ? undefined : absent(facts, glob))
  )
}

function outside(pattern: string): Trouble | undefined {
  if (!pattern.startsWith('/') && !pattern.split('/').includes('..')) return undefined
  return {
    rule: isWild(pattern) ? 'scope-glob' : 'scope-path',
    expected: 'a path from the root of the repository',
    remedy: 'write it without a slash at its start and without `..`',
  }
}

function oddStars(pattern: string): Trouble | undefined {
  const odd = pattern.split('/').find(name => name.includes('**') && name !== '**')
  return odd === undefined
    ? undefined
    : {
        rule: 'scope-glob',
        expected: '`**` alone between slashes',
        remedy: `write \`*\` in \`${odd}\`, or put a slash beside \`**\``,
      }
}

function isThere({ tree, allowance }: Facts, glob: Glob): boolean {
  if (!glob.isLiteral) return coversSome(tree, glob, allowance)
  const found = treeAt(tree, namesOf(glob.text))
  return glob.text.endsWith('/') ? found?.children !== undefined : found !== undefined
}

const namesOf = (path: string): readonly string[] =>
  path.split('/').filter(name => name !== '' && name !== '.')

/** Intentions that entries are held against at most, beside those of the same spelling. */
const mostIntended = 200

/** Whether a pattern is yet to be made: a path that it covers, or a folder around it. */
function intentionOf({ workPackage }: Claimant): (glob: Glob) => boolean {
  const { createIntent } = workPackage.claim
  const same = new Set(createIntent)
  const near = createIntent
    .slice(0, mostIntended)
    .map(path => globOf(path))
    .filter(({ isLiteral, text }) => isLiteral && namesOf(text).length > 0)
  return glob => same.has(glob.text) || near.some(intent => globsMeet(intent, glob))
}

function absent({ tree, allowance }: Facts, { text, isLiteral }: Glob): Trouble {
  if (text.includes('{')) {
    return {
      rule: 'scope-glob',
      expected: 'a pattern that matches something',
      remedy: 'write one entry for each: braces stand for themselves',
    }
  }
  if (isLiteral) return absentPath(tree, text)
  return pathlibGlob(tree, text, allowance) === 'some'
    ? {
        rule: 'scope-glob',
        expected: 'a pattern that covers files, since it matches folders alone',
        remedy: `write \`${text}${text.endsWith('/*') ? '*' : '/**'}\` for all that is in them`,
      }
    : {
        rule: 'scope-glob',
        expected: 'a pattern that matches something',
        remedy: 'mend the pattern, or name what will be made in `create_intent`',
      }
}

function absentPath(tree: Tree, path: string): Trouble {
  const near = nearestPath(tree, path)
  const create = `list it in \`create_intent\` if it is yet to be made`
  return {
    rule: 'scope-path',
    expected: path.endsWith('/') ? 'a folder that is there' : 'a path that is there',
    remedy: near === undefined ? create : `did you mean \`${near}\`? Else ${create}`,
  }
}

const presenceProblem = (
  { claimant, owned }: Claimed,
  { rule, expected, remedy }: Trouble,
): Problem => ({
  rule,
  path: claimant.path,
  line: owned.line,
  message: `Unexpected \`${owned.pattern}\` in ${claimant.id}, expected ${expected}`,
  remedy,
  identity: `${claimant.id} ${owned.pattern}`,
})

function presenceDifference(
  { claimant, owned }: Claimed,
  as: UpstreamComplaint | undefined,
  isOurs: boolean,
): Difference {
  const about = `\`${owned.pattern}\` of ${claimant.id}`
  const complains = isOurs ? 'ours' : 'upstream'
  return difference(kindOf(as, isOurs), claimant, owned.line, { about, complains })
}

function kindOf(as: UpstreamComplaint | undefined, isOurs: boolean): DifferenceKind {
  if (as === 'raises') return 'glob-raises'
  if (isOurs) return 'glob-folders'
  return as === 'warning' ? 'glob-intent' : 'intent-spelling'
}
