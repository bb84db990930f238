import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { openBlobs } from '../../git/blobs.ts'
import { git, withRepository } from '../support/repository.ts'

const oidOf = (folder: string, path: string): string => git(folder, 'rev-parse', `HEAD:${path}`)

describe('openBlobs', () => {
  it('reads many contents at once, and again after its end', () =>
    withRepository({ 'a.txt': 'one\n', 'b.txt': '' }, async folder => {
      const blobs = openBlobs(folder)
      const oids = ['a.txt', 'b.txt', 'a.txt'].map(path => oidOf(folder, path).trim())
      const read = async () => (await Promise.all(oids.map(blobs.read))).map(String)
      assert.deepEqual(await read(), ['one\n', '', 'one\n'])
      blobs.end()
      assert.deepEqual(await read(), ['one\n', '', 'one\n'])
      blobs.end()
    }))

  it('rejects what is no blob and goes on', () =>
    withRepository({ 'a.txt': 'one\n' }, async folder => {
      const blobs = openBlobs(folder)
      await assert.rejects(blobs.read('0'.repeat(40)), /missing/)
      assert.equal(String(await blobs.read(oidOf(folder, 'a.txt').trim())), 'one\n')
      blobs.end()
    }))

  it('keeps no program alive that forgets to end it', () =>
    withRepository({ 'a.txt': 'one\n' }, folder => {
      const module = new URL('../../git/blobs.js', import.meta.url).href
      const program = `const { openBlobs } = await import(${JSON.stringify(module)})
        const content = await openBlobs(${JSON.stringify(folder)}).read('${oidOf(folder, 'a.txt').trim()}')
        process.stdout.write(content)`
      const args = ['--input-type=module', '--eval', program]
      const { status, stdout } = spawnSync(process.execPath, args, { timeout: 20_000 })
      assert.equal(status, 0)
      assert.equal(String(stdout), 'one\n')
    }))
})
