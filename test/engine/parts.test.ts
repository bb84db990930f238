import assert from 'node:assert/strict'
import fc from 'fast-check'
import { matcher } from '../../core/matcher.ts'
import type { Region } from '../../core/region.ts'
import { parseTerm } from '../../core/term.ts'
import { embeddedIn } from '../../engine/embed.ts'
import { factsOf } from '../../engine/facts.ts'
import { innermost } from '../../engine/innermost.ts'
import { isTitle, notesOf, wordAround } from '../../engine/notes.ts'
import { pathNames } from '../../engine/path-names.ts'
import { variantsOf } from '../../engine/variants.ts'

const match = matcher([parseTerm('lighthouse', { to: 'beacon' })])

const region = (start: number, end: number, fields: Partial<Region> = {}): Region => ({
  syntax: 'string',
  start,
  end,
  trail: [],
  ...fields,
})

describe('innermost', () => {
  it('finds the smallest of nested regions around each hit', () => {
    const regions = [region(0, 100), region(10, 20), region(12, 18), region(40, 60)]
    const hits = [5, 10, 13, 19, 20, 45, 99, 100].map(start => ({ start, end: start + 1 }))
    const found = innermost(regions, hits).map(one => one && `${one.start}-${one.end}`)
    assert.deepEqual(found, [
      '0-100',
      '10-20',
      '12-18',
      '10-20',
      '0-100',
      '40-60',
      '0-100',
      undefined,
    ])
  })

  it('takes the later of two regions with one span', () => {
    const [, second] = [region(0, 9), region(0, 9)]
    const regions = [region(0, 9), ...(second ? [second] : [])]
    assert.equal(innermost(regions, [{ start: 1, end: 2 }])[0], second)
  })

  it('agrees with a look at every region, where regions nest', () => {
    const spans = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)), { maxLength: 12 })
    fc.assert(
      fc.property(spans, fc.uniqueArray(fc.nat(63)), (paths, starts) => {
        const regions = paths.map(nestedSpan)
        const hits = starts.toSorted((a, b) => a - b).map(start => ({ start, end: start + 1 }))
        const lengths = hits.map(({ start }) =>
          Math.min(
            ...regions
              .filter(one => one.start <= start && start < one.end)
              .map(one => one.end - one.start),
          ),
        )
        const found = innermost(regions, hits).map(one => (one ? one.end - one.start : Infinity))
        assert.deepEqual(found, lengths)
      }),
    )
  })
})

/** One of the halves of halves of 0..64, so that any two nest or do not touch. */
function nestedSpan([depth, ...turns]: readonly [number, number, number]): Region {
  let [start, end] = [0, 64]
  for (let level = 0; level < depth; level += 1) {
    const middle = (start + end) / 2
    if ((turns[level % 2] ?? 0) % 2 === 0) end = middle
    else start = middle
  }
  return region(start, end)
}

describe('notes', () => {
  const notes = (text: string): readonly string[] => {
    const [one] = match(text).located
    return one ? notesOf(text, one, 'beacon') : ['nothing found']
  }
  it('names articles that no longer fit, possessives and wraps', () => {
    assert.deepEqual(notes('an lighthouse'), ['article'])
    assert.deepEqual(notes('a lighthouse'), [])
    assert.deepEqual(notes('An\nlighthouse'), ['article'])
    assert.deepEqual(notes("the lighthouse's lamp"), ['possessive'])
    assert.deepEqual(notes("the 'lighthouse' lamp"), [])
    assert.deepEqual(notes('Japan lighthouse'), [])
    const wrapped = 'a work\n * package'
    const [one] = matcher([parseTerm('work package')])(wrapped).located
    assert.deepEqual(one && notesOf(wrapped, one, 'epic'), ['wrapped', 'article'])
  })

  it('tells titles from the beginnings of sentences', () => {
    const titles: Readonly<Record<string, boolean>> = {
      'The Lighthouse Keeper': true,
      'The Lighthouse': true,
      'Lighthouse keepers sleep': false,
      Lighthouse: false,
    }
    for (const [text, expected] of Object.entries(titles)) {
      const [one] = match(text).located
      assert.equal(one && isTitle(text, one), expected, text)
    }
  })

  it('shows the word around a near miss', () => {
    assert.equal(wordAround('a delighthouses b', 4, 14), 'delighthouses')
  })
})

describe('pathNames', () => {
  it('names each folder once, and sorts by path', () => {
    const paths = [
      'lighthouse/a.ts',
      'lighthouse/lighthouse-b.ts',
      'c/lighthouse/d/delighthouse.ts',
    ]
    const names = pathNames(paths, match).map(({ path, event }) =>
      event.type === 'occurrence' ? `${path} ${event.occurrence.kind}` : `${path} near miss`,
    )
    assert.deepEqual(names, [
      'c/lighthouse dir-name',
      'c/lighthouse/d/delighthouse.ts near miss',
      'lighthouse dir-name',
      'lighthouse/lighthouse-b.ts file-name',
    ])
  })
})

describe('factsOf', () => {
  it('knows which specifiers lead to files of the tree', () => {
    const { leadsToFile } = factsOf(['src/lighthouse/lamp.ts', 'src/keeper/index.ts'])
    const answers: Readonly<Record<string, boolean>> = {
      'lighthouse/lamp': true,
      'src/lighthouse/lamp.js': true,
      '@/lighthouse/lamp': true,
      '~/src/keeper': true,
      'app/lighthouse/lamp': true,
      'lighthouse/kit': false,
      lamp: false,
    }
    for (const [specifier, expected] of Object.entries(answers)) {
      assert.equal(leadsToFile(specifier), expected, specifier)
    }
  })
})

describe('embeddedIn', () => {
  const answers: readonly (readonly [string, Partial<Region>, string])[] = [
    ['SELECT a FROM b', {}, 'sql guessed'],
    ['query { a }', {}, 'graphql guessed'],
    ['<p>a</p>', {}, 'html guessed'],
    ['{"a": 1}', {}, 'json guessed'],
    ['a', { context: { callee: 'gql' } }, 'graphql'],
    ['a: b', { language: 'YAML' }, 'yaml'],
    ['a', { language: 'lighthouse' }, 'none'],
    ['Select a lighthouse to visit', {}, 'none'],
    ['def a():\n  pass', { syntax: 'output' }, 'python guessed'],
    ['SELECT a FROM b', { role: 'doc' }, 'none'],
    ['SELECT a FROM b', { syntax: 'identifier' }, 'none'],
    [`SELECT a FROM b ${' '.repeat(200_000)}`, {}, 'none'],
  ]
  for (const [content, fields, expected] of answers) {
    it(`says ${expected} of ${content.slice(0, 30)} ${JSON.stringify(fields)}`, () => {
      const [found] = embeddedIn(region(0, content.length, fields), content)
      const label = found && `${found.language}${found.guessed ? ' guessed' : ''}`
      assert.equal(label ?? 'none', expected)
    })
  }
})

describe('variantsOf', () => {
  it('lists each spelling once', () => {
    const texts = variantsOf(parseTerm('work package')).map(({ text }) => text)
    assert.equal(new Set(texts).size, texts.length)
    assert.ok(texts.includes('WORK_PACKAGES') && texts.includes('workPackage'))
    assert.ok(!texts.includes('work/package'))
  })

  it('is the typed spelling alone where that is exact', () => {
    const texts = variantsOf(parseTerm('workPackage', { exact: true })).map(({ text }) => text)
    assert.deepEqual(texts, ['workPackage'])
  })
})
