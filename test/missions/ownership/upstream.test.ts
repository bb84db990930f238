import assert from 'node:assert/strict'
import { allowanceOf } from '../../../missions/ownership/allowance.ts'
import { comparer } from '../../../missions/ownership/comparer.ts'
import type { Claimant, Claimed } from '../../../missions/ownership/mission.ts'
import { upstreamCovers } from '../../../missions/ownership/scope.ts'
import { pathlibGlob, treeOf } from '../../../missions/ownership/tree.ts'
import {
  upstreamOverlap,
  upstreamOverlaps,
  upstreamReach,
} from '../../../missions/ownership/upstream.ts'
import { claimants } from './support.ts'

type Verdict = 'overlap' | 'apart'

/** Two patterns, what Spec Kitty says of them, and what we say. */
const pairs: readonly (readonly [string, string, Verdict, Verdict])[] = [
  ['src/lamp.ts', 'src/lamp.ts', 'overlap', 'overlap'],
  ['src/lamp', 'src/lamp/lens.ts', 'overlap', 'overlap'],
  ['src/lamp', 'src/lamps', 'overlap', 'apart'],
  ['src/lamp/**', 'src/lamp.ts', 'overlap', 'apart'],
  ['src/lamp/', 'src/lamp/lens.ts', 'overlap', 'overlap'],
  ['src/lamp/**', 'src/lamp/lens/*.ts', 'overlap', 'overlap'],
  ['src/*.ts', 'src/lamp/lens.ts', 'overlap', 'apart'],
  ['src/*.ts', 'src/lamp.ts', 'overlap', 'overlap'],
  ['src/*.ts', 'src/*.md', 'apart', 'apart'],
  ['src/*', 'src/lamp/lens.ts', 'overlap', 'apart'],
  ['src/*/lens.ts', 'src/lamp/*.ts', 'apart', 'overlap'],
  ['src/*/lens.ts', 'src/lamp/lens.ts', 'overlap', 'overlap'],
  ['src/*/lens.ts', 'src/lamp/mirror.ts', 'apart', 'apart'],
  ['src/**/lens.ts', 'src/lamp/lens.ts', 'overlap', 'overlap'],
  ['src/**/lens.ts', 'src/lens.ts', 'apart', 'overlap'],
  ['src/**/lens.ts', 'src/lamp/**', 'apart', 'overlap'],
  ['**', 'docs/lamp.md', 'overlap', 'overlap'],
  ['**/*', 'src/**', 'apart', 'overlap'],
  ['**/*.md', 'docs/lamp.md', 'overlap', 'overlap'],
  ['**/*.md', 'src/lamp.ts', 'apart', 'apart'],
  ['docs', 'docs/lamp.md', 'overlap', 'overlap'],
  ['docs', 'documents/lamp.md', 'apart', 'apart'],
  ['d*', 'docs/lamp.md', 'overlap', 'apart'],
  ['src/l?mp.ts', 'src/lamp.ts', 'overlap', 'overlap'],
  ['src/l?mp.ts', 'src/l/mp.ts', 'overlap', 'apart'],
  ['src/[lm]amp.ts', 'src/[m-z]amp.ts', 'apart', 'overlap'],
  ['src/[!l]amp.ts', 'src/lamp.ts', 'apart', 'apart'],
  ['src/[b-a]amp.ts', 'src/*.ts', 'overlap', 'apart'],
  ['src/{lamp,lens}.ts', 'src/lamp.ts', 'apart', 'apart'],
  ['src/{lamp,lens}.ts', 'src/*.ts', 'overlap', 'overlap'],
  ['src/[lamp.ts', 'src/?lamp.ts', 'overlap', 'overlap'],
  ['./src/lamp.ts', 'src/lamp.ts', 'apart', 'overlap'],
  ['src/lamp.ts:3-9', 'src/lamp.ts', 'overlap', 'overlap'],
  ['src//lamp.ts', 'src/lamp.ts', 'apart', 'overlap'],
  ['src/.', 'src/lamp.ts', 'apart', 'overlap'],
  ['tests/lamp*', 'tests/lamps/lens.ts', 'overlap', 'apart'],
  ['tests/*lamp*', 'tests/a-lamp-b', 'overlap', 'overlap'],
  ['tests/a*b*c', 'tests/abbbcc', 'overlap', 'overlap'],
  ['tests/a*b', 'tests/a*c', 'apart', 'apart'],
]

const files = ['src/lamp.ts', 'src/lamp/lens.ts', 'docs/lamp.md']

const verdict = (isOverlap: boolean): Verdict => (isOverlap ? 'overlap' : 'apart')

