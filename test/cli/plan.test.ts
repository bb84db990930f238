import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { git, withFolder, withRepository, writeFiles } from '../support/repository.ts'
import { inTurn } from './cutover.ts'

/** Runs command lines in turn and returns what the last one said. */
const files = {
  'src/lighthouse.ts': 'export const lighthouse = row["lighthouse"]\n',
  'src/lamp.ts': "import { lighthouse } from './lighthouse.js'\n",
  'docs/a.md': '# The lighthouse\n',
}

const plan = ['plan', 'lighthouse', 'beacon', '--name', 'lamps']
const decide = [
  'review',
  '--decide',
  'path=rename: all of it',
  '--decide',
  'config=keep: stored',
  '--decide',
  'identifier=rename: ours',
]
const approve = ['approve', '--by', 'Ada <ada@example.org>']

describe('cutover plan', () => {
  it('lists what is open, in groups with examples and the next command', () =>
    withRepository(files, async folder => {
      const { status, stdout } = await inTurn(folder, plan)
      const commit = git(folder, 'rev-parse', 'HEAD').slice(0, 12)
      assert.equal(
        stdout,
        `Plan lamps: \`lighthouse\` becomes \`beacon\`, at commit ${commit}
  6  occurrences in 3 files
  2  to rename
  0  to keep
  4  open: somebody has to decide

Open: 3 decisions
  1. path/file-name contract:none: 1, 1 more follow; others may name this path
     src/lighthouse.ts  lighthouse.ts  lighthouse -> beacon
  2. identifier/export contract:"package API": 1; visible outside the repository: package API
     src/lighthouse.ts:1:14  lighthouse  lighthouse -> beacon
  3. config/serialized-key contract:"serialized key": 1; visible outside the repository: serialized key
     src/lighthouse.ts:1:32  lighthouse  lighthouse -> beacon

Next
  cutover review lamps  goes through what is open, in a terminal
  cutover review lamps --decide 'path/file-name contract:none=keep: why'
`,
      )
      assert.equal(status, 0)
    }))

  it('goes from plan to approval, apply, verification and undo', () =>
    withRepository(files, async folder => {
      const open = await inTurn(folder, plan, ['approve', '--by', 'Ada'])
      assert.equal(open.status, 1)
      assert.match(open.stderr, /expected nothing open/)
      const approved = await inTurn(folder, decide, approve)
      assert.match(approved.stdout, /Approved as it stands\n {2}2026-01-01T00:00:00.000Z {2}Ada/)
      const dry = await inTurn(folder, ['apply', '--dry-run'])
      assert.match(dry.stdout, /^diff --git a\/docs\/a.md b\/docs\/a.md\n--- a\/docs\/a.md/)
      assert.match(dry.stdout, /rename from src\/lighthouse.ts\nrename to src\/beacon.ts/)
      assert.equal(git(folder, 'status', '--short'), '?? .cutover/')
      const applied = await inTurn(folder, ['apply'])
      assert.equal(applied.stdout, 'Applied lamps: 2 files edited in place, 1 file moved\n')
      const text = readFileSync(join(folder, 'src/beacon.ts'), 'utf8')
      assert.equal(text, 'export const beacon = row["lighthouse"]\n')
      const verified = await inTurn(folder, ['verify'])
      assert.equal(
        verified.stdout,
        'The work tree is as plan lamps was approved\n  5  done  renamed as approved\n  1  kept  kept as approved\n',
      )
      appendFileSync(join(folder, 'docs/a.md'), 'A lighthouse.\n')
      const failed = await inTurn(folder, ['verify', '-f', 'markdown'])
      assert.equal(failed.status, 1)
      assert.match(failed.stdout, /\| `docs\/a.md:2:3` \| {2}\| `lighthouse` \| `beacon` \|/)
      const json = await inTurn(folder, ['verify', '-f', 'json'])
      assert.deepEqual(JSON.parse(json.stdout).items.length, 1)
      const refused = await inTurn(folder, ['undo'])
      assert.equal(refused.status, 1)
      assert.match(refused.stderr, /Unexpected content or mode of `docs\/a.md`/)
      writeFileSync(join(folder, 'docs/a.md'), '# The beacon\n')
      const undone = await inTurn(folder, ['undo'])
      assert.equal(undone.stdout, 'Undid lamps: 4 paths as before\n')
      assert.equal(git(folder, 'status', '--short'), '?? .cutover/')
    }))

  it('verifies a commit that somebody else has made by sed', () =>
    withRepository(files, async folder => {
      await inTurn(folder, plan, decide, approve)
      writeFiles(folder, {
        'src/lighthouse.ts': 'export const beacon = row["beacon"]\n',
        'src/lamp.ts': "import { beacon } from './beacon.js'\n",
        'docs/a.md': '# The beacon\n',
      })
      git(folder, 'commit', '--quiet', '--all', '--message=Replace')
      const { status, stdout } = await inTurn(folder, ['verify', '--head', 'HEAD'])
      assert.equal(status, 1)
      assert.match(stdout, /1 {2}missed/)
      assert.match(
        stdout,
        /src\/lighthouse.ts {2}path\/file-name {2}`lighthouse.ts`, expected `beacon.ts`/,
      )
      assert.match(
        stdout,
        /src\/lighthouse.ts:1:28 {2}config\/serialized-key {2}`beacon`, expected `lighthouse`/,
      )
    }))

  it('is refused after it was changed, and when the base has moved', () =>
    withRepository(files, async folder => {
      await inTurn(folder, plan, decide, approve)
      await inTurn(folder, ['review', '--decide', 'prose=keep: later'])
      for (const command of [['apply'], ['verify']]) {
        const { status, stderr } = await inTurn(folder, command)
        assert.equal(status, 1)
        assert.match(stderr, /change of the plan after its approval/)
      }
      await inTurn(folder, approve)
      writeFiles(folder, { 'docs/a.md': '# A lighthouse\n' })
      git(folder, 'commit', '--quiet', '--all', '--message=Move')
      const moved = await inTurn(folder, ['verify', '--base', 'HEAD'])
      assert.equal(moved.status, 1)
      assert.match(moved.stderr, /Unexpected change of `docs\/a.md` since the census/)
    }))

  it('finds names that are taken, and paths that would meet', () =>
    withRepository(
      {
        'a.ts': 'const lighthouse = 1\nconst beacon = 2\n',
        'Beacon.md': '',
        'lighthouse.md': '',
      },
      async folder => {
        const { stdout } = await inTurn(folder, plan, [
          'review',
          '--decide',
          'path=rename: all',
          '-f',
          'json',
        ])
        const report = JSON.parse(stdout)
        assert.deepEqual(
          report.open.map((one: { reason: string }) => one.reason),
          ['`beacon` is there already, in line 2'],
        )
        assert.deepEqual(report.pathCollisions, [
          { path: 'lighthouse.md', other: 'Beacon.md', becomes: 'beacon.md' },
        ])
      },
    ))

  it('takes several pairs, swaps and removals', () =>
    withRepository({ 'a.md': 'left right old lamp\n' }, async folder => {
      const swapped = await inTurn(folder, ['plan', 'left', 'right', '--swap', '-f', 'json'])
      assert.equal(JSON.parse(swapped.stdout).summary.rename, 2)
      const several = await inTurn(folder, [
        'plan',
        'left',
        'port',
        '--pair',
        'right=starboard',
        '-f',
        'json',
      ])
      assert.deepEqual(JSON.parse(several.stdout).terms, [
        { from: 'left', to: 'port' },
        { from: 'right', to: 'starboard' },
      ])
      const removed = await inTurn(folder, ['plan', 'lamp', '--remove', '-f', 'json'])
      assert.equal(JSON.parse(removed.stdout).summary.remove, 1)
      await inTurn(folder, ['approve', 'lamp-removed', '--by', 'Ada'])
      assert.equal((await inTurn(folder, ['verify', 'lamp-removed'])).status, 1)
      writeFileSync(join(folder, 'a.md'), 'left right old\n')
      assert.equal((await inTurn(folder, ['verify', 'lamp-removed'])).status, 0)
    }))

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [['plan', 'lighthouse'], /expected the new name, or `--remove`/],
    [['plan', 'lighthouse', 'beacon', '--remove'], /beside `--remove`/],
    [['plan', 'lighthouse', 'lighthouse'], /that is the term itself/],
    [['plan', 'a', 'b', '--pair', 'c'], /expected OLD=NEW/],
    [['plan', 'lighthouse', 'beacon', '--name', '../x'], /Unexpected name `..\/x`/],
    [['plan', 'lighthouse', 'beacon', '--base', 'nowhere'], /names no commit/],
    [['plan', 'lighthouse', 'beacon', '--decide', 'x'], /Unexpected decision `x`/],
    [['approve'], /expected one in `.cutover\/`/],
    [['review', 'nothing'], /Unexpected plan `nothing`/],
    [['verify', '-f', 'xml'], /Unexpected format `xml`/],
  ]
  for (const [argv, message] of mistakes) {
    it(`answers \`cutover ${argv.join(' ')}\` with the mistake`, () =>
      withRepository(files, async folder => {
        const { status, stderr } = await inTurn(folder, argv)
        assert.equal(status, 2)
        assert.match(stderr, message)
      }))
  }

  it('needs a repository, and a new name for a second plan', () =>
    withFolder({}, async folder => {
      assert.match((await inTurn(folder, plan)).stderr, /outside of a git repository/)
    }).then(() =>
      withRepository(files, async folder => {
        assert.match((await inTurn(folder, plan, plan)).stderr, /there already/)
        await inTurn(folder, decide)
        const again = await inTurn(folder, [...plan, '--replace', '-f', 'json'])
        assert.equal(JSON.parse(again.stdout).summary.open, 0)
      }),
    ))
})
