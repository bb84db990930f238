import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Lanes } from '../../support/lanes.ts'
import {
  apart,
  assertClean,
  assertMerged,
  assertUntouched,
  child,
  doneIn,
  lamp,
  lane,
  logPath,
  merge,
  moveOn,
  pointsOf,
  withWork,
} from '../../support/merging.ts'
import { git, withCopy, writeFiles } from '../../support/repository.ts'
import { treeAt } from '../../support/tree-of.ts'

const refs = (folder: string): string => git(folder, 'for-each-ref')

/** Asserts that a merge refuses, says why, and has changed nothing at all. */
async function assertRefused(folder: string, why: RegExp): Promise<void> {
  const before = [treeAt(folder), refs(folder)]
  const { status, stderr } = await merge(folder)
  assert.match(stderr, why)
  assert.equal(status, 2)
  assert.deepEqual([treeAt(folder), refs(folder)], before)
}

describe('a merge and what a user has there', () => {
  it('moves nothing where something of the user would be lost, and begins nothing', () =>
    withWork(async original => {
      const ways: Readonly<Record<string, (folder: string) => void>> = {
        'an ignored file': folder =>
          writeFiles(folder, { '.git/info/exclude': '*\n', 'b.txt': 'mine' }),
        'an untracked file': folder => writeFiles(folder, { 'b.txt': 'mine' }),
        'a changed file': folder => writeFiles(folder, { 'src/lamp.ts': 'mine' }),
        'a staged file': folder => {
          writeFiles(folder, { 'src/lamp.ts': 'mine' })
          git(folder, 'add', 'src/lamp.ts')
        },
        'an ignored file in place of a folder': folder =>
          writeFiles(folder, { '.git/info/exclude': '*\n', a: 'mine' }),
        'an ignored link in place of a folder': folder => {
          writeFiles(folder, { '.git/info/exclude': '*\n' })
          symlinkSync('/tmp', join(folder, 'a'))
        },
        'an ignored folder in place of a file': folder =>
          writeFiles(folder, { '.git/info/exclude': '*\n', 'b.txt/deep/mine': 'mine' }),
      }
      for (const [, spoil] of Object.entries(ways))
        await withCopy(original, async folder => {
          spoil(folder)
          await assertRefused(folder, /expected room for the merge; nothing was moved: /)
        })
      await merge(original)
      assertMerged(original, 'squash')
    }))

  it('ends a checkout that was cut off half way, and keeps what is changed since', () =>
    withWork(async original => {
      const points = await withCopy(original, folder => pointsOf(folder, { action: 'merge' }))
      child(original, { action: 'merge', killAt: points.indexOf('checkout') })
      for (const eol of ['\n', '\r\n'])
        await withCopy(original, async folder => {
          if (eol !== '\n') git(folder, 'config', 'core.autocrlf', 'true')
          const halves = { 'b.txt': '', 'src/lamp.ts': `uno${eol}two`, 'c.txt': `c${eol}` }
          writeFiles(folder, { ...halves, '.git/index.lock': '' })
          assert.equal(child(folder, { action: 'merge' }).stderr, '')
          assertMerged(folder, 'squash', eol)
        })
      writeFiles(original, { 'b.txt': 'mine\n' })
      const { status, stderr } = await merge(original)
      assert.equal(status, 2)
      assert.match(stderr, /the branch has moved, and this checkout not yet; run the same command/)
      assert.equal(readFileSync(join(original, 'b.txt'), 'utf8'), 'mine\n')
      rmSync(join(original, 'b.txt'))
      assert.equal((await merge(original)).status, 0)
      assertMerged(original, 'squash')
    }))

  it('keeps what is ignored, and changed, beside what it brings', () =>
    withWork(async folder => {
      writeFiles(folder, { '.git/info/exclude': '*.log\n.kittify/\n', 'a/mine.log': 'mine' })
      assert.equal((await merge(folder)).status, 0)
      assert.equal(readFileSync(join(folder, 'a/mine.log'), 'utf8'), 'mine')
    }))

  it('brings every checkout of the target along, and leaves others', () =>
    withWork(async folder => {
      git(folder, 'reset', '--quiet')
      rmSync(join(folder, 'staged.txt'))
      git(folder, 'checkout', '--quiet', '--detach')
      const places = ['one with blanks', 'two'].map(name => join(folder, '.git', name))
      for (const place of places)
        git(folder, 'worktree', 'add', '--quiet', '--force', place, 'main')
      const { status, stdout } = await merge(folder)
      assert.equal(status, 0)
      assert.match(
        stdout,
        /which is not committed: main is not checked out in the primary checkout/,
      )
      for (const place of places) {
        assert.match(readFileSync(join(place, 'src/lamp.ts'), 'utf8'), /^uno/)
        assert.equal(git(place, 'status', '--short'), '')
      }
      assert.match(readFileSync(join(folder, 'src/lamp.ts'), 'utf8'), /^one/)
      assert.deepEqual(doneIn(folder).toSorted(), ['WP01', 'WP02', 'WP03'])
    }))

  it('passes over a checkout that is gone, or has lost its .git', () =>
    withWork(async folder => {
      const places = ['one', 'two'].map(name => join(folder, '.git', name))
      git(folder, 'checkout', '--quiet', '--detach')
      for (const place of places)
        git(folder, 'worktree', 'add', '--quiet', '--force', place, 'main')
      rmSync(places[0] ?? '', { recursive: true })
      rmSync(join(places[1] ?? '', '.git'))
      assert.equal((await merge(folder)).status, 0)
      assert.match(git(folder, 'show', 'main:src/lamp.ts'), /^uno/)
      assert.match(readFileSync(join(folder, 'src/lamp.ts'), 'utf8'), /^one/)
    }))

  it("waits for a user's own merge, rebase, cherry-pick or bisect of the target", () =>
    withWork(async original => {
      const clash = (folder: string): void => {
        git(folder, 'branch', '--quiet', 'other')
        git(folder, 'stash', '--quiet')
        writeFiles(folder, { 'src/lamp.ts': lamp(3, 'vier') })
        git(folder, 'commit', '--quiet', '--all', '--message=Here')
        git(folder, 'checkout', '--quiet', 'other')
        writeFiles(folder, { 'src/lamp.ts': lamp(3, 'quatre') })
        git(folder, 'commit', '--quiet', '--all', '--message=There')
        git(folder, 'checkout', '--quiet', 'main')
      }
      const ways: Readonly<Record<string, readonly string[]>> = {
        'a rebase': ['rebase', 'other'],
        'a cherry-pick': ['cherry-pick', 'other'],
        'a merge': ['merge', 'other'],
        'a revert': ['revert', 'HEAD~1'],
        'a bisect': ['bisect', 'start', 'HEAD', 'HEAD~1'],
      }
      for (const [what, argv] of Object.entries(ways))
        await withCopy(original, async folder => {
          clash(folder)
          if (what === 'a revert') moveOn(folder)
          spawnSync('git', argv, { cwd: folder, env: { ...process.env, GIT_EDITOR: 'true' } })
          if (what === 'a revert')
            writeFiles(folder, { '.git/REVERT_HEAD': git(folder, 'rev-parse', 'HEAD') })
          await assertRefused(folder, new RegExp(`Unexpected ${what} that is under way in`))
        })
    }))
})

