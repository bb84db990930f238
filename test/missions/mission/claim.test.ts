import assert from 'node:assert/strict'
import { readWorkPackageFile } from '../../../missions/mission/work-package-file.ts'

const claimOf = (front: string) =>
  readWorkPackageFile('WP01-lamp.md', `---\n${front}\n---\n# Lamp\n`).workPackage.claim

const troubles = (front: string) =>
  claimOf(front).malformed.map(({ message, line, column }) => `${line}:${column} ${message}`)

describe('the claim of a work package', () => {
  it('has each pattern with its line, whatever else the front matter says', () => {
    const claim = claimOf(`scope: codebase-wide
brightness: { max: 3 }
execution_mode: code_change
owned_files:
  - src/lamp.ts

  # the lens too
  - "docs/**"
create_intent: [src/lens.ts]
authoritative_surface: src/`)
    assert.deepEqual(claim, {
      scope: 'codebase-wide',
      executionMode: 'code_change',
      authoritativeSurface: 'src/',
      owned: [
        { pattern: 'src/lamp.ts', line: 6 },
        { pattern: 'docs/**', line: 9 },
      ],
      createIntent: ['src/lens.ts'],
      lines: { scope: 2, execution_mode: 4, authoritative_surface: 11 },
      malformed: [],
    })
  })

  it('takes a text for a list of one, and follows an alias to its lines', () => {
    assert.deepEqual(claimOf('owned_files: src/**').owned, [{ pattern: 'src/**', line: 2 }])
    assert.deepEqual(claimOf('create_intent: &all\n  - src/a.ts\nowned_files: *all').owned, [
      { pattern: 'src/a.ts', line: 3 },
    ])
  })

  it('says what it cannot read, and keeps the rest', () => {
    const front = 'scope: 5\nowned_files:\n  - src/a.ts\n  - 7\n  - {a: b}\n  -\n  - ""\n  - [x]'
    assert.deepEqual(troubles(front), [
      '2:8 Unexpected number `5` in `scope`, expected a text',
      '5:5 Unexpected number `7` in `owned_files`, expected a path or a pattern as text',
      '6:5 Unexpected map in `owned_files`, expected a path or a pattern as text',
      '7:4 Unexpected nothing in `owned_files`, expected a path or a pattern as text',
      '8:5 Unexpected empty text in `owned_files`, expected a path or a pattern as text',
      '9:5 Unexpected list in `owned_files`, expected a path or a pattern as text',
    ])
    assert.deepEqual(claimOf(front).owned, [{ pattern: 'src/a.ts', line: 4 }])
    assert.deepEqual(troubles(`owned_files: ${'a'.repeat(4097)}`), [
      '2:14 Unexpected text of 4097 characters in `owned_files`, expected a path or a pattern as text',
    ])
    assert.deepEqual(troubles('owned_files: {src: true}'), [
      '2:14 Unexpected map in `owned_files`, expected a list: a path or a pattern in each entry',
    ])
    assert.deepEqual(troubles('owned_files:\nscope: null'), [])
  })

  it('says where front matter is no YAML, no map, too much or not there', () => {
    assert.deepEqual(troubles('scope: a\nowned_files: [src/**'), [
      '3:21 the front matter is no YAML, line 3',
    ])
    assert.deepEqual(troubles('- scope'), ['2:1 the front matter is no map'])
    assert.deepEqual(troubles(`# ${'x'.repeat(200_000)}`), ['1:1 the front matter is too long'])
    const bomb = ['a: &a [x, x]', ...'bcdefgh'].map((name, index) =>
      index === 0
        ? name
        : `${name}: &${name} [*${'abcdefgh'[index - 1]}, *${'abcdefgh'[index - 1]}, *${'abcdefgh'[index - 1]}]`,
    )
    assert.match(troubles(bomb.join('\n')).join(), /^1:1 the front matter cannot be read: /)
    const none = readWorkPackageFile('WP01-lamp.md', '# Lamp\n').workPackage
    assert.deepEqual(none.claim.malformed, [
      { message: 'there is no front matter', line: 1, column: 1 },
    ])
  })
})
