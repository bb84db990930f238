import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { presentFiles } from '../../files/present.ts'
import { withFolder } from '../support/repository.ts'

describe('presentFiles', () => {
  it('drops what is gone and skips what is no regular file', () =>
    withFolder({ 'src/lighthouse.ts': '', 'src/beacon.ts': '' }, folder => {
      symlinkSync('src', join(folder, 'linked'))
      execFileSync('mkfifo', [join(folder, 'pipe')])
      const raw = Buffer.from('l\xef', 'latin1')
      const tooLong = 'x'.repeat(300)
      const paths = [
        'gone',
        'linked',
        'linked/lighthouse.ts',
        'pipe',
        'src',
        'src/beacon.ts',
        'src/lighthouse.ts',
        'src/lighthouse.ts/below',
        tooLong,
      ]
      const entries = [...paths.map(path => ({ path })), { path: 'l\\xef', raw }]
      assert.deepEqual(presentFiles(folder, entries), {
        files: [{ path: 'src/beacon.ts' }, { path: 'src/lighthouse.ts' }],
        skipped: [
          { path: 'linked', reason: 'link' },
          { path: 'pipe', reason: 'unreadable' },
          { path: tooLong, reason: 'unreadable' },
        ],
      })
    }))
})
