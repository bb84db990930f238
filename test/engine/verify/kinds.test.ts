import assert from 'node:assert/strict'
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyPlan } from '../../../engine/apply/apply.ts'
import { verify } from '../../../engine/verify/verify.ts'
import { approvedState, keepTheRest, withApproved } from '../../support/planned.ts'
import { git, withRepository, writeFiles } from '../../support/repository.ts'

const files = {
  'run.sh': 'echo lighthouse\n',
  'other.sh': 'echo harbour\n',
  'a.txt': 'The lighthouse\n',
}

/** What a verification of the work tree, then of a commit of it, says beyond done and kept. */
const toldAfter = (
  change: (folder: string) => void,
  before: (folder: string) => void = () => {},
): Promise<readonly (readonly string[])[]> =>
  withApproved(files, {}, async (state, folder) => {
    before(folder)
    await applyPlan(state, { only: [] })
    change(folder)
    const told = async (head: string | undefined) => {
      const { items } = await verify(state, head)
      return items
        .filter(one => one.state !== 'done' && one.state !== 'kept')
        .map(({ state, path, note, actual }) => `${state} ${path}: ${note ?? actual}`)
    }
    const loose = await told(undefined)
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=Change')
    return [loose, await told(git(folder, 'rev-parse', 'HEAD'))]
  })

const bothSay = async (told: Promise<readonly (readonly string[])[]>, ...lines: string[]) =>
  assert.deepEqual(await told, [lines, lines])

describe('a verification of what no content shows', () => {
  it('tells that a file can be run', () =>
    bothSay(
      toldAfter(folder => chmodSync(join(folder, 'other.sh'), 0o755)),
      'stray other.sh: the file can be run now',
    ))

  it('tells that a file is a link', () =>
    bothSay(
      toldAfter(folder => {
        rmSync(join(folder, 'other.sh'))
        symlinkSync('echo harbour\n', join(folder, 'other.sh'))
      }),
      'stray other.sh: the file is a symbolic link now',
    ))

  it('tells that a file with a name in it is a link', async () => {
    const [loose, committed] = await toldAfter(folder => {
      rmSync(join(folder, 'a.txt'))
      symlinkSync('run.sh', join(folder, 'a.txt'))
    })
    assert.deepEqual(loose, committed)
    assert.ok(loose?.includes('wrong a.txt: the file is a symbolic link now'))
  })

  it('tells of a submodule that is new, and of the old name in its path', () =>
    bothSay(
      toldAfter(folder => {
        git(folder, 'init', '--quiet', 'lighthouse')
        git(join(folder, 'lighthouse'), 'commit', '--quiet', '--allow-empty', '--message=Sub')
        git(folder, 'add', 'lighthouse')
      }),
      'stray lighthouse: the submodule is new',
      'new lighthouse: lighthouse',
    ))

  it('tells of a link that leads to the old name', () =>
    bothSay(
      toldAfter(folder => symlinkSync('lighthouse.txt', join(folder, 'new'))),
      'new new: lighthouse',
    ))
})

describe('a verification of the work tree', () => {
  it('looks at files that git was told to take for unchanged', async () => {
    for (const flag of ['--assume-unchanged', '--skip-worktree']) {
      const [loose] = await toldAfter(
        folder => writeFiles(folder, { 'other.sh': 'echo the lighthouse\n' }),
        folder => git(folder, 'update-index', flag, 'other.sh'),
      )
      assert.deepEqual(loose, ['new other.sh: lighthouse'], flag)
    }
  })

  it('takes what a sparse checkout leaves out for unchanged', async () => {
    const [loose] = await toldAfter(
      folder => rmSync(join(folder, 'other.sh')),
      folder => git(folder, 'update-index', '--skip-worktree', 'other.sh'),
    )
    assert.deepEqual(loose, [])
  })

  it('sees changes of files whose names are not UTF-8', () =>
    withRepository(files, async folder => {
      const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('caf\xe9.md', 'latin1')])
      writeFileSync(path, 'The lighthouse\n')
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=Add')
      const state = await approvedState(folder, { decide: [...keepTheRest, 'path:caf*=keep: odd'] })
      writeFileSync(path, 'The lantern tower\n')
      const { items } = await verify(state, undefined)
      state.close()
      const told = items.filter(one => one.path.startsWith('caf')).map(one => one.state)
      assert.deepEqual(told, ['wrong'])
    }))
})
