import assert from 'node:assert/strict'
import { censusOf } from '../support/census.ts'
import { meaningsIn } from '../support/inspect-text.ts'
import { type Files, withFolder } from '../support/repository.ts'

/** `path:line:column contract` of each occurrence in the contents of a tree. */
const contractsIn = (files: Files): Promise<readonly string[]> =>
  withFolder(files, async folder => {
    const { occurrences } = await censusOf(folder)
    return occurrences
      .filter(({ line }) => line !== null)
      .map(({ path, line, column, contract }) => `${path}:${line}:${column} ${contract}`)
  })

const json = (value: unknown): string => JSON.stringify(value)

describe('names that belong to somebody else', () => {
  it('are those of the packages that package.json depends on', async () => {
    const contracts = await contractsIn({
      'package.json': json({ name: 'coast', dependencies: { lamps: '1' } }),
      'a.ts': "import { lighthouse } from 'lamps'\nlighthouse()\n",
      'b.ts': "import { lighthouse } from './c.js'\nlighthouse()\n",
      'd.ts': 'const lighthouse = 1\n',
    })
    assert.deepEqual(contracts, [
      'a.ts:1:10 foreign',
      'a.ts:2:1 foreign',
      'b.ts:1:10 null',
      'b.ts:2:1 null',
      'd.ts:1:7 null',
    ])
  })

  it('are not those of packages of the same tree', async () => {
    const contracts = await contractsIn({
      'a/package.json': json({ name: 'lamps' }),
      'b/package.json': json({ name: 'coast', dependencies: { lamps: '1' } }),
      'b/a.ts': "import { lighthouse } from 'lamps'\n",
      'c/package.json': json({ name: 'rock', dependencies: { tower: 'workspace:*' } }),
      'c/a.ts': "import { lighthouse } from 'tower'\n",
    })
    assert.deepEqual(contracts, ['b/a.ts:1:10 null', 'c/a.ts:1:10 null'])
  })

  it('are those of modules that no file of the tree has', async () => {
    const contracts = await contractsIn({
      'coast/lamp.py': '',
      'a.py': 'from coast.lamp import lighthouse\nfrom tower import lighthouses\n',
      'go.mod': 'module example.com/coast\n',
      'b.go': 'package b\n\nimport (\n\t"example.com/coast/lighthouse"\n)\n',
    })
    assert.deepEqual(contracts, ['a.py:1:24 null', 'a.py:2:19 foreign', 'b.go:4:21 null'])
  })
})

describe('the API of a package', () => {
  const source = { 'a/src/a.ts': 'export const lighthouse = 1\n' }

  it('is a contract where the package is published', async () => {
    const manifest = { 'a/package.json': json({ name: 'coast' }) }
    assert.deepEqual(await contractsIn({ ...source, ...manifest }), ['a/src/a.ts:1:14 package API'])
    assert.deepEqual(await contractsIn(source), ['a/src/a.ts:1:14 package API'])
  })

  it('is none where the nearest package is private', async () => {
    const manifests = {
      'package.json': json({ name: 'coast' }),
      'a/package.json': json({ name: 'rock', private: true }),
    }
    assert.deepEqual(await contractsIn({ ...source, ...manifests }), ['a/src/a.ts:1:14 null'])
  })

  it('does not fail by a package.json that is broken', async () => {
    for (const text of ['{', '[]', 'null', '{"dependencies": [1], "name": 2}']) {
      const contracts = await contractsIn({ ...source, 'package.json': text })
      assert.deepEqual(contracts, ['a/src/a.ts:1:14 package API'])
    }
  })
})

describe('code in fences of documentation comments', () => {
  it('is read as code', async () => {
    const rust =
      '/// Words of a lighthouse.\n/// ```\n/// let a = lighthouse();\n/// ```\nfn a() {}\n'
    assert.deepEqual(await meaningsIn('a.rs', rust), ['comment/doc', 'identifier/reference'])
    const script =
      '/**\n * ```js\n * lighthouse.a()\n * ```\n * The lighthouse.\n */\nfunction a() {}\n'
    assert.deepEqual(await meaningsIn('a.ts', script), ['identifier/reference', 'comment/doc'])
  })
})