describe('two patterns', () => {
  const [claimant] = claimants({ WP01: {} })
  const claimed = (pattern: string): Claimed => ({
    claimant: claimant as Claimant,
    owned: { pattern, line: 1 },
  })

  it('overlap for Spec Kitty as they do in its own code', () => {
    const found = pairs.map(([left, right, , ours]) => {
      assert.equal(upstreamOverlap(left, right), upstreamOverlap(right, left))
      return [left, right, verdict(upstreamOverlap(left, right)), ours]
    })
    assert.deepEqual(found, pairs)
  })

  it('overlap for us where they have a path in common', () => {
    const { meet } = comparer(treeOf(files), allowanceOf(100_000_000))
    const found = pairs.map(([left, right, theirs]) => {
      assert.equal(meet(claimed(left), claimed(right)), meet(claimed(right), claimed(left)))
      return [left, right, theirs, verdict(meet(claimed(left), claimed(right)))]
    })
    assert.deepEqual(found, pairs)
  })

  it('are compared until the budget is spent, and then no more', () => {
    const compare = comparer(treeOf(files), allowanceOf(100_000_000))
    const long = claimed(`src/*${'a*'.repeat(6000)}b`)
    assert.equal(compare.isSpent(), false)
    for (let round = 0; round < 5; round += 1)
      compare.meet(long, claimed(`docs/*${'a*'.repeat(6000)}c`))
    assert.equal(compare.isSpent(), true)
    assert.equal(compare.meet(claimed('src'), claimed('src')), false)
  })
})

describe('the overlaps that Spec Kitty reports', () => {
  it('are pairs of entries, but for those of ordered and of codebase-wide work packages', () => {
    const found = upstreamOverlaps(
      claimants({
        WP01: { owned_files: ['src/lamp', 'docs/'] },
        WP02: { owned_files: ['src/lamps', 'docs/lamp.md'] },
        WP03: { owned_files: ['src/lamp.ts'], dependencies: ['WP01'] },
        WP04: { owned_files: ['**'], scope: 'codebase-wide' },
        WP05: { owned_files: ['src/lamp'], execution_mode: undefined },
        WP100: { owned_files: ['src/lamp'] },
      }),
    )
    assert.deepEqual(
      found.map(pair => pair.map(({ claimant: { id }, owned }) => `${id} ${owned.pattern}`)),
      [
        ['WP01 src/lamp', 'WP02 src/lamps'],
        ['WP01 docs/', 'WP02 docs/lamp.md'],
      ],
    )
  })
})

describe('a pattern looked up as Path.glob does', () => {
  const tree = treeOf(['src/lamp.ts', 'src/lens/mirror.ts', 'docs/.hidden/a.md', 'README.md'])
  const table: Readonly<Record<string, ReturnType<typeof pathlibGlob>>> = {
    'src/lamp.ts': 'some',
    'src/lamp.ts/': 'none',
    'src/lamp': 'none',
    src: 'some',
    'src/': 'some',
    './src//lens': 'some',
    'src/lens/../lamp.ts': 'some',
    'src/lamp.ts/../lamp.ts': 'none',
    '../src': 'none',
    'src/**': 'some',
    'README.md/**': 'none',
    'src/**/mirror.ts': 'some',
    '**/mirror.ts': 'some',
    'docs/**/*.md': 'some',
    'docs/*/a.md': 'some',
    'docs/*': 'some',
    'docs/*.md': 'none',
    'src/l[a-e]mp.ts': 'some',
    'src/{lamp,lens}.ts': 'none',
    'src/?ens': 'some',
    '**': 'some',
    '**/': 'some',
    'src/**.ts': 'raises',
    '/src': 'raises',
    '': 'raises',
    '.': 'raises',
  }

  it('yields something, nothing, or raises', () => {
    const found = Object.keys(table).map(pattern => [
      pattern,
      pathlibGlob(tree, pattern, allowanceOf(100_000)),
    ])
    assert.deepEqual(Object.fromEntries(found), table)
  })
})

describe('a pattern that could be followed for ever', () => {
  it('is taken for one that yields something once the allowance is spent', () => {
    const tree = treeOf(
      Array.from({ length: 500 }, (_, index) => `src/${'a/'.repeat(index % 50)}${index}.ts`),
    )
    const allowance = allowanceOf(10_000)
    const pattern = `${'**/*/'.repeat(40)}lamp`
    assert.equal(pathlibGlob(tree, pattern, allowanceOf(1e12)), 'none')
    assert.equal(pathlibGlob(tree, pattern, allowance), 'some')
    assert.equal(allowance.isSpent(), true)
  })
})

describe('the audit of Spec Kitty', () => {
  const covers = (...patterns: readonly string[]) => upstreamCovers(patterns, 'docs')

  it('takes a folder for covered by any start of its name', () => {
    assert.equal(covers('docs'), true)
    assert.equal(covers('docs/**'), true)
    assert.equal(covers('docs/*'), true)
    assert.equal(covers('d*'), true)
    assert.equal(covers('d'), true)
    assert.equal(covers('**/*'), true)
    assert.equal(covers('src/**', '**'), true)
    assert.equal(covers('docs/lamp.md'), false)
    assert.equal(covers('documents/**'), false)
    assert.equal(covers('/'), false)
    assert.equal(covers(), false)
  })
})

describe('what work packages wait for', () => {
  it('is found halfway in a circle by Spec Kitty', () => {
    const circle = new Map([
      ['WP01', ['WP02']],
      ['WP02', ['WP03']],
      ['WP03', ['WP01']],
    ])
    const reach = Object.fromEntries(
      [...upstreamReach(circle)].map(([id, found]) => [id, [...found].toSorted()]),
    )
    assert.deepEqual(reach, { WP03: [], WP02: ['WP03'], WP01: ['WP02', 'WP03'] })
  })
})