describe('a merge and the branches', () => {
  it('goes by the commits of its plan where lanes move or go, and says so', () =>
    withWork(async folder => {
      child(folder, { action: 'merge', wishes: { keepsBranches: false }, killAt: 2 })
      git(folder, 'branch', '--quiet', '-D', lane('c'))
      moveOn(folder, lane('a'))
      const { status, stdout } = await merge(folder)
      assert.equal(status, 0)
      assert.match(stdout, /lane-c of WP03 is gone now; merged is [0-9a-f]{40}, as it was planned/)
      assert.match(stdout, /lane-a of WP01 is at [0-9a-f]{40} now/)
      assert.match(
        stdout,
        /Kept the branch kitty\/mission-042-lamps-lane-a: it has commits that were/,
      )
      assertMerged(folder, 'squash')
    }))

  it('refuses a target that was advanced, rewound or deleted, with both commits', () =>
    withWork(async original => {
      const base = git(original, 'rev-parse', 'main')
      git(original, 'reset', '--quiet')
      rmSync(join(original, 'staged.txt'))
      moveOn(original)
      const now = git(original, 'rev-parse', 'main')
      const ways: Readonly<Record<string, (folder: string) => void>> = {
        advanced: folder => moveOn(folder),
        rewound: folder => git(folder, 'update-ref', 'refs/heads/main', base),
        deleted: folder => {
          git(folder, 'checkout', '--quiet', '--detach')
          git(folder, 'branch', '--quiet', '-D', 'main')
        },
      }
      for (const [name, change] of Object.entries(ways))
        await withCopy(original, async folder => {
          child(folder, { action: 'merge', killAt: 4 })
          change(folder)
          const { status, stderr } = await merge(folder)
          assert.equal(status, 2)
          assert.match(
            stderr,
            new RegExp(`expected ${now} as when the merge began; nothing was moved; .*--abort`),
            name,
          )
          const before = spawnSync('git', ['rev-parse', '--verify', 'main'], { cwd: folder }).stdout
          assert.equal((await merge(folder, '--abort')).status, 0)
          assert.deepEqual(
            spawnSync('git', ['rev-parse', '--verify', 'main'], { cwd: folder }).stdout,
            before,
          )
          assertClean(folder)
        })
    }))

  it('finishes beside commits that others put on top of it', () =>
    withWork(async folder => {
      const points = child(folder, { action: 'merge', killAt: 99 }).stdout.split('\n')
      assert.ok(points.includes('events'))
      await withWork(async other => {
        child(other, { action: 'merge', killAt: points.indexOf('events') })
        moveOn(other)
        assert.equal((await merge(other)).status, 0)
        assert.deepEqual(doneIn(other).toSorted(), ['WP01', 'WP02', 'WP03'])
        assertUntouched(other)
        assertClean(other)
      })
    }))

  it('says where the branch of the mission could not follow', () =>
    withWork(async folder => {
      const place = join(folder, '.git', 'mission')
      git(folder, 'worktree', 'add', '--quiet', place, 'kitty/mission-042-lamps')
      const { stdout } = await merge(folder)
      assert.match(stdout, /kitty\/mission-042-lamps is checked out and stays where it is\n/)
      assert.match(stdout, /Kept the branch kitty\/mission-042-lamps: it is checked out in /)
    }))

  it('refuses what is not ready, and what has no branch', () =>
    withWork(async folder => {
      git(folder, 'branch', '--quiet', '-D', lane('c'))
      await assertRefused(
        folder,
        /every work package approved and its branch there: WP03 has no branch/,
      )
    }))

  it('merges lanes that are empty, merged already, cut from others, or of another root', () => {
    const orphan = (folder: string): void => {
      git(folder, 'checkout', '--quiet', '--orphan', 'root')
      git(folder, 'rm', '--quiet', '-rf', '.')
      writeFiles(folder, { 'root.txt': 'root\n' })
      git(folder, 'add', '--all')
      git(folder, 'commit', '--quiet', '--message=Another root')
      git(folder, 'checkout', '--quiet', lane('d'))
      git(folder, 'merge', '--quiet', '--allow-unrelated-histories', '--no-edit', 'root')
    }
    const lanes: Lanes = { ...apart, 'lane-d': orphan, 'lane-e': {} }
    return withWork(async original => {
      git(original, 'update-ref', `refs/heads/${lane('e')}`, lane('b'))
      for (const strategy of ['merge', 'squash', 'rebase'])
        await withCopy(original, async folder => {
          const { status, stdout, stderr } = await merge(folder, '--strategy', strategy)
          assert.deepEqual([status, stderr], [0, ''], strategy)
          assert.match(stdout, /WP05 {2}already/)
          assert.equal(readFileSync(join(folder, 'root.txt'), 'utf8'), 'root\n', strategy)
          assert.equal(doneIn(folder).length, 5)
          assertUntouched(folder)
        })
    }, lanes)
  })

  it('refuses a lane without a common history, and names both commits', () =>
    withWork(async folder => {
      const tree = git(folder, 'rev-parse', 'main^{tree}')
      git(
        folder,
        'update-ref',
        `refs/heads/${lane('a')}`,
        git(folder, 'commit-tree', tree, '-m', 'alone'),
      )
      const { status, stderr } = await merge(folder)
      assert.equal(status, 2)
      assert.match(
        stderr,
        /Unexpected merge of `[0-9a-f]{40}` into `[0-9a-f]{40}`.*unrelated histories/,
      )
      assertUntouched(folder)
    }))

  it('merges a lane whose name others begin with', () =>
    withWork(async folder => {
      git(folder, 'branch', '--quiet', 'kitty/mission-042-lamps-lane-b2', 'main')
      assert.equal((await merge(folder)).status, 0)
      assertMerged(folder, 'squash')
      assert.match(git(folder, 'branch', '--list', 'kitty/*'), /lane-b2$/)
    }))
})

