import assert from 'node:assert/strict'
import type { Occurrence } from '../../core/occurrence.ts'
import { renderSelector, type Selector, selects } from '../../core/selector.ts'
import { occurrence } from '../support/occurrence.ts'

const cases: readonly (readonly [Selector, Partial<Occurrence>, boolean])[] = [
  [{}, {}, true],
  [{ category: 'config' }, { category: 'config', kind: 'key' }, true],
  [{ category: 'config' }, {}, false],
  [{ kind: 'config/key' }, { category: 'config', kind: 'key' }, true],
  [{ kind: 'key' }, { category: 'config', kind: 'key' }, true],
  [{ kind: 'prose/key' }, { category: 'config', kind: 'key' }, false],
  [{ path: 'docs/**' }, { path: 'docs/a/b.md' }, true],
  [{ path: 'docs' }, { path: 'docs/a/b.md' }, true],
  [{ path: '*.md' }, { path: 'docs/a/b.md' }, true],
  [{ path: '/b.md' }, { path: 'docs/a/b.md' }, false],
  [{ key: 'service.auth' }, { key: 'service.auth.name' }, true],
  [{ key: 'service.*.name' }, { key: 'service.auth.name' }, true],
  [{ key: 'auth' }, { key: 'service.auth' }, false],
  [{ key: 'service' }, { key: null }, false],
  [{ contract: 'none' }, { contract: null }, true],
  [{ contract: 'any' }, { contract: 'i18n key' }, true],
  [{ contract: 'i18n key' }, { contract: 'command' }, false],
  [{ name: 'getLighthouse*' }, { name: 'getLighthouseId' }, true],
  [{ part: 'heading' }, { category: 'prose', kind: 'heading', path: 'a.md' }, true],
  [{ part: 'fence' }, { path: 'a.md', embedded: 'javascript' }, true],
  [{ part: 'front-matter' }, { path: 'a.md', embedded: 'yaml', key: 'title' }, true],
  [
    { part: 'front-matter' },
    { path: 'a.yaml', key: 'title', category: 'config', kind: 'key' },
    false,
  ],
  [{ surface: 'doc', term: 'lighthouse' }, { surface: 'doc' }, true],
  [{ surface: 'doc', term: 'lamp' }, { surface: 'doc' }, false],
]

describe('selects', () => {
  for (const [selector, fields, expected] of cases) {
    const name = renderSelector(selector) || 'an empty selector'
    it(`${name} ${expected ? 'fits' : 'does not fit'} ${JSON.stringify(fields)}`, () =>
      assert.equal(selects(selector)(occurrence(fields)), expected))
  }
})

describe('renderSelector', () => {
  it('writes categories and kinds alone, and quotes what has spaces', () =>
    assert.equal(
      renderSelector({ kind: 'config/key', contract: 'i18n key', path: 'src/**' }),
      'config/key contract:"i18n key" path:src/**',
    ))
})
