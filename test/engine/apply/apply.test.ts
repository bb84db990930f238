import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { applyPlan } from '../../../engine/apply/apply.ts'
import { undoPlan } from '../../../engine/apply/undo.ts'
import { censusOf } from '../../support/census.ts'
import { approvedState, type Planned, withApproved } from '../../support/planned.ts'
import { type Files, git, withRepository, writeFiles } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'

const all: Planned = {
  decide: ['path=rename: all', 'config=rename: all', 'identifier=rename: all'],
}

/** Applies a plan, hands over the tree, undoes it and holds the tree against the one before. */
const applied = (
  files: Files,
  planned: Planned,
  check: (folder: string) => void | Promise<void>,
): Promise<void> =>
  withApproved(files, planned, async (state, folder) => {
    const before = [treeAt(folder), git(folder, 'status', '--short')]
    const { strangers } = await applyPlan(state, { only: [] })
    assert.deepEqual(strangers, [])
    await check(folder)
    assert.deepEqual((await undoPlan({ cwd: folder, name: undefined })).strangers, [])
    assert.deepEqual([treeAt(folder), git(folder, 'status', '--short')], before)
  })

const textAt = (folder: string, path: string): string => readFileSync(join(folder, path), 'latin1')

describe('apply', () => {
  it('edits the approved spans and leaves every other byte', () =>
    applied(
      {
        'crlf.md': '# The lighthouse\r\n\r\nA Lighthouse',
        'bom.md': '\ufeffThe lighthouse\n',
        'latin1.txt': Buffer.from('caf\xe9 lighthouse \xff\n', 'latin1'),
        'mixed.txt': Buffer.concat([Buffer.from('é lighthouse '), Buffer.from([0xff, 0x0a])]),
        'utf16.txt': Buffer.from('\ufeffthe lighthouse\n', 'utf16le'),
        'key.yaml': 'lighthouse: 1\n',
      },
      { decide: ['config=keep: stored', 'prose=rename: words'] },
      folder => {
        assert.equal(textAt(folder, 'crlf.md'), '# The beacon\r\n\r\nA Beacon')
        assert.equal(textAt(folder, 'bom.md'), '\xef\xbb\xbfThe beacon\n')
        assert.equal(textAt(folder, 'latin1.txt'), 'caf\xe9 beacon \xff\n')
        assert.equal(textAt(folder, 'mixed.txt'), '\xc3\xa9 beacon \xff\n')
        const utf16 = readFileSync(join(folder, 'utf16.txt')).toString('utf16le')
        assert.equal(utf16, '\ufeffthe beacon\n')
        assert.equal(textAt(folder, 'key.yaml'), 'lighthouse: 1\n')
      },
    ))

  it('moves files and folders with everything tracked in them, modes and links', () =>
    withRepository(
      { 'lighthouse/run.sh': '#!/bin/sh\n', 'lighthouse/lamp.bin': 'a\0b' },
      async folder => {
        chmodSync(join(folder, 'lighthouse/run.sh'), 0o755)
        symlinkSync('run.sh', join(folder, 'lighthouse/link'))
        git(folder, 'add', '--all')
        git(folder, 'commit', '--quiet', '--message=Add a link')
        writeFiles(folder, { '.git/info/exclude': '*.log\n', 'lighthouse/night.log': 'fog\n' })
        const state = await approvedState(folder, all)
        const before = treeAt(folder)
        await applyPlan(state, { only: [] })
        state.close()
        assert.equal(statSync(join(folder, 'beacon/run.sh')).mode & 0o777, 0o755)
        assert.equal(textAt(folder, 'beacon/lamp.bin'), 'a\0b')
        assert.equal(readFileSync(join(folder, 'beacon/link'), 'utf8'), '#!/bin/sh\n')
        assert.equal(existsSync(join(folder, 'lighthouse/run.sh')), false)
        assert.equal(textAt(folder, 'lighthouse/night.log'), 'fog\n')
        await undoPlan({ cwd: folder, name: undefined })
        assert.deepEqual(treeAt(folder), before)
      },
    ))

  it('keeps imports and links in step with the files that they name', () =>
    applied(
      {
        'src/lighthouse.ts': 'export const tall = 1\n',
        'src/lamp.ts': "import { tall } from './lighthouse.js'\nconsole.log(tall)\n",
        'docs/a.md': '[the code](../src/lighthouse.ts)\n',
        'coast/lighthouse.py': '',
        'coast/lamp.py': 'from coast.lighthouse import lamp\nfrom . import lighthouse\n',
      },
      {
        decide: [
          'path:src=rename: the module',
          'path:coast kind:file-name=keep: imported by others',
        ],
      },
      folder => {
        assert.match(textAt(folder, 'src/lamp.ts'), /'\.\/beacon\.js'/)
        assert.match(textAt(folder, 'docs/a.md'), /src\/beacon\.ts/)
        assert.equal(
          textAt(folder, 'coast/lamp.py'),
          'from coast.lighthouse import lamp\nfrom . import lighthouse\n',
        )
      },
    ))

  it('exchanges two names, in contents and paths', () =>
    withRepository(
      { 'left.txt': 'the left lamp\n', 'right.txt': 'the right lamp\n' },
      async folder => {
        const { createPlan } = await import('../../../engine/plan/create.ts')
        const { recordDecisions } = await import('../../../engine/plan/record.ts')
        const { parseDecision } = await import('../../../engine/plan/decide.ts')
        const { loadPlan } = await import('../../../engine/plan/state.ts')
        const term = { exact: false, variants: [], plural: true }
        await createPlan({
          cwd: folder,
          base: 'HEAD',
          replace: false,
          plan: {
            name: 'swap',
            terms: [
              { from: 'left', to: 'right', ...term },
              { from: 'right', to: 'left', ...term },
            ],
            scope: { paths: [], include: [], exclude: [], maxFileSize: 1 << 20 },
          },
        })
        await recordDecisions(folder, 'swap', [parseDecision('path=rename: both')])
        const state = await loadPlan({ cwd: folder, name: 'swap', version: '0' })
        assert.deepEqual(state.pathCollisions, [])
        await applyPlan(state, { only: [] })
        state.close()
        assert.equal(textAt(folder, 'left.txt'), 'the left lamp\n')
        assert.equal(textAt(folder, 'right.txt'), 'the right lamp\n')
        assert.equal(git(folder, 'status', '--short'), '?? .cutover/')
      },
    ))

  it('applies by category, one after another, and undoes them together', () =>
    withApproved(
      { 'lighthouse.ts': 'const lighthouse = 1 // a lighthouse\n' },
      all,
      async (state, folder) => {
        const before = treeAt(folder)
        await applyPlan(state, { only: ['comment'] })
        assert.equal(textAt(folder, 'lighthouse.ts'), 'const lighthouse = 1 // a beacon\n')
        await applyPlan(state, { only: ['path'] })
        assert.equal(textAt(folder, 'beacon.ts'), 'const lighthouse = 1 // a beacon\n')
        await applyPlan(state, { only: [] })
        assert.equal(textAt(folder, 'beacon.ts'), 'const beacon = 1 // a beacon\n')
        await undoPlan({ cwd: folder, name: undefined })
        assert.deepEqual(treeAt(folder), before)
      },
    ))

  it('touches nothing where a file is not as it was, and names each', () =>
    withApproved(
      {
        'a.ts': 'lighthouse()\n',
        'b.ts': 'lighthouse()\n',
        'c.ts': 'lamp()\n',
        'lighthouse.ts': '',
      },
      all,
      async (state, folder) => {
        writeFiles(folder, {
          'b.ts': 'lighthouse() // new\n',
          'c.ts': 'lamps()\n',
          'beacon.ts': '',
        })
        const before = treeAt(folder)
        const { strangers } = await applyPlan(state, { only: [] })
        assert.deepEqual(strangers, [{ path: 'b.ts' }, { path: 'beacon.ts' }])
        assert.deepEqual(treeAt(folder), before)
      },
    ))

  it('leaves changed files alone that it does not touch', () =>
    withApproved({ 'a.ts': 'lighthouse()\n', 'c.ts': 'lamp()\n' }, all, async (state, folder) => {
      writeFiles(folder, { 'c.ts': 'lamps()\n' })
      await applyPlan(state, { only: [] })
      assert.equal(textAt(folder, 'c.ts'), 'lamps()\n')
      assert.equal(textAt(folder, 'a.ts'), 'beacon()\n')
    }))

  it('stops where a folder has taken the place of a file', () =>
    withApproved({ 'a.ts': 'lighthouse()\n' }, all, async (state, folder) => {
      rmSync(join(folder, 'a.ts'))
      mkdirSync(join(folder, 'a.ts'))
      assert.deepEqual((await applyPlan(state, { only: [] })).strangers, [{ path: 'a.ts' }])
    }))

  it('leaves exactly the approved survivors', () =>
    applied(
      {
        'a.ts': 'const lighthouse = row["lighthouse"] // lighthouse\n',
        'a.yaml': 'lighthouse: 1\n',
      },
      { decide: ['config=keep: stored'] },
      async folder => {
        const { occurrences } = await censusOf(folder)
        assert.deepEqual(
          occurrences.map(({ path, category }) => `${path} ${category}`),
          ['a.ts config', 'a.yaml config'],
        )
      },
    ))
})

describe('undo', () => {
  it('refuses where somebody changed a file since, and says which', () =>
    withApproved(
      { 'a.ts': 'lighthouse()\n', 'b.ts': 'lighthouse()\n' },
      all,
      async (state, folder) => {
        await applyPlan(state, { only: [] })
        writeFileSync(join(folder, 'b.ts'), 'beacon(2)\n')
        const { strangers } = await undoPlan({ cwd: folder, name: undefined })
        assert.deepEqual(strangers, [{ path: 'b.ts' }])
        assert.equal(textAt(folder, 'a.ts'), 'beacon()\n')
      },
    ))

  it('refuses where nothing was applied', () =>
    withApproved({ 'a.ts': 'lighthouse()\n' }, all, async (_, folder) => {
      await assert.rejects(undoPlan({ cwd: folder, name: undefined }), { code: 'nothingToUndo' })
    }))
})
