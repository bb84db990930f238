import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathOf } from '../../../missions/commands/agents.ts'
import { writeCommands } from '../../../missions/commands/commands.ts'
import { renderThin } from '../../../missions/commands/think/thin.ts'
import { cutover } from '../../cli/cutover.ts'
import {
  folderOf,
  former,
  oldProject,
  settings,
  shim,
  version,
} from '../../support/command-files.ts'
import { textAt } from '../../support/commands-run.ts'
import { lamps } from '../../support/missions.ts'
import { git, withFolder, withRepository, writeFiles } from '../../support/repository.ts'

const claude = folderOf('claude')
const accept = pathOf(claude, 'accept')
const wishes = { severities: new Map(), agents: [], all: true, force: false, dryRun: false }

const modeAt = (root: string, path: string): number => statSync(join(root, path)).mode & 0o777

/** A project below git's top level. */
const nested = Object.fromEntries(
  Object.entries({ ...settings, [accept]: shim('accept', 'claude'), 'src/a.ts': '' }).map(
    ([path, content]) => [`tower/${path}`, content],
  ),
)

describe('the project of a folder', () => {
  it('is the nearest one, for a check, a write and the resolver', () =>
    withRepository(
      { ...nested, 'README.md': '', 'tower/kitty-specs/007-beams/meta.json': '{}', ...lamps },
      async top => {
        const cwd = `${top}/tower/src`
        const found = await cutover(cwd, 'commands', 'check')
        assert.match(found.stdout, /command-shim/)
        await cutover(cwd, 'commands', 'write', '--agent', 'claude')
        assert.equal(textAt(top, `tower/${accept}`), renderThin('accept', claude, version))
        assert.ok(!existsSync(join(top, '.claude')))
        const resolved = await cutover(cwd, 'resolve', 'accept', '--json')
        assert.equal(JSON.parse(resolved.stdout).mission, '007-beams')
      },
    ))

  it("is git's top level where none is named, also by a link to it", () =>
    withRepository({ [accept]: shim('accept', 'claude'), 'docs/a.md': '' }, top =>
      withFolder({}, async elsewhere => {
        symlinkSync(`${top}/docs`, join(elsewhere, 'docs'))
        for (const cwd of [`${top}/docs`, `${elsewhere}/docs`])
          assert.match((await cutover(cwd, 'commands', 'check')).stdout, /command-shim/)
      }),
    ))

  it('is that around the worktree of a lane', () =>
    withRepository({ ...lamps, ...settings, [accept]: shim('accept', 'claude') }, async root => {
      const places = ['.worktrees/042-lamps-lane-a', '../lane-b']
      git(root, 'worktree', 'add', '--quiet', '-b', 'light', `${root}/.worktrees/042-lamps-lane-a`)
      await withFolder({}, async elsewhere => {
        git(root, 'worktree', 'add', '--quiet', '-b', 'kitty/mission-x-lane-b', `${elsewhere}/b`)
        git(root, 'worktree', 'add', '--quiet', '-b', 'other', `${elsewhere}/c`)
        await cutover(`${elsewhere}/c`, 'commands', 'write', '--all')
        assert.equal(textAt(elsewhere, `c/${accept}`), renderThin('accept', claude, version))
        assert.equal(textAt(root, accept), shim('accept', 'claude'))
        await cutover(`${elsewhere}/b`, 'commands', 'write', '--all')
        assert.equal(textAt(root, accept), renderThin('accept', claude, version))
        assert.equal(textAt(elsewhere, `b/${accept}`), shim('accept', 'claude'))
        writeFiles(root, { [accept]: shim('accept', 'claude') })
        await cutover(join(root, places[0] ?? ''), 'commands', 'write', '--all')
        assert.equal(textAt(root, accept), renderThin('accept', claude, version))
      })
    }))
})

