import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, git, withFolder, withRepository, writeFiles } from '../support/repository.ts'
import { treeAt } from '../support/tree-of.ts'
import { inTurn } from './cutover.ts'

const ready = [
  ['plan', 'lighthouse', 'beacon', '--name', 'lamps'],
  ['review', '--decide', 'path:**=rename: all'],
  ['approve', '--by', 'Ada'],
]

const withReady = (files: Files, run: (folder: string) => Promise<void>): Promise<void> =>
  withRepository(files, async folder => {
    git(folder, 'checkout', '--quiet', '-b', 'cut')
    await inTurn(folder, ...ready)
    await run(folder)
  })

const commit = (folder: string): void => {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message=Change')
}

describe('a hostile plan', () => {
  for (const name of ['.git', '.GIT', 'git~1', '..', '.cutover', 'a/b', 'a\\b', '../../x']) {
    it(`cannot rename a folder to \`${name}\``, () =>
      withRepository({ 'lighthouse/hooks/post-checkout': '' }, async folder => {
        await inTurn(folder, ready[0] ?? [])
        const decision = `path:**=rename(${name}): all`
        const { status, stderr } = await inTurn(folder, ['review', '--decide', decision])
        assert.equal(status, 2)
        assert.match(stderr, /Unexpected new path/)
        assert.equal((await inTurn(folder, ['approve', '--by', 'Ada'])).status, 2)
      }))
  }

  it('cannot hang by its stars', () =>
    withRepository({ 'a.js': 'lighthouse()\n' }, async folder => {
      const decision = 'name:*A*A*A*A*A*A*A*A*A*B=rename: x'
      const { status, stderr } = await inTurn(folder, ready[0] ?? [], [
        'review',
        '--decide',
        decision,
      ])
      assert.equal(status, 2)
      assert.match(stderr, /so many stars/)
    }))
})

describe('a hostile work tree', () => {
  it('leads no apply through a link out of the root', () =>
    withFolder({ 'lnk-target': '' }, outside =>
      withRepository({ 'lighthouse/a.txt': 'hi\n' }, async folder => {
        mkdirSync(join(folder, 'lighthouse/sub'))
        symlinkSync('some-target', join(folder, 'lighthouse/sub/lnk'))
        commit(folder)
        await inTurn(folder, ...ready)
        symlinkSync('some-target', join(outside, 'lnk'))
        rmSync(join(folder, 'lighthouse/sub'), { recursive: true })
        symlinkSync(outside, join(folder, 'lighthouse/sub'))
        const { status, stderr } = await inTurn(folder, ['apply'])
        assert.equal(status, 1)
        assert.match(stderr, /lighthouse\/sub\/lnk.*nothing was touched/)
        assert.ok(existsSync(join(folder, 'lighthouse/a.txt')))
      }),
    ))

  it('has a file where a folder is needed: nothing is touched', () =>
    withReady({ 'lighthouse/a.txt': 'hi\n', 'z.txt': 'lighthouse\n' }, async folder => {
      writeFiles(folder, { beacon: 'precious\n' })
      const before = treeAt(folder)
      assert.equal((await inTurn(folder, ['apply'])).status, 1)
      assert.deepEqual(treeAt(folder), before)
    }))
})

describe('a new path that git ignores', () => {
  const hiding = { 'lighthouse.txt': 'lighthouse\n', '.gitignore': '/beacon.*\n' }

  it('is in the way of an approval', () =>
    withRepository(hiding, async folder => {
      await inTurn(folder, ...ready.slice(0, 2))
      const { status, stdout } = await inTurn(folder, ready[2] ?? [])
      assert.equal(status, 1)
      assert.match(stdout, /`beacon.txt` is ignored by `.gitignore`/)
    }))

  it('fails the verification, where it is ignored since', () =>
    withReady({ 'lighthouse.txt': 'lighthouse\n' }, async folder => {
      await inTurn(folder, ['apply'])
      writeFiles(folder, { '.gitignore': '/beacon.*\n' })
      commit(folder)
      for (const argv of [['verify'], ['verify', '--head', 'HEAD']]) {
        const { status, stdout } = await inTurn(folder, argv)
        assert.equal(status, 1)
        assert.match(stdout, /git ignores `beacon.txt`/)
      }
    }))
})

