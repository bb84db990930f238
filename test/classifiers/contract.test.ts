import assert from 'node:assert/strict'
import { contractOf, type Exposed } from '../../classifiers/contract.ts'
import type { Meaning } from '../../core/occurrence.ts'

const contract = (meaning: Meaning, fields: Partial<Exposed> = {}): string | null =>
  contractOf({
    surface: 'source',
    path: 'src/keeper.ts',
    language: 'typescript',
    context: {},
    published: true,
    foreign: false,
    content: '',
    ...meaning,
    ...fields,
  })

const exported = { category: 'identifier', kind: 'export' } as const
const key = { category: 'config', kind: 'key' } as const
const stored = { category: 'config', kind: 'serialized-key' } as const

describe('contractOf', () => {
  it('is null for what only the repository sees', () => {
    assert.equal(contract({ category: 'identifier', kind: 'reference' }), null)
    assert.equal(contract({ category: 'prose', kind: 'message' }), null)
    assert.equal(contract({ category: 'comment', kind: 'line' }), null)
    assert.equal(contract({ category: 'config', kind: 'enum-string' }), null)
  })

  it('names flags, commands, variables and addresses wherever they stand', () => {
    const meanings: readonly (readonly [Meaning, string])[] = [
      [{ category: 'config', kind: 'cli-flag' }, 'command-line flag'],
      [{ category: 'config', kind: 'cli-command' }, 'command'],
      [{ category: 'config', kind: 'env-var' }, 'environment variable'],
      [{ category: 'path', kind: 'url' }, 'address'],
    ]
    for (const [meaning, reason] of meanings) {
      assert.equal(contract(meaning), reason)
      assert.equal(contract(meaning, { surface: 'test' }), reason)
      assert.equal(contract(meaning, { surface: 'doc' }), reason)
    }
  })

  it('takes a link to a route for an address, and one to a file for none', () => {
    const link = { category: 'path', kind: 'link-target' } as const
    const at = (content: string) => contract(link, { content })
    for (const content of [
      'https://x.example/lamp',
      '/lamps',
      '/lamps/new?a=b.c',
      '<mailto:a@lamp>',
    ])
      assert.equal(at(content), 'address', content)
    for (const content of ['lamp.md', '../lamp', '#lamp', '/img/lamp.png', '/docs/lamp.md#on'])
      assert.equal(at(content), null, content)
  })

  it('counts an export only in the source of a published package', () => {
    assert.equal(contract(exported), 'package API')
    assert.equal(contract(exported, { published: false }), null)
    assert.equal(contract(exported, { surface: 'test' }), null)
    assert.equal(contract(exported, { surface: 'doc' }), null)
  })

  it('lets data that a test made up bind nobody', () => {
    assert.equal(contract(stored), 'serialized key')
    assert.equal(contract(stored, { surface: 'test' }), null)
    assert.equal(contract(key, { surface: 'fixture' }), null)
  })

  it('tells the keys of data files apart', () => {
    const path = 'package.json'
    assert.equal(
      contract(key, { path, context: { keys: ['bin', 'lighthouse'] } }),
      'package.json bin',
    )
    assert.equal(contract(key, { path, context: { keys: ['name'] } }), 'configuration key')
    assert.equal(contract(key, { path: 'locales/en.json' }), 'i18n key')
    assert.equal(contract(key, { path: 'etc/lighthouse.yaml' }), 'configuration key')
  })

  it('puts what belongs to others first', () => {
    assert.equal(contract(exported, { foreign: true }), 'foreign')
    assert.equal(contract({ category: 'prose', kind: 'message' }, { foreign: true }), 'foreign')
  })
})
