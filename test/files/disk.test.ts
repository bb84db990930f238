import assert from 'node:assert/strict'
import { byPath, entryOf } from '../../core/entry.ts'
import { causeOf, childOf, diskPath, foldersOf } from '../../files/disk.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('entryOf', () => {
  it('shows each byte that is not UTF-8, and nothing else, as a number', () => {
    for (const path of ['lighthouse', 'Leuchttürme 🗼', '\ufefflight\ufffd', 'new\nline']) {
      assert.deepEqual(entryOf(Buffer.from(path)), { path })
    }
    const raw = Buffer.concat([Buffer.from('ü🗼'), bytes('\xff\xf0\x9f/\xed\xa0\x80')])
    assert.deepEqual(entryOf(raw), { path: 'ü🗼\\xff\\xf0\\x9f/\\xed\\xa0\\x80', raw })
  })
})

describe('byPath', () => {
  it('sorts by code unit', () => {
    const paths = ['ä', 'b', 'a/b', 'B', 'a.b', 'b'].map(path => ({ path })).toSorted(byPath)
    assert.equal(paths.map(({ path }) => path).join(' '), 'B a.b a/b b b ä')
  })
})

describe('childOf', () => {
  it('keeps bytes as soon as one name needs them', () => {
    const light = childOf(undefined, bytes('light'))
    assert.deepEqual(childOf(light, bytes('house')), { path: 'light/house' })
    const odd = childOf(light, bytes('\xff'))
    assert.deepEqual(odd, { path: 'light/\\xff', raw: bytes('light/\xff') })
    assert.deepEqual(childOf(odd, bytes('a')), {
      path: 'light/\\xff/a',
      raw: bytes('light/\xff/a'),
    })
  })
})

describe('diskPath', () => {
  it('is text where text can spell the path', () => {
    assert.equal(diskPath('/sea', { path: 'lighthouse' }), '/sea/lighthouse')
    assert.deepEqual(diskPath('/sea', entryOf(bytes('\xff'))), bytes('/sea/\xff'))
  })
})

describe('foldersOf', () => {
  it('lists the folders from the root down', () => {
    assert.deepEqual(foldersOf({ path: 'light/house/beacon' }), [
      { path: 'light' },
      { path: 'light/house' },
    ])
    assert.deepEqual(foldersOf({ path: 'beacon' }), [])
  })
})

describe('causeOf', () => {
  it('lets a bug fly on', () => {
    assert.throws(() => causeOf(new TypeError('lighthouse')), new TypeError('lighthouse'))
  })
})
