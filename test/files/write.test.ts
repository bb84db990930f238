import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../../files/write.ts'
import { withFolder } from '../support/repository.ts'

describe('a file that is replaced', () => {
  it('leaves nothing beside it where it cannot be', () =>
    withFolder({ 'lamp/inner.txt': '' }, root => {
      assert.throws(() => replaceFile(root, { path: 'lamp' }, Buffer.from('light')), {
        code: 'unwritableFile',
      })
      assert.deepEqual(readdirSync(root), ['lamp'])
    }))

  it('has the mode that is said, else what the system gives', () =>
    withFolder({}, root => {
      const before = process.umask(0o077)
      try {
        replaceFile(root, { path: 'own' }, Buffer.from('light'))
        replaceFile(root, { path: 'said' }, Buffer.from('light'), { mode: 0o644 })
      } finally {
        process.umask(before)
      }
      const modes = ['own', 'said'].map(name => statSync(join(root, name)).mode & 0o777)
      assert.deepEqual(modes, [0o600, 0o644])
      assert.equal(readFileSync(join(root, 'own'), 'utf8'), 'light')
    }))
})