describe('a merge and what lanes hold', () => {
  it('merges renames, links, modes, binaries and odd names to the byte', () => {
    const odd = Buffer.from([0x66, 0xff, 0x2e, 0x74]).toString('latin1')
    const path = (folder: string): Buffer =>
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(odd, 'latin1')])
    const lanes: Lanes = {
      'lane-a': folder => {
        writeFiles(folder, {
          'new\nline.txt': 'n\n',
          '-dash': 'd\n',
          'ü b': 'u\n',
          'x.bin': Buffer.from([0, 1, 2]),
        })
        symlinkSync('nowhere', join(folder, 'link'))
      },
      'lane-b': folder => {
        git(folder, 'mv', 'src/lamp.ts', 'src/lantern.ts')
        chmodSync(join(folder, 'run.sh'), 0o755)
      },
      'lane-c': folder => {
        writeFiles(folder, { 'src/lamp.ts': lamp(0, 'uno') })
        writeFileSync(path(folder), 'raw\n')
        rmSync(join(folder, 'gone'))
        mkdirSync(join(folder, 'gone'))
        writeFiles(folder, { 'gone/inside.txt': 'in\n' })
      },
    }
    return withWork(
      async original => {
        for (const strategy of ['merge', 'squash', 'rebase'])
          await withCopy(original, async folder => {
            const { status, stderr } = await merge(folder, '--strategy', strategy)
            assert.deepEqual([status, stderr], [0, ''], strategy)
            assert.match(readFileSync(join(folder, 'src/lantern.ts'), 'utf8'), /^uno/)
            assert.equal(readFileSync(path(folder), 'utf8'), 'raw\n')
            assert.equal(readFileSync(join(folder, 'new\nline.txt'), 'utf8'), 'n\n')
            assert.equal(readFileSync(join(folder, 'gone/inside.txt'), 'utf8'), 'in\n')
            assertUntouched(folder)
          })
        await withCopy(original, async folder => {
          writeFileSync(path(folder), 'mine')
          writeFiles(folder, { '.git/info/exclude': '*\n' })
          const { status, stderr } = await merge(folder)
          assert.equal(status, 2)
          assert.match(stderr, /nothing was moved: f\\xff\.t/)
          assert.equal(readFileSync(path(folder), 'utf8'), 'mine')
        })
      },
      lanes,
      { base: { 'run.sh': '#!/bin/sh\n', gone: 'file\n' } },
    )
  })

  it('stops at names that many systems take for one', () =>
    withWork(
      async folder =>
        assertRefused(folder, /names that many systems take for one: \w+, \w+; nothing was moved/),
      { ...apart, 'lane-b': { README: 'b\n' }, 'lane-c': { Readme: 'c\n' } },
    ))

  it('names the kind of each conflict', () =>
    withWork(
      async folder => {
        const { stdout } = await merge(folder, '--dry-run')
        assert.match(stdout, /src\/lamp.ts {2}deleted by (?:ours|theirs)\n/)
      },
      { ...apart, 'lane-b': folder => rmSync(join(folder, 'src/lamp.ts')) },
    ))

  it('calls a submodule one that it cannot merge', () => {
    const at = (digit: string) => (folder: string) => {
      mkdirSync(join(folder, 'sub'), { recursive: true })
      git(folder, 'update-index', '--add', '--cacheinfo', `160000,${digit.repeat(40)},sub`)
    }
    return withWork(
      async folder => {
        const { status, stdout } = await merge(folder)
        assert.equal(status, 1)
        assert.match(stdout, /conflicts in\n {2}sub {2}submodule\n/)
        await merge(folder, '--abort')
        git(folder, 'update-ref', `refs/heads/${lane('b')}`, lane('c'))
        assert.equal((await merge(folder)).status, 0)
        assert.match(git(folder, 'ls-tree', 'main', 'sub'), /^160000 commit 1{40}/)
      },
      { 'lane-a': at('1'), 'lane-b': at('2'), 'lane-c': { 'c.txt': 'c\n' } },
    )
  })

  it('goes by the attributes of the target, whatever is checked out', () =>
    withWork(
      async folder => {
        git(folder, 'reset', '--quiet')
        git(folder, 'checkout', '--quiet', '--detach')
        git(folder, 'rm', '--quiet', '-r', 'deep')
        writeFiles(folder, { '.gitattributes': '*.list -merge\n' })
        git(folder, 'commit', '--quiet', '--all', '--message=Other attributes')
        const { status, stdout } = await merge(folder)
        assert.equal(status, 0, stdout)
        assert.equal(git(folder, 'show', 'main:deep/a.list'), 'zero\nfrom a\nfrom b')
      },
      {
        'lane-a': { 'deep/a.list': 'zero\nfrom a\n' },
        'lane-b': { 'deep/a.list': 'zero\nfrom b\n' },
        'lane-c': {},
      },
      {
        dependencies: {},
        base: { 'deep/a.list': 'zero\n', 'deep/.gitattributes': '*.list merge=union\n' },
      },
    ))

  it('unites logs to which several lanes have added', () => {
    const row = (id: string): string =>
      `{"event_id": "${id}", "event_type": "Note", "timestamp": "2026-01-01"}\n`
    const add = (id: string) => (folder: string) => appendFileSync(join(folder, logPath), row(id))
    return withWork(
      async folder => {
        const { status, stdout, stderr } = await merge(folder)
        assert.deepEqual([status, stderr], [0, ''], stdout)
        const log = readFileSync(join(folder, logPath), 'utf8')
        for (const id of ['A', 'B', 'C']) assert.equal(log.split(row(id)).length, 2, id)
        assert.equal(doneIn(folder).length, 3)
        assertUntouched(folder)
      },
      { 'lane-a': add('A'), 'lane-b': add('B'), 'lane-c': add('C') },
    )
  })

  it('runs the merge drivers that the user has set', () =>
    withWork(
      async folder => {
        git(folder, 'config', 'merge.mine.driver', 'printf solved > %A')
        assert.equal((await merge(folder)).status, 0)
        assert.equal(git(folder, 'show', 'main:x.mine'), 'solved')
      },
      { 'lane-a': { 'x.mine': 'a\n' }, 'lane-b': { 'x.mine': 'b\n' }, 'lane-c': {} },
      { base: { 'x.mine': '0\n', '.gitattributes': '*.mine merge=mine\n' } },
    ))
})

