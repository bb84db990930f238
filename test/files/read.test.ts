import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryOf } from '../../core/entry.ts'
import { readEntry } from '../../files/read.ts'
import { withFolder } from '../support/repository.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('readEntry', () => {
  it('returns the bytes of text, whatever its encoding', async () => {
    const files = {
      utf8: 'Leuchttürme 🗼\r\n',
      bom: '\ufefflighthouse',
      little: utf16('lighthouse'),
      big: utf16('lighthouse').swap16(),
      latin1: Buffer.from('lighth\xf6use', 'latin1'),
      empty: '',
    }
    await withFolder(files, async folder => {
      for (const [path, content] of Object.entries(files)) {
        assert.deepEqual(await readEntry(folder, { path }, 100), { bytes: Buffer.from(content) })
      }
    })
  })

  it('says why a file is not read', async () => {
    const files = {
      late: `${'lighthouse '.repeat(1000)}\0`,
      odd: Buffer.concat([utf16('lighthouse'), Buffer.from('x')]),
      large: 'x'.repeat(20_001),
      'folder/file': '',
    }
    await withFolder(files, async folder => {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      symlinkSync('late', join(folder, 'link'))
      symlinkSync('/', join(folder, 'away'))
      const reasons = {
        late: 'binary',
        odd: 'undecodable',
        large: 'too-large',
        folder: 'unreadable',
        pipe: 'unreadable',
        gone: 'unreadable',
        'late/below': 'unreadable',
        link: 'link',
        'away/etc/passwd': 'link',
      }
      for (const [path, skipped] of Object.entries(reasons)) {
        assert.deepEqual([path, await readEntry(folder, { path }, 20_000)], [path, { skipped }])
      }
    })
  })

  it('reads below names that are not UTF-8', () =>
    withFolder({}, async folder => {
      const name = Buffer.from('l\xefght', 'latin1')
      const path = Buffer.concat([name, Buffer.from('/house')])
      mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), name]))
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), path]), 'beacon')
      assert.deepEqual(await readEntry(folder, entryOf(path), 10), { bytes: Buffer.from('beacon') })
    }))
})
