import assert from 'node:assert/strict'
import { join } from 'node:path'
import { runGit } from '../../git/run.ts'
import { withFolder, withRepository } from '../support/repository.ts'

describe('runGit', () => {
  it('returns what git printed, byte for byte', () =>
    withRepository({ 'light\nhouse': '' }, async folder => {
      const { code, stdout, stderr } = await runGit(folder, ['ls-files', '-z'])
      assert.deepEqual([code, stdout.toString(), stderr], [0, 'light\nhouse\0', ''])
    }))

  it('returns a failure as a value', () =>
    withFolder({}, async folder => {
      const { code, stderr } = await runGit(folder, ['lighthouse'])
      assert.equal(code, 1)
      assert.match(stderr, /^git: 'lighthouse' is not a git command/)
    }))

  it('has no code where git cannot start', () =>
    withFolder({}, async folder => {
      const { code, stdout, stderr } = await runGit(join(folder, 'gone'), ['status'])
      assert.deepEqual([code, stdout.length, stderr], [undefined, 0, 'spawn git ENOENT'])
    }))

  it('hands arguments over without a shell', () =>
    withFolder({}, async folder => {
      const { stdout } = await runGit(folder, ['rev-parse', '--sq-quote', '$(touch beacon); "x"'])
      assert.equal(stdout.toString().trim(), `'$(touch beacon); "x"'`)
    }))
})
