import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ripgrepPath } from '../../files/ripgrep.ts'
import { walkTree } from '../../files/walk.ts'
import { type Files, withFolder } from '../support/repository.ts'

const usual = { ignore: true, hidden: false }

const tree: Files = {
  '.gitignore': '*.log\n/build\nvendor/\ncache\n!keep.log\n# note\nspace\\ \nDist/\nsrc/**/gen\n',
  '.ignore': '!vendor/\n!.github\nonly-ignore\n',
  '.rgignore': '!rescued.log\n',
  '.github/lighthouse.yml': '',
  '.hidden/lighthouse': '',
  '.secret': '',
  '.git/config': '',
  'a.log': '',
  'keep.log': '',
  'rescued.log': '',
  'build/x': '',
  'cache/deep/x': '',
  'dist/x': '',
  'Dist/x': '',
  'only-ignore/x': '',
  'vendor/beacon.js': '',
  'vendor/beacon.log': '',
  'vendor/cache/x': '',
  'sub/.gitignore': '!*.log\n/anchored\nanchored/x\n*.tmp\n!cache/\n',
  'sub/a.log': '',
  'sub/anchored': '',
  'sub/deep/anchored': '',
  'sub/deep/x.tmp': '',
  'sub/deep/.ignore': '!x.tmp\n',
  'sub/cache/kept': '',
  'sub/build/x': '',
  'src/gen/x': '',
  'src/a/b/gen/x': '',
  'src/a/gen.ts': '',
  'space ': '',
  'with space/light house.md': '',
  'new\nline/"quoted" \'name\'.md': '',
  '-dash': '',
  '..dots/file': '',
  'back\\slash': '',
  'star*[1]/x': '',
  'light/.gitignore': '\ufeff*.bom\r\n*.crlf\r\n',
  'light/x.bom': '',
  'light/x.crlf': '',
  'light/x.ok': '',
}

async function ripgrepFiles(folder: string, ...flags: readonly string[]): Promise<string[]> {
  const args = ['--files', '--null', '--no-require-git', '--no-ignore-global', '--no-ignore-parent']
  const binary = (await ripgrepPath()) ?? 'rg'
  const output = execFileSync(binary, [...args, '--no-config', ...flags], { cwd: folder })
  return output.toString('latin1').split('\0').slice(0, -1).toSorted()
}

const bytesOf = (folder: string, wanted: Parameters<typeof walkTree>[1]) =>
  walkTree(folder, wanted)
    .files.map(({ path, raw }) => (raw ?? Buffer.from(path)).toString('latin1'))
    .toSorted()

function addOddNames(folder: string): void {
  const odd = Buffer.from(`${folder}/l\xefght`, 'latin1')
  mkdirSync(odd)
  writeFileSync(Buffer.concat([odd, Buffer.from('/h\xf6use.md', 'latin1')]), '')
  writeFileSync(Buffer.concat([odd, Buffer.from('/house.log')]), '')
  writeFileSync(Buffer.concat([odd, Buffer.from('/house.md')]), '')
  symlinkSync('src', join(folder, 'link'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
}

describe('walkTree', () => {
  it('lists the files that rg lists', () =>
    withFolder(tree, async folder => {
      addOddNames(folder)
      assert.deepEqual(bytesOf(folder, usual), await ripgrepFiles(folder))
      const notGit = '--glob=!.git'
      assert.deepEqual(
        bytesOf(folder, { ignore: true, hidden: true }),
        await ripgrepFiles(folder, '--hidden', notGit),
      )
      assert.deepEqual(
        bytesOf(folder, { ignore: false, hidden: true }),
        await ripgrepFiles(folder, '--hidden', notGit, '--no-ignore'),
      )
    }))

  it('sorts by path and says what it passed over', () =>
    withFolder(
      { 'a/b': '', 'a.md': '', '.gitignore': 'c/\n*.x\n', 'c/d/e': '', 'a/f.x': '' },
      folder => {
        symlinkSync('a', join(folder, 'link'))
        execFileSync('mkfifo', [join(folder, 'pipe')])
        assert.deepEqual(walkTree(folder, usual), {
          files: [{ path: 'a.md' }, { path: 'a/b' }],
          skipped: [
            { path: '.gitignore', reason: 'hidden' },
            { path: 'a/f.x', reason: 'ignored' },
            { path: 'c/', reason: 'ignored' },
            { path: 'link', reason: 'link' },
            { path: 'pipe', reason: 'unreadable' },
          ],
        })
      },
    ))

  it('opens a folder again, whatever its name, and keeps the other rules', () => {
    const name = 'l *[1]?\\ !#'
    const files = {
      '.gitignore': '/l*/\n*.log\n',
      '.ignore': '!l*/\n',
      [`${name}/kept`]: '',
      [`${name}/a.log`]: '',
    }
    return withFolder(files, folder => {
      assert.deepEqual(walkTree(folder, usual), {
        files: [{ path: `${name}/kept` }],
        skipped: [
          { path: '.gitignore', reason: 'hidden' },
          { path: '.ignore', reason: 'hidden' },
          { path: `${name}/a.log`, reason: 'ignored' },
        ],
      })
    })
  })

  it('neither follows an ignore file that is a link nor reads a huge one', () =>
    withFolder({ 'a/x': '', 'b/x': '', 'b/.ignore': 'x\n'.repeat(600_000) }, folder => {
      symlinkSync('/dev/zero', join(folder, 'a/.gitignore'))
      assert.deepEqual(walkTree(folder, usual), {
        files: [{ path: 'a/x' }, { path: 'b/x' }],
        skipped: [
          { path: 'a/.gitignore', reason: 'hidden' },
          { path: 'b/.ignore', reason: 'too-large' },
          { path: 'b/.ignore', reason: 'hidden' },
        ],
      })
    }))

  it('says which folder it cannot read', () =>
    withFolder({ lighthouse: '' }, folder => {
      assert.deepEqual(walkTree(join(folder, 'lighthouse'), usual), {
        files: [],
        skipped: [{ path: '.', reason: 'unreadable' }],
      })
    }))
})
