import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { resolvePlace, resolveTargets } from '../../files/resolve.ts'
import { withFolder } from '../support/repository.ts'

const files = { 'docs/a.md': '', 'src/light/house.ts': '', '..beacon/b': '' }

describe('resolveTargets', () => {
  it('takes the current folder where nothing is named', () =>
    withFolder(files, folder => {
      const src = join(folder, 'src')
      assert.deepEqual(resolveTargets(src, []), { start: src, paths: [src], common: src })
    }))

  it('starts at the folder of the first target', () =>
    withFolder(files, folder => {
      assert.deepEqual(resolveTargets(folder, ['src/light/house.ts', 'docs']), {
        start: join(folder, 'src/light'),
        paths: [join(folder, 'src/light/house.ts'), join(folder, 'docs')],
        common: folder,
      })
    }))

  it('follows links that the user names', () =>
    withFolder(files, folder => {
      symlinkSync('src', join(folder, 'link'))
      assert.deepEqual(resolveTargets(folder, ['link/light']).paths, [join(folder, 'src/light')])
    }))

  it('refuses a path that does not exist', () =>
    withFolder(files, folder => {
      for (const path of ['lighthouse', 'docs/a.md/b']) {
        assert.throws(() => resolveTargets(folder, ['src', path]), {
          code: 'missingPath',
          message: `Unexpected path \`${path}\` that does not exist, expected a file or folder`,
        })
      }
    }))

  it('refuses a path that cannot be read', () =>
    withFolder(files, folder => {
      symlinkSync('loop', join(folder, 'loop'))
      assert.throws(() => resolveTargets(folder, ['loop']), {
        code: 'unreadablePath',
        message:
          'Unexpected path `loop` that cannot be read (ELOOP), expected a file or folder with read permission',
      })
    }))
})

describe('resolvePlace', () => {
  it('keeps to a subfolder of a repository', () =>
    withFolder(files, folder => {
      const targets = resolveTargets(join(folder, 'src/light'), [])
      assert.deepEqual(resolvePlace(targets, folder), { root: folder, paths: ['src/light'] })
    }))

  it('takes all where one target is the root', () =>
    withFolder(files, folder => {
      const targets = resolveTargets(folder, ['src', '.'])
      assert.deepEqual(resolvePlace(targets, folder), { root: folder, paths: [] })
    }))

  it('takes the current folder as root outside of git, and their common folder for others', () =>
    withFolder(files, folder => {
      const place = (...paths: string[]) => resolvePlace(resolveTargets(folder, paths), undefined)
      assert.deepEqual(place('src'), { root: folder, paths: ['src'] })
      assert.deepEqual(place('docs/a.md'), { root: folder, paths: ['docs/a.md'] })
      const fromDocs = resolveTargets(join(folder, 'docs'), [join(folder, 'src')])
      assert.deepEqual(resolvePlace(fromDocs, undefined), { root: join(folder, 'src'), paths: [] })
      assert.deepEqual(place('src', 'docs'), { root: folder, paths: ['src', 'docs'] })
      assert.deepEqual(place('..beacon', 'docs'), { root: folder, paths: ['..beacon', 'docs'] })
    }))

  it('refuses a target of another repository', () =>
    withFolder(files, folder => {
      const targets = resolveTargets(folder, ['src', 'docs'])
      const [docs, src] = [join(folder, 'docs'), join(folder, 'src')]
      assert.throws(() => resolvePlace(targets, src), {
        code: 'pathOutsideRoot',
        message: `Unexpected path \`${docs}\` outside of \`${src}\`, expected paths of one repository; scan each repository by itself`,
      })
    }))
})
