import assert from 'node:assert/strict'
import { covers, scopeOf } from '../../../missions/ownership/scope.ts'
import { missionOf, type Packages } from './support.ts'

const scope = (packages: Packages) => scopeOf([missionOf(packages)])

const wide = (...patterns: readonly string[]) =>
  scope({ WP01: { scope: 'codebase-wide', owned_files: patterns } })

const covered = (pattern: string, ...paths: readonly string[]) =>
  paths.filter(path => covers(wide(pattern), path))

describe('the scope of codebase-wide work packages', () => {
  it('is everything where one of them owns nothing narrow', () => {
    for (const one of [
      wide(),
      scope({ WP01: 'scope: codebase-wide' }),
      wide('**'),
      wide('src/**', '**/*'),
      wide('.'),
    ]) {
      assert.equal(one.isEverything, true)
      assert.equal(covers(one, 'any/path.ts'), true)
    }
  })

  it('is what they own otherwise, each pattern with its place', () => {
    const { isEverything, patterns, workPackages } = scope({
      WP01: { owned_files: ['web/**'] },
      WP02: { scope: 'codebase-wide', owned_files: ['src/**', 'docs/'] },
    })
    assert.equal(isEverything, false)
    const file = 'kitty-specs/lamps/tasks/WP02-lamp.md'
    assert.deepEqual(
      patterns.map(one => [one.pattern, one.file, one.line]),
      [
        ['src/**', file, 5],
        ['docs/', file, 6],
      ],
    )
    assert.deepEqual(workPackages, [{ id: 'WP02', file }])
  })

  it('is nothing where nobody is codebase-wide, or where it cannot be read', () => {
    for (const one of [
      scope({ WP01: { owned_files: ['**'] } }),
      scope({ WP01: { scope: 'codebase-wide', owned_files: [7] } }),
      scope({ WP01: 'scope: codebase-wide\nowned_files: [' }),
    ]) {
      assert.equal(one.isEverything, false)
      assert.equal(covers(one, 'src/lamp.ts'), false)
    }
  })

  it('covers files with the boundaries that paths have', () => {
    const paths = ['docs/a.md', 'docs/a/b.md', 'docs', 'documents/a.md', 'web/docs/a.md']
    assert.deepEqual(covered('docs', ...paths), ['docs/a.md', 'docs/a/b.md', 'docs'])
    assert.deepEqual(covered('docs/', ...paths), ['docs/a.md', 'docs/a/b.md'])
    assert.deepEqual(covered('docs/**', ...paths), ['docs/a.md', 'docs/a/b.md'])
    assert.deepEqual(covered('docs/*', ...paths), ['docs/a.md'])
    assert.deepEqual(covered('docs/*/', ...paths), ['docs/a/b.md'])
    assert.deepEqual(covered('d*', ...paths), ['docs'])
    assert.deepEqual(covered('d*/**', ...paths), ['docs/a.md', 'docs/a/b.md', 'documents/a.md'])
    assert.deepEqual(covered('**/docs', ...paths), [
      'docs/a.md',
      'docs/a/b.md',
      'docs',
      'web/docs/a.md',
    ])
    assert.deepEqual(covered('docs/a.md', ...paths), ['docs/a.md'])
    assert.deepEqual(covered('*.md', 'README.md', 'docs/a.md'), ['README.md'])
    assert.deepEqual(covered('.*/commands/**', '.claude/commands/a.md'), ['.claude/commands/a.md'])
  })
})
