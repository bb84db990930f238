import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gitTop, readGitTree } from '../../git/tree.ts'
import { git, withFolder, withRepository, writeFiles } from '../support/repository.ts'

const pathsOf = (entries: readonly { readonly path: string }[] | undefined) =>
  entries?.map(({ path }) => path)

describe('readGitTree', () => {
  it('lists what is tracked or new, and tells links, submodules and ignored names apart', () =>
    withRepository({ 'src/lighthouse.ts': '', '.github/lighthouse.yml': '' }, async folder => {
      git(folder, 'init', '--quiet', 'tower')
      git(join(folder, 'tower'), 'commit', '--quiet', '--allow-empty', '--message=Build the tower')
      symlinkSync('src', join(folder, 'link'))
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=Add the tower')
      git(folder, 'init', '--quiet', 'pier')
      git(join(folder, 'pier'), 'commit', '--quiet', '--allow-empty', '--message=Build the pier')
      writeFiles(folder, {
        '.gitignore': 'dist/\n*.log\n',
        'dist/lighthouse.js': '',
        'src/lighthouse.log': '',
        'src/new lighthouse\n"1".ts': '',
      })
      assert.deepEqual(await readGitTree(join(folder, 'src')), {
        top: folder,
        commit: git(folder, 'rev-parse', 'HEAD'),
        dirty: true,
        files: [
          { path: '.github/lighthouse.yml' },
          { path: '.gitignore' },
          { path: 'src/lighthouse.ts' },
          { path: 'src/new lighthouse\n"1".ts' },
        ],
        links: [{ path: 'link' }],
        submodules: [{ path: 'pier' }, { path: 'tower' }],
        ignored: [{ path: 'dist/' }, { path: 'src/lighthouse.log' }],
      })
    }))

  it('keeps the bytes of a name that is not UTF-8', () =>
    withRepository({}, async folder => {
      const raw = Buffer.from('l\xefghthouse.md', 'latin1')
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), raw]), '')
      const tree = await readGitTree(folder)
      assert.deepEqual(tree?.files, [{ path: 'l\\xefghthouse.md', raw }])
    }))

  it('marks an ignored folder whose name is not UTF-8', () =>
    withRepository({ '.gitignore': 'l*/\n' }, async folder => {
      const raw = Buffer.from('l\xef', 'latin1')
      mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), raw]))
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), raw, Buffer.from('/a')]), '')
      assert.deepEqual((await readGitTree(folder))?.ignored, [{ path: 'l\\xef/', raw }])
    }))

  it('finds a fresh commit clean', () =>
    withRepository({ lighthouse: 'light' }, async folder => {
      assert.equal((await readGitTree(folder))?.dirty, false)
    }))

  it('finds a changed, a staged and a deleted file dirty, and still lists them', () =>
    withRepository({ a: 'light', b: 'light', c: 'light' }, async folder => {
      writeFiles(folder, { a: 'dark' })
      assert.equal((await readGitTree(folder))?.dirty, true)
      git(folder, 'add', 'a')
      assert.equal((await readGitTree(folder))?.dirty, true)
      git(folder, 'commit', '--quiet', '--message=Put out the light')
      rmSync(join(folder, 'b'))
      const tree = await readGitTree(folder)
      assert.deepEqual([tree?.dirty, pathsOf(tree?.files)], [true, ['a', 'b', 'c']])
    }))

  it('has no commit before the first one', () =>
    withFolder({ lighthouse: '' }, async folder => {
      git(folder, 'init', '--quiet')
      const tree = await readGitTree(folder)
      assert.deepEqual([tree?.commit, pathsOf(tree?.files)], [undefined, ['lighthouse']])
    }))

  it('lists a path in conflict once', () =>
    withRepository({ lighthouse: 'light' }, async folder => {
      git(folder, 'checkout', '--quiet', '-b', 'other')
      writeFiles(folder, { lighthouse: 'dark' })
      git(folder, 'commit', '--quiet', '--all', '--message=Put out the light')
      git(folder, 'checkout', '--quiet', 'main')
      writeFiles(folder, { lighthouse: 'beacon' })
      git(folder, 'commit', '--quiet', '--all', '--message=Light the beacon')
      assert.throws(() => git(folder, 'merge', 'other'))
      assert.deepEqual(pathsOf((await readGitTree(folder))?.files), ['lighthouse'])
    }))

  it('reads a linked work tree', () =>
    withRepository({ lighthouse: '' }, folder =>
      withFolder({}, async other => {
        const top = join(other, 'tree')
        git(folder, 'worktree', 'add', '--quiet', top)
        const tree = await readGitTree(top)
        assert.deepEqual([tree?.top, pathsOf(tree?.files)], [top, ['lighthouse']])
      }),
    ))

  it('is undefined outside of a repository and inside its `.git`', () =>
    withRepository({}, async folder => {
      assert.equal(await readGitTree(join(folder, '.git')), undefined)
      assert.equal(await withFolder({}, readGitTree), undefined)
    }))

  it('says what git says about a broken index', () =>
    withRepository({ lighthouse: '' }, async folder => {
      writeFileSync(join(folder, '.git/index'), 'dark')
      await assert.rejects(readGitTree(folder), {
        code: 'gitFailed',
        message:
          'Unexpected failure of `git ls-files` (fatal: .git/index: index file smaller than expected)',
      })
    }))

  it('runs no program that the repository names', () =>
    withRepository({ lighthouse: 'light' }, folder =>
      withFolder({ run: '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' }, async other => {
        const program = join(other, 'run')
        chmodSync(program, 0o755)
        for (const name of ['core.fsmonitor', 'filter.x.clean', 'filter.x.process', 'core.pager']) {
          git(folder, 'config', name, program)
        }
        git(folder, 'config', 'filter.x.required', 'true')
        git(folder, 'config', 'core.hooksPath', other)
        writeFiles(folder, { '.git/info/attributes': '* filter=x\n' })
        utimesSync(join(folder, 'lighthouse'), 1, 1)
        const tree = await readGitTree(folder)
        assert.deepEqual([tree?.dirty, existsSync(join(other, 'ran'))], [false, false])
        assert.throws(() => git(folder, 'status'))
        assert.equal(existsSync(join(other, 'ran')), true, 'the trap works')
      }),
    ))

  it('fetches no missing object, whatever program the remote is', () =>
    withRepository({ 'tower/lighthouse': '' }, async folder => {
      const oid = git(folder, 'rev-parse', 'HEAD:tower')
      git(folder, 'config', 'core.repositoryFormatVersion', '1')
      git(folder, 'config', 'extensions.partialClone', 'sea')
      git(folder, 'config', 'remote.sea.promisor', 'true')
      git(folder, 'config', 'remote.sea.url', `ext::touch ${folder}/.git/ran`)
      git(folder, 'config', 'protocol.ext.allow', 'always')
      git(folder, 'rm', '--quiet', '--cached', '-r', '.')
      rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)))
      assert.equal((await readGitTree(folder))?.dirty, true)
      assert.equal(existsSync(join(folder, '.git/ran')), false)
      assert.throws(() => git(folder, 'status'))
      assert.equal(existsSync(join(folder, '.git/ran')), true, 'the trap works')
    }))

  it('asks for no status where a filter cannot be switched off', () =>
    withRepository({ lighthouse: 'light' }, async folder => {
      git(folder, 'config', 'filter.x=y.clean', 'touch ran')
      writeFiles(folder, { '.git/info/attributes': '* filter=x=y\n' })
      utimesSync(join(folder, 'lighthouse'), 1, 1)
      const tree = await readGitTree(folder)
      assert.deepEqual([tree?.dirty, pathsOf(tree?.files)], [true, ['lighthouse']])
    }))
})

describe('gitTop', () => {
  it('finds the top level from a folder below', () =>
    withRepository({ 'src/lighthouse.ts': '' }, async folder => {
      assert.equal(await gitTop(join(folder, 'src')), folder)
    }))

  it('does not believe a repository that claims the folder above', () =>
    withFolder({ 'lighthouse/readme.md': '' }, async folder => {
      git(join(folder, 'lighthouse'), 'init', '--quiet')
      git(join(folder, 'lighthouse'), 'config', 'core.worktree', folder)
      assert.equal(await gitTop(join(folder, 'lighthouse')), undefined)
    }))
})
