import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { approvedState } from '../../support/planned.ts'
import { type Files, git, withRepository } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'
import { unmeasured } from '../../support/unmeasured.ts'

const child = fileURLToPath(new URL('../../support/apply-child.js', import.meta.url))

type What = 'apply' | 'undo'

const run = (folder: string, what: What, at = -1) =>
  spawnSync(process.execPath, [child, folder, what, String(at)], {
    encoding: 'utf8',
    env: unmeasured,
  })

/** Renames, moves and a folder that goes: every kind of step is among them. */
const files: Files = {
  'lighthouse/lighthouse.ts': 'export class Lighthouse {}\n',
  'lighthouse/lamp.ts': "import { Lighthouse } from './lighthouse.js'\nnew Lighthouse()\n",
  'docs/lighthouse.md': '# The lighthouse\r\n\r\nIt is [here](../lighthouse/lamp.ts).',
  'settings.yaml': 'lighthouse: tall\n',
}

const decide = ['path=rename: all', 'config=keep: stored', 'identifier=rename: names']

interface Trees {
  readonly before: ReturnType<typeof treeAt>
  readonly after: ReturnType<typeof treeAt>
}

/** Kills a run at a point, runs it again, and holds the tree against that of an undisturbed run. */
function assertSurvives(folder: string, what: What, at: number, { before, after }: Trees): void {
  if (what === 'undo') run(folder, 'apply')
  assert.equal(run(folder, what, at).signal, 'SIGKILL', `point ${at}`)
  const again = run(folder, what)
  const isOver = what === 'undo' && /nothingToUndo/.test(again.stderr)
  assert.ok(again.status === 0 || isOver, again.stderr)
  assert.deepEqual(treeAt(folder), what === 'apply' ? after : before, `point ${at}`)
  if (what === 'apply') run(folder, 'undo')
  assert.deepEqual(treeAt(folder), before, `point ${at}, undone`)
}

describe('an apply or undo that is killed', () => {
  for (const what of ['apply', 'undo'] as const) {
    it(`is finished by the same ${what}, killed at any of its points`, () =>
      withRepository(files, async folder => {
        ;(await approvedState(folder, { decide })).close()
        const before = treeAt(folder)
        const applyPoints = Number(run(folder, 'apply').stdout)
        const after = treeAt(folder)
        const undoPoints = Number(run(folder, 'undo').stdout)
        assert.deepEqual(treeAt(folder), before)
        const points = what === 'apply' ? applyPoints : undoPoints
        assert.ok(points > 5)
        for (let at = 0; at < points; at += 1) assertSurvives(folder, what, at, { before, after })
        assert.equal(git(folder, 'status', '--short'), '?? .cutover/')
      })).timeout(120_000)
  }
})