describe('a write', () => {
  it('ends as a check does, also for a folder that is a link', () =>
    withFolder({ ...settings, [accept]: renderThin('accept', claude, version) }, async root => {
      mkdirSync(join(root, '.gemini'))
      symlinkSync('../elsewhere', join(root, '.gemini/commands'))
      await cutover(root, 'commands', 'write', '--all')
      const [check, all, own] = await Promise.all([
        cutover(root, 'commands', 'check'),
        cutover(root, 'commands', 'write', '--all'),
        cutover(root, 'commands', 'write'),
      ])
      assert.deepEqual([check.status, all.status, own.status], [1, 1, 0])
    }))

  it('says how many findings there are in the folders that were not asked for', () =>
    withFolder(
      {
        ...settings,
        '.kittify/config.yaml': 'agents: {available: [gemini]}\n',
        [accept]: shim('accept', 'claude'),
      },
      async root => {
        const { stdout, status } = await cutover(root, 'commands', 'write')
        assert.equal(status, 0)
        assert.match(
          stdout,
          /\n2 findings in folders of other agents: `cutover commands check` shows them, /,
        )
        const all = await cutover(root, 'commands', 'write', '--all')
        assert.doesNotMatch(all.stdout, /folders of other agents/)
      },
    ))

  it('makes missing files in no folder that has none of Spec Kitty', () =>
    withFolder(
      {
        ...settings,
        '.claude/commands/mine.md': 'Light\n',
        '.claude/commands/spec-kitty.lighten.md': 'Light\n',
      },
      async cwd => {
        for (const all of [true, false])
          assert.deepEqual((await writeCommands({ ...wishes, cwd, all })).steps, [])
      },
    ))

  it('waits for another one', () =>
    withRepository(oldProject(), async cwd => {
      const runs = await Promise.all([1, 2, 3].map(() => writeCommands({ ...wishes, cwd })))
      assert.deepEqual(
        runs.flatMap(({ failures }) => failures),
        [],
      )
      assert.equal(runs.filter(({ steps }) => steps.length > 0).length, 1)
      assert.ok(runs.every(({ passed }) => passed))
    }))

  it('keeps the mode of a file for its copy, which git ignores, and gives a new one what the system gives', () =>
    withFolder(
      { ...settings, [pathOf(claude, 'review')]: former('review', claude) },
      async root => {
        chmodSync(join(root, pathOf(claude, 'review')), 0o600)
        const before = process.umask(0o027)
        try {
          await writeCommands({ ...wishes, cwd: root })
        } finally {
          process.umask(before)
        }
        assert.equal(modeAt(root, `.cutover/replaced/${pathOf(claude, 'review')}`), 0o600)
        assert.equal(modeAt(root, pathOf(claude, 'review')), 0o600)
        assert.equal(modeAt(root, accept), 0o640)
        assert.equal(textAt(root, '.cutover/replaced/.gitignore'), '*\n')
      },
    ))

  it('takes a retired skill out of the manifest, and leaves all else of it', () => {
    const path = '.agents/skills/spec-kitty.clarify/SKILL.md'
    const entry = '{"path": ".agents/skills/spec-kitty.plan/SKILL.md", "content_hash": "bb"}'
    const manifest = (own: string): string =>
      `{ "entries": [\n  ${own}${entry}\n ],  "schema_version": 1 }\n\n`
    return withFolder(
      {
        ...settings,
        [path]: shim('clarify', 'codex'),
        '.kittify/command-skills-manifest.json': manifest(
          `{"path": "${path}", "content_hash": "aa"},\n  `,
        ),
      },
      async root => {
        await writeCommands({ ...wishes, cwd: root })
        assert.ok(!existsSync(join(root, path)))
        assert.deepEqual(
          JSON.parse(textAt(root, '.kittify/command-skills-manifest.json')),
          JSON.parse(manifest('')),
        )
        assert.ok(
          textAt(root, '.kittify/command-skills-manifest.json').includes(`${entry}\n ],  "s`),
        )
      },
    )
  })

  it('leaves no scratch file and counts what failed where a file cannot be replaced', () =>
    withFolder({ ...settings, [accept]: former('accept', claude) }, async root => {
      writeFiles(root, { '.cutover/replaced/.claude': 'in the way' })
      const { stdout, status } = await cutover(root, 'commands', 'write', '--all')
      assert.equal(status, 1)
      assert.match(stdout, /^6 files changed, 1 not, as it failed; /)
      assert.ok(!readdirSync(root, { recursive: true }).some(name => `${name}`.endsWith('.tmp')))
    }))
})

describe('cutover resolve', () => {
  it('takes no mission that Spec Kitty refuses', () =>
    withRepository(
      {
        ...lamps,
        'kitty-specs/050-mist/spec.md': '',
        'kitty-specs/051-haze/meta.json': '[1]',
        'kitty-specs/052-dusk/meta.json': '{',
      },
      async root => {
        const only = JSON.parse((await cutover(root, 'resolve', 'accept', '--json')).stdout)
        assert.equal(only.mission, '042-lamps')
        for (const mission of ['050-mist', '051', '052']) {
          const argv = ['resolve', 'accept', '--mission', mission]
          const { status, stdout } = await cutover(root, ...argv, '--json')
          assert.deepEqual([status, JSON.parse(stdout).error_code], [1, 'MISSION_UNREADABLE'])
        }
      },
    ))

  it('names what is used in place of a retired action, and what a misspelled one means', () =>
    withFolder({}, async root => {
      for (const [typed, told] of [
        ['constitution', /it is called `charter` now/],
        ['clarify', /`specify` and `plan` ask/],
        ['TASKS-finalize', /did you mean `tasks_finalize`/],
        ['tasks finalize', /did you mean `tasks_finalize`/],
      ] as const) {
        const { stdout } = await cutover(root, 'resolve', typed, '--json')
        assert.equal(JSON.parse(stdout).error_code, 'INVALID_ACTION')
        assert.match(JSON.parse(stdout).error, told)
      }
    }))

  it('takes a work package by its number, in small letters and without zeros too', () =>
    withRepository(lamps, async root => {
      for (const typed of ['WP01', 'wp1', 'WP1-light']) {
        const { stdout } = await cutover(root, 'resolve', 'review', '--wp', typed, '--json')
        assert.equal(JSON.parse(stdout).wp_id, 'WP01', typed)
      }
    }))

  it('says where nothing is to choose from', () =>
    withFolder({ 'kitty-specs/README.md': '' }, async root => {
      const { stderr } = await cutover(root, 'resolve', 'accept')
      assert.match(stderr, /expected one in `kitty-specs\/`, which has none/)
    }))
})
