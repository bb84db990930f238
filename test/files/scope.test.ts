import assert from 'node:assert/strict'
import { scopeFilter } from '../../files/scope.ts'

const all = [
  '.github/lighthouse.yml',
  'docs/lighthouse.md',
  'readme.md',
  'src/docs/a.ts',
  'src/lighthouse.ts',
  'src/lighthouse/beacon.test.ts',
]

const select = (scope: Partial<Parameters<typeof scopeFilter>[0]>) =>
  all.filter(scopeFilter({ paths: [], include: [], exclude: [], ...scope }))

describe('scopeFilter', () => {
  it('takes all without paths and globs', () => {
    assert.deepEqual(select({}), all)
  })

  it('takes a path and what is below it, not what begins like it', () => {
    assert.deepEqual(select({ paths: ['src/lighthouse', 'readme.md'] }), [
      'readme.md',
      'src/lighthouse/beacon.test.ts',
    ])
  })

  it('looks for a glob without a slash at any depth', () => {
    assert.deepEqual(select({ include: ['*.md', '*.yml'] }), [
      '.github/lighthouse.yml',
      'docs/lighthouse.md',
      'readme.md',
    ])
    assert.deepEqual(select({ include: ['docs'] }), ['docs/lighthouse.md', 'src/docs/a.ts'])
  })

  it('anchors a glob with a slash at the root', () => {
    assert.deepEqual(select({ include: ['src/*.ts'] }), ['src/lighthouse.ts'])
    assert.deepEqual(select({ include: ['/docs'] }), ['docs/lighthouse.md'])
    assert.deepEqual(select({ include: ['./src/docs'] }), ['src/docs/a.ts'])
  })

  it('takes a glob that ends in a slash for folders only', () => {
    assert.deepEqual(select({ include: ['docs/', 'readme.md/'] }), [
      'docs/lighthouse.md',
      'src/docs/a.ts',
    ])
  })

  it('excludes from what is included, and reads `!` as a letter', () => {
    assert.deepEqual(select({ include: ['*.ts', '!src'], exclude: ['*.test.ts', 'docs'] }), [
      'src/lighthouse.ts',
    ])
  })
})