describe('a merge and the disk', () => {
  it('puts a torn state aside, and goes by refs and log', () =>
    withWork(async folder => {
      child(folder, { action: 'merge', killAt: 3 })
      const state = join(folder, '.kittify/runtime/merge/042-lamps/state.json')
      assert.equal(JSON.parse(readFileSync(state, 'utf8')).wp_order.length, 3)
      truncateSync(state, 40)
      const { stdout } = await merge(folder)
      assert.match(stdout, /^Finished the merge of/)
      const [, aside = ''] = /could not be read and lies in (\S+) now/.exec(stdout) ?? []
      assert.equal(readFileSync(aside).length, 40)
      assertMerged(folder, 'squash')
    }))

  it('does without a state that was removed or cannot be written', () =>
    withWork(async folder => {
      child(folder, { action: 'merge', killAt: 3 })
      rmSync(join(folder, '.kittify'), { recursive: true })
      writeFiles(folder, { '.kittify': 'a file' })
      assert.equal((await merge(folder)).status, 0)
      assert.equal(doneIn(folder).length, 3)
    }))

  it("leaves a merge of Spec Kitty's own to it, and keeps keys of its state", () =>
    withWork(async folder => {
      const states = '.kittify/runtime/merge'
      const foreign = JSON.stringify({ mission_slug: '042-lamps' })
      writeFiles(folder, { [`${states}/__global_merge__/lock`]: '2026-01-01T00:00:00Z' })
      await assertRefused(folder, /Unexpected lock `.*` since 2026-01-01T00:00:00Z of Spec Kitty/)
      rmSync(join(folder, states), { recursive: true })
      writeFiles(folder, { [`${states}/01KQ/state.json`]: foreign })
      await assertRefused(folder, /that Spec Kitty itself has begun, expected none; finish it by/)
      rmSync(join(folder, states), { recursive: true })
      writeFiles(folder, { [`${states}/01KQ/state.json`]: '{"mission_slug": "043-other"}' })
      child(folder, { action: 'merge', killAt: 2 })
      const path = `${states}/042-lamps/state.json`
      const state = JSON.parse(readFileSync(join(folder, path), 'utf8'))
      writeFiles(folder, { [path]: JSON.stringify({ ...state, extra: 'kept' }) })
      child(folder, { action: 'merge', killAt: 2 })
      const keys = JSON.parse(readFileSync(join(folder, path), 'utf8'))
      assert.equal(keys.extra, 'kept')
      assert.deepEqual(Object.keys(state).slice(0, 5), [
        'mission_id',
        'mission_slug',
        'target_branch',
        'wp_order',
        'completed_wps',
      ])
      assert.equal((await merge(folder)).status, 0)
      assert.ok(existsSync(join(folder, states, '01KQ/state.json')))
    }))

  it('does again what a loss of power has taken', () =>
    withWork(async original => {
      child(original, { action: 'merge', killAt: 5 })
      const refsOf = (folder: string) =>
        git(
          folder,
          'for-each-ref',
          '--format=%(refname) %(objectname)',
          'refs/cutover/merge/*/done/*',
        ).split('\n')
      assert.ok(refsOf(original).length >= 2)
      const [ref = '', oid = ''] = refsOf(original).at(-1)?.split(' ') ?? []
      const spoils: readonly ((folder: string) => void)[] = [
        folder => truncateSync(join(folder, '.git', ref)),
        folder => {
          const object = join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2))
          chmodSync(object, 0o644)
          truncateSync(object)
        },
      ]
      for (const spoil of spoils)
        await withCopy(original, async folder => {
          spoil(folder)
          const { status, stderr } = await merge(folder, '--keep-branch')
          assert.deepEqual([status, stderr], [0, ''])
          assert.equal(doneIn(folder).length, 3)
          assertUntouched(folder)
        })
    }))

  it('puts a torn line of the log aside, and keeps a bad one', () =>
    withWork(async folder => {
      const log = join(folder, logPath)
      writeFileSync(log, `${readFileSync(log, 'utf8')}{"bad\n{"event_id": "01TORN`)
      git(folder, 'commit', '--quiet', '--only', '--message=Log', logPath)
      assert.equal((await merge(folder)).status, 0)
      const lines = readFileSync(log, 'utf8').split('\n')
      assert.ok(lines.includes('{"bad'))
      assert.ok(!lines.some(line => line.includes('TORN')))
      assert.equal(doneIn(folder).length, 3)
    }))

  it('removes the locks of a git that died with a merge, and those alone', () =>
    withWork(async folder => {
      child(folder, { action: 'merge', killAt: 4 })
      const locks = ['index.lock', 'refs/heads/main.lock', 'HEAD.lock']
      for (const name of locks) writeFiles(folder, { [`.git/${name}`]: '' })
      const { status, stdout, stderr } = await merge(folder)
      assert.deepEqual([status, stderr], [0, ''])
      assert.match(stdout, /process \d+ merged since .* and has ended: its lock was taken over/)
      for (const name of locks)
        assert.match(stdout, new RegExp(`removed ${name}, which a git that died`))
      assertMerged(folder, 'squash')
    }))

  it('leaves a lock of somebody else, and names it', () =>
    withWork(async folder => {
      writeFiles(folder, { '.git/index.lock': '' })
      const { status, stderr } = await merge(folder)
      assert.equal(status, 2)
      assert.match(stderr, /index\.lock': File exists/)
      assert.ok(existsSync(join(folder, '.git/index.lock')))
    })).timeout(60_000)

  it('says that nothing can be written, and finishes when it can', () =>
    withWork(async original => {
      for (const killAt of [0, 2, 5])
        await withCopy(original, async folder => {
          child(folder, { action: 'merge', killAt })
          // A file where git needs a folder: nobody can write there, not even root.
          const place = join(folder, '.git/refs/cutover')
          const kept = `${place}-kept`
          if (existsSync(place)) spawnSync('mv', [place, kept])
          writeFileSync(place, '')
          const { status, stderr } = await merge(folder)
          assert.equal(status, 2)
          assert.match(stderr, /refs\/cutover|update-ref/)
          assert.equal(git(folder, 'rev-list', '--count', 'main'), '1')
          rmSync(place)
          if (existsSync(kept)) spawnSync('mv', [kept, place])
          assert.equal(child(folder, { action: 'merge' }).stderr, '')
          assertMerged(folder, 'squash')
        })
    })).timeout(60_000)
})

