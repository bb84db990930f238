import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../../cli/main.ts'
import { git, withFolder, withRepository, writeFiles } from '../support/repository.ts'
import { cutover } from './cutover.ts'
import { terminal } from './terminal.ts'

const files = {
  'src/lamp.ts': 'const lighthouse = row["lighthouse"] // the lighthouse\n',
  'CHANGELOG.md': '- The lighthouse is lit\n',
  'docs/a.md': '# The lighthouse\n',
}

const commit = (folder: string, message: string): void => {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', `--message=${message}`)
}

/** A repository in which the cutover was made on a branch, with its ledger; `run` decides when to merge. */
const withCutover = (run: (folder: string) => Promise<void>): Promise<void> =>
  withRepository(files, async folder => {
    git(folder, 'checkout', '--quiet', '-b', 'cut')
    await cutover(folder, 'plan', 'lighthouse', 'beacon', '--name', 'lamps')
    await cutover(folder, 'review', '--decide', 'config=keep: stored by users')
    await cutover(folder, 'approve', '--by', 'Ada')
    await cutover(folder, 'apply')
    await cutover(folder, 'ledger', '--add', '--owner', 'team', '--expires', '2026-06-30')
    commit(folder, 'Rename')
    await run(folder)
  })

const land = (folder: string): void => {
  git(folder, 'checkout', '--quiet', 'main')
  git(folder, 'merge', '--quiet', 'cut')
  git(folder, 'checkout', '--quiet', '-b', 'feature')
}

describe('cutover ledger', () => {
  it('holds what the plan has kept, decisions one by one and defaults by what they are', () =>
    withCutover(async folder => {
      const text = readFileSync(join(folder, '.cutover/lamps/ledger.yaml'), 'utf8')
      assert.match(
        text.replace(/- [0-9a-f]{16}/, '- FINGERPRINT'),
        /survivors:\n {2}- reason: history stays as it was written\n {4}owner: team\n {4}expires: 2026-06-30\n {4}surface: history\n {2}- reason: stored by users\n {4}owner: team\n {4}expires: 2026-06-30\n {4}fingerprints:\n {6}- FINGERPRINT\n/,
      )
      const { status, stdout } = await cutover(folder, 'ledger')
      assert.deepEqual([status, stdout], [0, '2 survivors in 2 entries\n'])
    }))

  it('finds what it does not account for, what fits nothing, and what has expired', () =>
    withCutover(async folder => {
      writeFileSync(join(folder, 'src/lamp.ts'), 'const beacon = 1 // a lighthouse\n')
      const io = terminal({ cwd: folder, now: () => new Date('2026-07-01T00:00:00Z') })
      assert.equal(await main(['ledger'], io), 1)
      assert.match(
        io.stdout.text,
        /1 occurrence outside of the ledger\n {2}src\/lamp.ts:1:23 {2}comment\/line {2}lighthouse/,
      )
      assert.match(io.stdout.text, /expired on 2026-06-30 {2}team {2}history stays/)
      assert.match(io.stdout.text, /fits nothing any more {2}team {2}stored by users/)
      const pruned = await cutover(folder, 'ledger', '--prune', '-f', 'json')
      assert.deepEqual(JSON.parse(pruned.stdout).trouble, [])
      assert.equal(JSON.parse(pruned.stdout).survivors, 1)
    }))

  const damages: readonly (readonly [string, RegExp])[] = [
    ['survivors: [', /ledger.yaml:\d+:\d+: /],
    ['<<<<<<< HEAD\n', /ledger.yaml:\d+:\d+: /],
    ['schema: cutover/ledger@1\nsurvivors: []\nmore: 1\n', /ledger.yaml:3:1: Unexpected `more`/],
    [
      'schema: cutover/ledger@1\nsurvivors:\n  - reason: a\n    owner: b\n    fingerprints: [x, x]\n',
      /ledger.yaml:5:23: .*expected each fingerprint once/,
    ],
    [
      'schema: cutover/ledger@1\nsurvivors:\n  - reason: a\n    owner: b\n    expires: soon\n',
      /expected a date/,
    ],
  ]
  for (const [text, message] of damages) {
    it(`is refused when it says ${JSON.stringify(text.slice(-30))}`, () =>
      withCutover(async folder => {
        writeFiles(folder, { '.cutover/lamps/ledger.yaml': text })
        const { status, stderr } = await cutover(folder, 'ledger', '--add', '--owner', 'x')
        assert.equal(status, 2)
        assert.match(stderr, message)
        assert.equal(readFileSync(join(folder, '.cutover/lamps/ledger.yaml'), 'utf8'), text)
      }))
  }
})