describe('a hostile branch', () => {
  it('cannot hide missed renames behind bytes that are no text', () =>
    withReady({ 'a.txt': 'lighthouse one\n' }, async folder => {
      writeFiles(folder, { 'a.txt': Buffer.from('\xff\xfelighthouse one\n\n', 'latin1') })
      const { status, stdout } = await inTurn(folder, ['verify'])
      assert.equal(status, 1)
      assert.match(stdout, /1 {2}wrong/)
    }))

  it('cannot switch the verification off by editing the plan', () =>
    withReady({ 'a.txt': 'lighthouse one\n' }, async folder => {
      commit(folder)
      await inTurn(folder, ['review', '--decide', 'path:**=keep: whatever'])
      writeFiles(folder, { 'a.txt': 'WRONG one\n' })
      commit(folder)
      const { status, stdout } = await inTurn(folder, ['gate'])
      assert.equal(status, 1)
      assert.match(stdout, /the plan was changed after its approval/)
    }))

  it('cannot call a program a census, and a NUL hides nothing', () =>
    withReady({ 'a.txt': 'lighthouse one\n' }, async folder => {
      await inTurn(folder, ['apply'])
      writeFiles(folder, {
        'evil.py': '{"schema": "cutover/census@1"}\nlighthouse = 1\n',
        'evil.js': '/* \0 */ export const lighthouse = 1\n',
      })
      commit(folder)
      const { status, stdout } = await inTurn(folder, ['gate'])
      assert.equal(status, 1)
      assert.match(stdout, /evil.js:1:22 {2}lighthouse/)
      assert.match(stdout, /evil.py:2:1 {3}lighthouse/)
    }))
})

describe('a verification', () => {
  it('takes a new name that contains the old one, and a swap, for what they are', () =>
    withRepository({ 'a.txt': 'lighthouse one\nx\nleft right left\n' }, async folder => {
      git(folder, 'checkout', '--quiet', '-b', 'cut')
      const plan = [
        'plan',
        'left',
        'right',
        '--swap',
        '--pair',
        'lighthouse=lighthouse service',
        '--name',
        'x',
      ]
      await inTurn(folder, plan, ['approve', '--by', 'Ada'], ['apply'])
      writeFiles(folder, { 'a.txt': 'lighthouse service one\nx\nright left right\nfog\n' })
      commit(folder)
      assert.equal((await inTurn(folder, ['verify'])).status, 0)
      assert.equal((await inTurn(folder, ['gate'])).status, 0)
    }))

  it('tells missed files of one content from swapped ones, and sorted lines from collisions', () =>
    withReady(
      { 'a.txt': 'lighthouse\n', 'b.txt': 'lighthouse\n', 'z.txt': 'b lighthouse\na lighthouse\n' },
      async folder => {
        const missed = await inTurn(folder, ['verify'])
        assert.match(missed.stdout, /4 {2}missed/)
        await inTurn(folder, ['apply'])
        writeFiles(folder, { 'z.txt': 'a beacon\nb beacon\n' })
        assert.equal((await inTurn(folder, ['verify'])).status, 0)
      },
    ))

  it('lives with submodules and with many thousand findings', () =>
    withReady({ 'z.txt': 'line lighthouse here\n'.repeat(70_000) }, async folder => {
      git(folder, 'init', '--quiet', 'sub')
      git(join(folder, 'sub'), 'commit', '--quiet', '--allow-empty', '--message=Sub')
      git(folder, 'add', 'sub')
      writeFiles(folder, {
        'z.txt': `${'line lighthouse here\n'.repeat(69_999)}line lighthouse there\n`,
      })
      const { status, stdout } = await inTurn(folder, ['verify'])
      assert.equal(status, 1)
      assert.match(stdout, /70,000 {2}missed/)
    })).timeout(60_000)
})