describe('a merge and other programs', () => {
  it('is one at a time, and takes the lock of nobody who lives', () =>
    withWork(async folder => {
      const lock = 'refs/cutover/lock/merge'
      child(folder, { action: 'merge', killAt: 2 })
      const dead = JSON.parse(git(folder, 'cat-file', 'blob', lock))
      const hold = (owner: object): void => {
        writeFiles(folder, { '.git/owner': JSON.stringify(owner) })
        git(folder, 'update-ref', lock, git(folder, 'hash-object', '-w', '.git/owner'))
        rmSync(join(folder, '.git/owner'))
      }
      const living = { ...dead, pid: process.pid, start: null }
      for (const owner of [
        living,
        { ...dead, host: 'elsewhere' },
        { ...dead, machine: 'another' },
        { ...dead, space: 'pid:[1]' },
        {},
      ]) {
        hold(owner)
        await assertRefused(
          folder,
          /while another one runs .* `git update-ref -d refs\/cutover\/lock\/merge [0-9a-f]{40}`/,
        )
      }
      const { stdout } = await merge(folder, '--status')
      assert.match(stdout, /to do {2}move main\n/)
      for (const owner of [dead, { ...living, start: '1' }, { ...dead, boot: 'before' }]) {
        hold(owner)
        const told = JSON.parse((await merge(folder, '--status', '--json')).stdout)
        assert.equal(told.owner.has_ended, true)
      }
      assert.equal((await merge(folder)).status, 0)
      assertMerged(folder, 'squash')
    }))

  it('merges once where two begin together', () =>
    withWork(async folder => {
      const program = new URL('../../support/merge-child.js', import.meta.url).pathname
      const begin = () =>
        spawn(process.execPath, [program, folder, JSON.stringify({ action: 'merge' })], {
          stdio: 'ignore',
        })
      const ends = await Promise.all([begin(), begin(), begin()].map(one => once(one, 'exit')))
      const codes = ends.map(([code]) => code)
      assert.ok(codes.includes(0), codes.join())
      assertMerged(folder, 'squash')
    }))

  it('survives a collection of garbage between two runs', () =>
    withWork(async folder => {
      child(folder, { action: 'merge', killAt: 4 })
      git(folder, 'branch', '--quiet', '-D', lane('a'))
      git(folder, 'reflog', 'expire', '--expire=now', '--all')
      git(folder, 'gc', '--quiet', '--prune=now')
      assert.equal((await merge(folder)).status, 0)
      assertMerged(folder, 'squash')
    }))

  it('lets a hook refuse, and goes on when it does not', () =>
    withWork(async folder => {
      const hook = '.git/hooks/reference-transaction'
      const script = '#!/bin/sh\n[ "$1" = prepared ] && grep -q refs/heads/main && exit 1\nexit 0\n'
      writeFiles(folder, { [hook]: script })
      chmodSync(join(folder, hook), 0o755)
      const main = git(folder, 'rev-parse', 'main')
      const { status, stderr } = await merge(folder)
      assert.equal(status, 2)
      assert.match(stderr, /aborted by hook/)
      assert.equal(git(folder, 'rev-parse', 'main'), main)
      rmSync(join(folder, hook))
      assert.equal((await merge(folder)).status, 0)
      assertMerged(folder, 'squash')
    }))

  it('signs where that is set, and goes on when the key is there again', () =>
    withWork(async folder => {
      git(folder, 'config', 'commit.gpgSign', 'true')
      git(folder, 'config', 'gpg.program', 'false')
      const { status, stderr } = await merge(folder)
      assert.equal(status, 2)
      assert.match(stderr, /cannot be signed, expected a signature since `commit.gpgSign` is set/)
      const signer = join(folder, '.git/signer')
      writeFileSync(
        signer,
        '#!/bin/sh\ncat > /dev/null\nprintf "[GNUPG:] SIG_CREATED \\n" >&2\nprintf -- "-----BEGIN PGP SIGNATURE-----\\nx\\n-----END PGP SIGNATURE-----\\n"\n',
      )
      chmodSync(signer, 0o755)
      git(folder, 'config', 'gpg.program', signer)
      assert.equal((await merge(folder)).status, 0)
      assertMerged(folder, 'squash')
      assert.match(git(folder, 'cat-file', 'commit', 'main'), /\ngpgsig -----BEGIN PGP/)
    }))

  it('comes to the same whatever is set around it', () =>
    withWork(async original => {
      const mainOf = (folder: string): string => git(folder, 'rev-parse', 'main')
      const expected = await withCopy(original, folder => {
        child(folder, { action: 'merge' })
        return mainOf(folder)
      })
      const settings = [
        ['core.autocrlf', 'true'],
        ['core.eol', 'crlf'],
        ['core.ignoreCase', 'true'],
        ['core.quotePath', 'true'],
        ['core.commentChar', 'M'],
        ['core.abbrev', '4'],
        ['core.logAllRefUpdates', 'false'],
        ['core.preferSymlinkRefs', 'true'],
        ['merge.renames', 'false'],
        ['merge.conflictStyle', 'diff3'],
        ['merge.ff', 'only'],
        ['diff.noprefix', 'true'],
        ['diff.algorithm', 'patience'],
        ['diff.renames', 'copies'],
        ['color.ui', 'always'],
        ['i18n.commitEncoding', 'latin1'],
        ['log.showSignature', 'true'],
        ['status.short', 'true'],
        ['commit.cleanup', 'verbatim'],
        ['gc.auto', '1'],
      ] as const
      await withCopy(original, folder => {
        for (const [name, value] of settings) git(folder, 'config', name, value)
        assert.equal(child(folder, { action: 'merge' }).stderr, '')
        assert.equal(mainOf(folder), expected)
      })
      const environment = {
        GIT_DIR: '/nowhere',
        GIT_WORK_TREE: '/nowhere',
        GIT_INDEX_FILE: '/nowhere',
        GIT_OBJECT_DIRECTORY: '/nowhere',
        GIT_NAMESPACE: 'odd',
        GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z',
        GIT_COMMITTER_NAME: 'Somebody',
        GIT_LITERAL_PATHSPECS: '1',
        GIT_DEFAULT_HASH: 'sha256',
        LANG: 'de_DE.UTF-8',
        LANGUAGE: 'de',
      }
      const before = { ...process.env }
      Object.assign(process.env, environment)
      try {
        await withCopy(original, folder => {
          assert.equal(child(folder, { action: 'merge' }).stderr, '')
          assert.equal(mainOf(folder), expected)
        })
      } finally {
        for (const name of Object.keys(environment)) delete process.env[name]
        Object.assign(process.env, before)
      }
    }))

  it('works in a clone that is shallow, and in a repository of SHA-256', async () => {
    await withWork(async folder => {
      await withCopy(folder, async other => {
        rmSync(join(other, '.git'), { recursive: true })
        const made = `${other}-shallow`
        git(folder, 'clone', '--quiet', '--depth=2', '--no-single-branch', `file://${folder}`, made)
        try {
          for (const name of ['', '-lane-a', '-lane-b', '-lane-c'])
            git(
              made,
              'branch',
              '--quiet',
              `kitty/mission-042-lamps${name}`,
              `origin/kitty/mission-042-lamps${name}`,
            )
          git(made, 'config', 'user.name', 'Keeper')
          git(made, 'config', 'user.email', 'keeper@lighthouse.example')
          assert.equal((await merge(made)).status, 0)
          assert.equal(doneIn(made).length, 3)
        } finally {
          rmSync(made, { recursive: true, force: true })
        }
      })
    })
    await withWork(
      async folder => {
        assert.equal(child(folder, { action: 'merge', killAt: 4 }).signal, 'SIGKILL')
        assert.equal((await merge(folder)).status, 0)
        assertMerged(folder, 'squash')
      },
      undefined,
      { init: ['--object-format=sha256'] },
    )
  })

  it('refuses a git that is too old, with its version', () =>
    withWork(async folder => {
      writeFiles(folder, { 'bin/git': '#!/bin/sh\necho git version 2.34.1\n' })
      chmodSync(join(folder, 'bin/git'), 0o755)
      const before = process.env['PATH']
      process.env['PATH'] = `${folder}/bin:${before}`
      try {
        const { stderr } = child(folder, { action: 'merge' })
        assert.match(stderr, /Unexpected git version 2\.34\.1, expected git 2\.38 or newer/)
      } finally {
        process.env['PATH'] = before
      }
    }))
})