describe('damaged approvals', () => {
  for (const [line, message] of [
    ['{"schema": "cutover/approval@1"', /approvals.jsonl:2:\d+: /],
    ['<<<<<<< HEAD', /approvals.jsonl:2:\d+: /],
    ['{"schema":"cutover/approval@1","by":"me"}', /approvals.jsonl:2:1: Unexpected `at`/],
  ] as const) {
    it(`are refused with the line, as in \`${line}\``, () =>
      withCutover(async folder => {
        appendFileSync(join(folder, '.cutover/lamps/approvals.jsonl'), `${line}\n`)
        const { status, stderr } = await cutover(folder, 'apply')
        assert.equal(status, 2)
        assert.match(stderr, message)
      }))
  }
})

describe('cutover gate', () => {
  it('passes a branch that is as approved, and fails one that is not', () =>
    withCutover(async folder => {
      const { status, stdout } = await cutover(folder, 'gate')
      assert.match(
        stdout,
        /^Passed: plan lamps holds\n {2}0 occurrences of the old name outside of the ledger, 5 where the branch began \(/,
      )
      assert.equal(status, 0)
      writeFileSync(join(folder, 'docs/a.md'), '# The lighthouse\n')
      commit(folder, 'Forget one')
      const failed = await cutover(folder, 'gate', '-f', 'markdown')
      assert.equal(failed.status, 1)
      assert.match(failed.stdout, /#### missed\n\n.*\n.*\n\| `docs\/a.md:1:7` \| prose\/heading/)
    }))

  it('lets nothing of the old name come back after the cutover', () =>
    withCutover(async folder => {
      land(folder)
      writeFiles(folder, { 'docs/b.md': 'Climb the lighthouse.\n' })
      commit(folder, 'Write')
      const { status, stdout } = await cutover(folder, 'gate')
      assert.equal(status, 1)
      assert.match(
        stdout,
        /1 occurrence of the old name outside of the ledger, 0 where the branch began \([0-9a-f]+\): may only fall/,
      )
      assert.match(stdout, /docs\/b.md:1:11 {2}lighthouse {2}should be beacon/)
      assert.equal(
        JSON.parse((await cutover(folder, 'gate', '-f', 'json')).stdout).verification,
        null,
      )
      writeFiles(folder, { 'docs/b.md': 'Climb the beacon.\n' })
      commit(folder, 'Mend')
      assert.equal((await cutover(folder, 'gate')).status, 0)
    }))

  it('refuses what it cannot verify: a file that moved on since the census, a plan that changed', () =>
    withCutover(async folder => {
      git(folder, 'checkout', '--quiet', 'main')
      writeFiles(folder, { 'docs/a.md': '# A lighthouse\n' })
      commit(folder, 'Move on')
      git(folder, 'checkout', '--quiet', 'cut')
      git(folder, 'merge', '--quiet', '--strategy-option=ours', 'main')
      const { status, stdout } = await cutover(folder, 'gate')
      assert.equal(status, 1)
      assert.match(stdout, /cannot be verified/)
      assert.match(stdout, /`docs\/a.md` has changed since the census/)
    }))

  it('says where a kept name has moved to, and the command that follows it', () =>
    withCutover(async folder => {
      land(folder)
      git(folder, 'mv', 'src/lamp.ts', 'src/lantern.ts')
      commit(folder, 'Move')
      const { status, stdout } = await cutover(folder, 'gate')
      assert.equal(status, 1)
      assert.match(stdout, /Outside of the ledger since this branch\n {2}src\/lantern.ts:1:21/)
      assert.match(stdout, /fits nothing any more {2}team {2}stored by users {2}src\/lamp.ts:1:21/)
      assert.match(stdout, /Next\n {2}cutover ledger lamps --prune --add/)
      await cutover(folder, 'ledger', 'lamps', '--prune', '--add', '--owner', 'team')
      commit(folder, 'Follow')
      assert.equal((await cutover(folder, 'gate')).status, 0)
    }))

  it('tells of ledger entries that a branch adds, and lets none of its own make room', () =>
    withCutover(async folder => {
      land(folder)
      const ledger = '.cutover/lamps/ledger.yaml'
      const entry = '  - {reason: all of it, owner: me, path: "**"}\n'
      appendFileSync(join(folder, ledger), entry)
      writeFiles(folder, { 'b.md': 'The lighthouse.\n' })
      commit(folder, 'Allow all')
      const { status, stdout } = await cutover(folder, 'gate')
      assert.equal(status, 0)
      assert.match(
        stdout,
        /entries that this branch adds\n {2}covers 3 {2}me {2}all of it {2}path:\*\*/,
      )
      writeFileSync(join(folder, ledger), 'schema: cutover/ledger@1\nsurvivors: []\n')
      commit(folder, 'Forget the ledger')
      const emptied = await cutover(folder, 'gate')
      assert.equal(emptied.status, 1)
      assert.match(
        emptied.stdout,
        /3 occurrences .*, 0 where the branch began \([0-9a-f]+\): may only fall/,
      )
    }))

  it('lists what the branch brings in and the ledger allows', () =>
    withCutover(async folder => {
      land(folder)
      writeFileSync(join(folder, 'CHANGELOG.md'), '- A lighthouse\n- The lighthouse is lit\n')
      commit(folder, 'Tell')
      const { status, stdout } = await cutover(folder, 'gate')
      assert.equal(status, 0)
      assert.match(stdout, /and the ledger allows\n {2}CHANGELOG.md:1:5 {2}lighthouse\n/)
    }))

  it('looks at every plan where none is named, as the head has them', () =>
    withCutover(async folder => {
      land(folder)
      await cutover(folder, 'plan', 'keeper', 'warden', '--name', 'people')
      assert.match((await cutover(folder, 'gate')).stdout, /^Passed: plan lamps holds\n[\s\S]*$/)
      await cutover(folder, 'approve', 'people', '--by', 'Ada')
      commit(folder, 'Plan')
      const { status, stdout } = await cutover(folder, 'gate')
      assert.equal(status, 0)
      assert.match(stdout, /Passed: plan lamps holds\n[\s\S]*Passed: plan people holds\n/)
      const { stdout: json } = await cutover(folder, 'gate', '-f', 'json')
      assert.deepEqual(
        JSON.parse(json).map((one: { plan: string }) => one.plan),
        ['lamps', 'people'],
      )
    }))

  it('wants the plan in a commit, and nothing else in its folder unseen', () =>
    withRepository(files, async folder => {
      git(folder, 'checkout', '--quiet', '-b', 'cut')
      await cutover(folder, 'plan', 'lighthouse', 'beacon', '--name', 'lamps')
      const { status, stderr } = await cutover(folder, 'gate')
      assert.equal(status, 2)
      assert.match(stderr, /Unexpected plan in the work tree alone/)
      await cutover(folder, 'review', '--decide', 'config=keep: stored by users')
      await cutover(folder, 'approve', '--by', 'Ada')
      await cutover(folder, 'apply')
      writeFiles(folder, {
        '.cutover/lib/a.js': 'lighthouse()\n',
        '.cutover/lamps/b.js': 'lighthouse()\n',
      })
      commit(folder, 'Hide')
      const { stdout } = await cutover(folder, 'gate')
      assert.match(stdout, /\.cutover\/lamps\/b\.js:1:1 [\s\S]*\.cutover\/lib\/a\.js:1:1 /)
    }))

  it('says what a shallow clone lacks', () =>
    withCutover(folder =>
      withFolder({}, async other => {
        git(folder, 'commit', '--quiet', '--allow-empty', '--message=More')
        const options = ['--quiet', '--depth=1', '--branch=cut', `file://${folder}`, `${other}/c`]
        execFileSync('git', ['clone', ...options])
        const { status, stderr } = await cutover(`${other}/c`, 'gate', '--base', 'main')
        assert.equal(status, 2)
        assert.match(stderr, /Unexpected shallow clone, expected the history/)
      }),
    ))
})
