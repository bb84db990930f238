import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { parse } from 'yaml'
import type { CommandsReport } from '../../../core/commands-report.ts'
import { commandNames, commandOf, isCommandName } from '../../../missions/commands/actions.ts'
import { type AgentFolder, agentFolders, pathOf } from '../../../missions/commands/agents.ts'
import { lineOf, renderThin } from '../../../missions/commands/think/thin.ts'
import {
  awkward,
  awkwardFiles,
  folderOf,
  former,
  oldFolders,
  oldProject,
  prompt,
  promptBody,
  settings,
  shim,
  skills,
  version,
} from '../../support/command-files.ts'
import { checkIn as check, textAt, writeIn as write } from '../../support/commands-run.ts'
import { git, withFolder, withRepository, writeFiles } from '../../support/repository.ts'

const claude = folderOf('claude')
const gemini = folderOf('gemini')
/** Every file below a folder, git's own apart. */
const filesBelow = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter(path => !path.startsWith('.git/'))
    .toSorted()

/** What tells whether a file was written anew. */
const stampsOf = (root: string): readonly string[] =>
  filesBelow(root).map(path => {
    const { ino, mtimeMs, ctimeMs } = lstatSync(join(root, path))
    return `${path} ${ino} ${mtimeMs} ${ctimeMs}`
  })

/** A command file as its agent reads it, by a real parser of its format. */
function readAs(path: string, text: string): Readonly<Record<string, unknown>> {
  if (path.endsWith('.toml'))
    return getStaticTOMLValue(parseTOML(text)) as Readonly<Record<string, unknown>>
  const [, yaml = '', prompt = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  return { ...parse(yaml), prompt }
}

/** Holds that an agent can use all that lies in its folder. */
function assertUsable(root: string, paths: readonly string[]): void {
  for (const folder of agentFolders)
    for (const path of paths.filter(one => one.startsWith(`${folder.folder}/spec-kitty.`)))
      assertUsableFile(root, folder, path)
}

function assertUsableFile(root: string, folder: AgentFolder, path: string): void {
  const [, name = ''] = /spec-kitty\.([\w-]+)/.exec(path) ?? []
  assert.ok(isCommandName(name), path)
  assert.equal(path, pathOf(folder, name))
  const { description, prompt: body, name: skill } = readAs(path, textAt(root, path))
  assert.ok(typeof body === 'string' && typeof description === 'string', path)
  assert.notEqual(description.trim(), '', path)
  const found = ['$ARGUMENTS', '{{args}}', '$PROMPT'].filter(one => body.includes(one))
  assert.deepEqual(found, folder.placeholder === '' ? [] : [folder.placeholder], path)
  const [, agent] = /`spec-kitty agent action [^`]*--agent ([^`]*)`/.exec(body) ?? []
  const { level, driven } = commandOf(name)
  assert.equal(agent, level === 'work-package' ? folder.agent : undefined, path)
  if (folder.format === 'skill') assert.equal(skill, `spec-kitty.${name}`)
  else if (driven === 'cli') assert.ok(body.includes(`\n\`${lineOf(name, folder)}\`\n`), path)
}

describe('the writing of command files', () => {
  it('clears prompts without a marker out of the formats that no agent loads, and keeps their text', () => {
    const body = promptBody('analyze')
    const old = `---\ndescription: Look\n---\n${body}`
    const files = {
      ...settings,
      '.gemini/commands/spec-kitty.accept.md': `---\ndescription: Accept\n---\n${promptBody('accept')}`,
      '.gemini/commands/spec-kitty.analyze.md': old,
    }
    return withFolder(files, async folder => {
      const report = await write(folder)
      assert.deepEqual(report.counts, { ...report.counts, error: 0 })
      const { prompt: text } = getStaticTOMLValue(
        parseTOML(textAt(folder, '.gemini/commands/spec-kitty.analyze.toml')),
      ) as { prompt: string }
      assert.equal(text.trim(), body.trim().replaceAll('$ARGUMENTS', '{{args}}'))
      assert.equal(
        textAt(folder, '.gemini/commands/spec-kitty.accept.toml'),
        renderThin('accept', gemini, version),
      )
      assert.equal(textAt(folder, '.cutover/replaced/.gemini/commands/spec-kitty.analyze.md'), old)
      assert.ok(existsSync(join(folder, '.cutover/replaced/.gemini/commands/spec-kitty.accept.md')))
      assert.equal(existsSync(join(folder, '.gemini/commands/spec-kitty.analyze.md')), false)
    })
  })

  it('leaves no shim, no dead command and no misplaced file in thirteen folders', () =>
    withRepository(oldProject(), async root => {
      assert.ok(!(await check(root)).passed)
      const report = await write(root)
      assert.deepEqual(report.failures, [])
      assert.ok(report.passed)
      assert.ok((await check(root)).passed)
      const files = filesBelow(root)
      assertUsable(root, files)
      for (const path of files)
        assert.doesNotMatch(textAt(root, path), /agent (?:shim|workflow|feature)/)
      for (const folder of oldFolders) {
        const left = files.filter(path => path.startsWith(`${folder.folder}/spec-kitty.`))
        assert.deepEqual(
          left,
          commandNames.map(name => pathOf(folder, name)).toSorted(),
          folder.folder,
        )
      }
      assert.ok(!files.some(path => path.startsWith('.cutover/')), 'git has it all')
    }))

  it('changes nothing when it runs again', () =>
    withRepository({ ...oldProject(), ...awkwardFiles }, async root => {
      await write(root)
      const before = stampsOf(root)
      const again = await write(root)
      assert.deepEqual(again.steps, [])
      assert.deepEqual(stampsOf(root), before)
    }))

  it('makes a full prompt for each agent from the whole one of the project', () =>
    withRepository(oldProject(), async root => {
      await write(root)
      const original = promptBody('plan')
      for (const folder of oldFolders) {
        const path = pathOf(folder, 'plan')
        const { prompt: body, description } = readAs(path, textAt(root, path))
        assert.equal(description, 'Create an implementation plan')
        const marker = `<!-- spec-kitty-command-version: ${version} -->\n`
        const expected = original.replace('$ARGUMENTS', folder.placeholder)
        assert.equal(
          body,
          folder.format === 'toml' ? `${marker}${expected}` : `${marker}\n${expected}`,
        )
      }
    }))

  it('leaves alone what somebody has edited, tells of it, and mends what was broken', () =>
    withRepository({ ...oldProject(), ...awkwardFiles }, async root => {
      const edited = textAt(root, awkward.edited)
      const report = await write(root)
      assert.equal(textAt(root, awkward.edited), edited)
      assert.deepEqual(
        report.findings
          .filter(({ severity }) => severity === 'error')
          .map(({ rule, path }) => [rule, path]),
        [
          ['command-syntax', awkward.brokenToml],
          ['command-syntax', awkward.bytes],
        ],
      )
      assert.ok(!report.passed)
      assert.ok(
        report.findings.some(
          ({ rule, path }) => rule === 'command-edited' && path === awkward.edited,
        ),
      )
      assertUsable(root, [awkward.brokenYaml])
      assert.equal(textAt(root, awkward.brokenToml), awkwardFiles[awkward.brokenToml])
      assert.match(textAt(root, awkward.brokenYaml), /tower/)
    }))

  it('tells what is wrong with an edited file, and ends with that', () =>
    withFolder(
      { [pathOf(claude, 'accept')]: `${shim('accept', 'claude')}A note.\n` },
      async root => {
        const report = await write(root)
        assert.ok(!report.passed)
        assert.ok(report.findings.some(({ rule }) => rule === 'command-shim'))
        const forced = await write(root, { force: true })
        assert.ok(forced.passed)
        const [step] = forced.steps.filter(({ path }) => path === pathOf(claude, 'accept'))
        assert.equal(step?.copy, `.cutover/replaced/${pathOf(claude, 'accept')}`)
        assert.match(textAt(root, step?.copy ?? ''), /A note\./)
        assert.equal(textAt(root, pathOf(claude, 'accept')), renderThin('accept', claude, '3.0.3'))
      },
    ))

  it('copies what git does not have, and never over another copy', () =>
    withRepository(
      { ...settings, '.claude/commands/spec-kitty.review.md': former('review', claude) },
      async root => {
        const path = pathOf(claude, 'review')
        assert.equal((await write(root)).steps.find(one => one.path === path)?.copy, null)
        const texts = ['first', 'second', 'second'].map(
          word => `${former('review', claude)}${word}\n`,
        )
        const copies: (string | null | undefined)[] = []
        for (const text of texts) {
          writeFiles(root, { [path]: text })
          copies.push((await write(root)).steps.find(one => one.path === path)?.copy)
        }
        const copy = `.cutover/replaced/${path}`
        assert.deepEqual(copies, [copy, `${copy}.1`, `${copy}.1`])
        assert.deepEqual(
          [copy, `${copy}.1`].map(one => textAt(root, one)),
          texts.slice(0, 2),
        )
      },
    ))

  it('takes a template of the project where no agent has a whole prompt', () =>
    withFolder(
      {
        ...settings,
        [pathOf(gemini, 'tasks')]: former('tasks', gemini),
        [pathOf(claude, 'plan')]: shim('plan', 'claude'),
        [pathOf(claude, 'analyze')]: shim('analyze', 'claude'),
        [pathOf(claude, 'research')]: shim('research', 'claude'),
        '.kittify/overrides/lamps/tasks.md': `---\ndescription: Light\n---\n${promptBody('tasks')}`,
        '.kittify/missions/lamps/command-templates/plan.md': prompt('plan'),
        '.kittify/missions/lamps/command-templates/analyze.md': prompt('analyze').replace(
          version,
          '3.2.0',
        ),
        '.kittify/missions/lamps/command-templates/research.md': promptBody('research'),
      },
      async root => {
        const { steps } = await write(root)
        assert.match(
          steps.find(({ path }) => path === pathOf(claude, 'plan'))?.why ?? '',
          /its text is that of `\.kittify\/missions\/lamps\/command-templates\/plan\.md`$/,
        )
        for (const command of ['analyze', 'research'] as const)
          assert.equal(
            textAt(root, pathOf(claude, command)),
            renderThin(command, claude, version),
            'neither of another version nor without a description',
          )
        assert.match(
          textAt(root, pathOf(gemini, 'tasks')),
          /version: 3\.2\.7 -->\n# tasks of the beacon/,
        )
        assert.match(
          textAt(root, pathOf(claude, 'plan')),
          /version: 3\.2\.7 -->\n\n# plan of the beacon/,
        )
      },
    ))

  it('takes a full prompt in the wrong format rather than a thin one in the right', () =>
    withFolder(
      {
        ...settings,
        [pathOf(gemini, 'plan')]: renderThin('plan', gemini, version),
        '.gemini/commands/spec-kitty.plan.md': prompt('plan'),
      },
      async root => {
        await write(root)
        assert.match(textAt(root, pathOf(gemini, 'plan')), /plan of the beacon/)
        assert.ok(!existsSync(join(root, '.gemini/commands/spec-kitty.plan.md')))
      },
    ))

  it('lets an edited file in the right place stay, and removes a generated one in the wrong', () =>
    withFolder(
      {
        ...settings,
        [pathOf(gemini, 'accept')]:
          'description = "Mine"\nprompt = "`spec-kitty agent mission accept {{args}}`"\n',
        '.gemini/commands/spec-kitty.accept.md': shim('accept', 'gemini'),
        '.gemini/commands/spec-kitty.merge.md': `${shim('merge', 'gemini')}A note.\n`,
      },
      async root => {
        await write(root)
        assert.match(textAt(root, pathOf(gemini, 'accept')), /Mine/)
        assert.ok(!existsSync(join(root, '.gemini/commands/spec-kitty.accept.md')))
        assert.ok(existsSync(join(root, '.gemini/commands/spec-kitty.merge.md')))
        assert.ok(!existsSync(join(root, pathOf(gemini, 'merge'))))
      },
    ))

  it('leaves commands of other people, and retired ones that are theirs', () =>
    withFolder(
      {
        '.claude/commands/spec-kitty.lighten.md': `${promptBody('lighten')}\nspec-kitty agent workflow lighten\n`,
        '.claude/commands/spec-kitty.clarify.md': 'Ask what is not clear.\n',
        '.claude/commands/spec-kitty-standalone.md': 'spec-kitty agent shim\n',
      },
      async root => {
        const report = await write(root)
        assert.deepEqual(
          filesBelow(root).filter(path => /lighten|clarify|standalone/.test(path)).length,
          3,
        )
        assert.deepEqual(
          report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
          ['command-retired', 'command-dead'],
        )
        await write(root, { force: true })
        assert.ok(existsSync(join(root, '.claude/commands/spec-kitty.lighten.md')))
        assert.equal(
          textAt(root, '.cutover/replaced/.claude/commands/spec-kitty.clarify.md'),
          'Ask what is not clear.\n',
        )
      },
    ))

  it('is about the agents of the config, those named, or all', () =>
    withFolder(
      {
        ...settings,
        [pathOf(claude, 'accept')]: shim('accept', 'claude'),
        [pathOf(folderOf('cursor'), 'accept')]: shim('accept', 'cursor'),
      },
      async root => {
        const foldersOf = ({ steps }: CommandsReport): readonly string[] => [
          ...new Set(steps.map(({ path }) => path.split('/', 1)[0] ?? '')),
        ]
        const dry = (wishes: object) => write(root, { dryRun: true, ...wishes }).then(foldersOf)
        assert.deepEqual(await dry({ all: false }), ['.claude'])
        assert.deepEqual(await dry({ all: true }), ['.claude', '.cursor'])
        assert.deepEqual(await dry({ all: false, agents: ['kiro', 'cursor'] }), [
          '.cursor',
          '.kiro',
        ])
        assert.deepEqual(await dry({ all: false, agents: ['roo', 'codex'] }), [])
        unlinkSync(join(root, '.kittify/config.yaml'))
        assert.deepEqual(await dry({ all: false }), ['.claude', '.cursor'])
      },
    ))

  it('makes the folder of an agent that is named, with its thin files alone', () =>
    withFolder(settings, async root => {
      assert.ok((await write(root, { all: false, agents: ['qwen'] })).passed)
      const files = filesBelow(root).filter(path => path.startsWith('.qwen'))
      assert.equal(files.length, 7)
      assertUsable(root, files)
    }))

  it('prints what it would do as a diff that git applies, and does nothing', () =>
    withRepository(oldProject(), async root => {
      const before = stampsOf(root)
      const dry = await write(root, { dryRun: true })
      assert.deepEqual(stampsOf(root), before)
      const patch = dry.steps.map(({ diff }) => diff).join('')
      await withFolder({ 'all.patch': patch }, async elsewhere => {
        git(root, 'apply', join(elsewhere, 'all.patch'))
      })
      const applied = filesBelow(root).map(path => [path, textAt(root, path)])
      git(root, 'reset', '--quiet', '--hard')
      git(root, 'clean', '--quiet', '-fd')
      const real = await write(root)
      assert.deepEqual(
        filesBelow(root).map(path => [path, textAt(root, path)]),
        applied,
      )
      assert.deepEqual(real.findings, dry.findings)
      assert.deepEqual(
        real.steps.map(({ path, did }) => [path, did]),
        dry.steps.map(({ path, did }) => [path, did]),
      )
    }))

  it('writes skills without placeholder, and tells their hashes to the manifest alone', () =>
    withFolder({}, async root => {
      const path = pathOf(skills, 'plan')
      const whole = `---\nname: spec-kitty.review\ndescription: "Light: it"\nuser-invocable: true\n---\n${promptBody('review', 'Words.')}`
      const manifest = (hash: string): string =>
        `{ "entries": [\n  {"path": "${path}", "agents": [], "content_hash": "${hash}" , "x": 1},\n  {"path": "${pathOf(skills, 'review')}", "content_hash": "bb"},\n  7 ],\n "schema_version": 1 }\n\n`
      writeFiles(root, {
        ...settings,
        [path]: `---\nname: spec-kitty.plan\ndescription: "Light: it"\nuser-invocable: true\n---\n${promptBody('plan')}`,
        [pathOf(skills, 'review')]: whole,
        [pathOf(skills, 'accept')]: shim('accept', 'codex'),
        '.kittify/command-skills-manifest.json': manifest('aa'),
      })
      await write(root)
      const text = textAt(root, path)
      assert.equal(readAs(path, text)['description'], 'Light: it')
      assertUsable(root, [path, pathOf(skills, 'accept')])
      assert.equal(textAt(root, pathOf(skills, 'review')), whole)
      const hash = createHash('sha256').update(text).digest('hex')
      assert.equal(textAt(root, '.kittify/command-skills-manifest.json'), manifest(hash))
      assert.ok(!existsSync(join(root, pathOf(skills, 'merge'))))
    }))

  for (const share of [0.2, 0.5, 0.9])
    it(`finishes what was cut off after ${share * 100} % of it`, () =>
      withRepository(oldProject(), async root => {
        const { steps } = await write(root, { dryRun: true })
        await write(root)
        const whole = filesBelow(root).map(path => textAt(root, path))
        const undone = steps.slice(Math.floor(steps.length * share))
        for (const { path } of undone.filter(({ did }) => did === 'created'))
          unlinkSync(join(root, path))
        for (const { path } of undone.filter(({ did }) => did !== 'created'))
          git(root, 'checkout', '--quiet', 'HEAD', '--', path)
        assert.ok((await write(root)).passed)
        assert.deepEqual(
          filesBelow(root).map(path => textAt(root, path)),
          whole,
        )
      }))

  it('tells of a full prompt of another version, and leaves it, whoever has the right one', () =>
    withFolder(
      {
        ...settings,
        [pathOf(claude, 'plan')]: `${prompt('plan').replace(version, '3.2.6')}- Our own rule.\n`,
        [pathOf(folderOf('kiro'), 'plan')]: prompt('plan').replace('lamp 1 ', 'lamp 0 '),
      },
      async root => {
        const { findings } = await write(root)
        assert.match(textAt(root, pathOf(claude, 'plan')), /Our own rule/)
        const old = findings.filter(({ rule }) => rule === 'command-version')
        assert.deepEqual(
          old.map(({ path, remedy }) => [path, remedy]),
          [
            [
              pathOf(claude, 'plan'),
              '`spec-kitty upgrade`, which installs prompts of its own version',
            ],
          ],
        )
      },
    ))

  it('says why it made nothing for an agent', () =>
    withFolder(settings, async root => {
      const { notes } = await write(root, { all: false, agents: ['pi', 'roo', 'kiro'] })
      assert.deepEqual(notes, [
        'No files were made for pi: its commands are skills in `.agents/skills/`, which are full prompts, and `spec-kitty upgrade` installs them',
        'No files were made for roo: it is retired',
      ])
    }))

  it('goes by the newest version of the files where most have it, and one odd file steers nothing', async () => {
    const taken = (...versions: readonly string[]): Promise<string> =>
      withFolder(
        Object.fromEntries(
          versions.map((one, index) => {
            const command = commandNames[index] ?? 'plan'
            return [pathOf(claude, command), renderThin(command, claude, one)]
          }),
        ),
        async root => (await write(root)).version,
      )
    assert.equal(await taken('3.1.10', '3.1.10', '3.1.9'), '3.1.10')
    assert.equal(await taken('3.1.9', '3.1.9', '99.0.0'), version)
    assert.equal(await taken('3.1.9', '3.1.9', '3.2.8\\q'), '3.1.9')
  })

  it('says that a project is too old for direct commands', () =>
    withFolder({ '.kittify/metadata.yaml': 'spec_kitty:\n  version: 2.1.0\n' }, async root =>
      assert.match((await check(root)).notes.join(), /^The project is of Spec Kitty 2\.1\.0/),
    ))
})

describe('the writing of command files among hostile things', () => {
  it('writes through no link, neither of a folder nor of a file', () =>
    withFolder({ 'elsewhere/spec-kitty.accept.md': shim('accept', 'claude') }, async root => {
      mkdirSync(join(root, '.claude'))
      symlinkSync('../elsewhere', join(root, '.claude/commands'))
      mkdirSync(join(root, '.cursor/commands'), { recursive: true })
      symlinkSync(
        '../../elsewhere/spec-kitty.accept.md',
        join(root, '.cursor/commands/spec-kitty.accept.md'),
      )
      await write(root, { force: true })
      assert.equal(textAt(root, 'elsewhere/spec-kitty.accept.md'), shim('accept', 'claude'))
      assert.deepEqual(readdirSync(join(root, 'elsewhere')), ['spec-kitty.accept.md'])
      assert.ok(lstatSync(join(root, '.cursor/commands/spec-kitty.accept.md')).isSymbolicLink())
      await assert.rejects(write(root, { all: false, agents: ['claude'] }), {
        code: 'unwritableFile',
      })
    }))

  it('copies through no link, and then replaces nothing', () =>
    withFolder(
      { [pathOf(claude, 'review')]: former('review', claude), 'elsewhere/a.txt': '' },
      async root => {
        symlinkSync('elsewhere', join(root, '.cutover'))
        const report = await write(root)
        assert.deepEqual(
          report.failures.map(({ path }) => path),
          [pathOf(claude, 'review')],
        )
        assert.equal(textAt(root, pathOf(claude, 'review')), former('review', claude))
        assert.deepEqual(readdirSync(join(root, 'elsewhere')), ['a.txt'])
        assert.ok(!report.passed)
      },
    ))

  it('leaves a folder with the name of a file, and what would go for its sake', () =>
    withFolder(
      {
        [`${pathOf(gemini, 'accept')}/inner.txt`]: 'lamp',
        '.gemini/commands/spec-kitty.accept.md': shim('accept', 'gemini'),
        '.qwen/commands': 'a file',
      },
      async root => {
        const report = await write(root, { force: true })
        assert.equal(textAt(root, `${pathOf(gemini, 'accept')}/inner.txt`), 'lamp')
        assert.ok(existsSync(join(root, '.gemini/commands/spec-kitty.accept.md')))
        assert.ok(!report.passed)
        assert.ok(
          (await check(root)).findings.some(
            ({ rule, path }) => rule === 'malformed' && path === '.qwen/commands/',
          ),
        )
      },
    ))

  it('bears odd names, large files and bytes that are no text', () =>
    withFolder(
      {
        '.claude/commands/spec-kitty.pl\nan.md': shim('plan', 'claude'),
        '.claude/commands/spec-kitty..md': shim('plan', 'claude'),
        '.claude/commands/spec-kitty.\u001b[31m.md': shim('plan', 'claude'),
        [pathOf(claude, 'accept')]: 'spec-kitty --feature '.repeat(250_000),
        [pathOf(claude, 'merge')]: `spec-kitty ${'--feature '.repeat(100_000)}`,
        [pathOf(claude, 'review')]: Buffer.from([0, 1, 2, 0xff]),
        [pathOf(claude, 'plan')]: `---\n${'a: &a [*a]\n'.repeat(10)}---\n`,
        [pathOf(gemini, 'plan')]: `${'['.repeat(5000)}`,
      },
      async root => {
        const before = filesBelow(root).length
        const report = await write(root)
        assert.ok(!report.passed)
        assert.ok(filesBelow(root).length >= before)
        assert.equal(lstatSync(join(root, pathOf(claude, 'accept'))).size, 5_250_000)
      },
    ))

  it('replaces nothing that has changed since it was read', () =>
    withFolder({ [pathOf(claude, 'accept')]: shim('accept', 'claude') }, async root => {
      const { doSteps } = await import('../../../missions/commands/act/write.ts')
      const path = pathOf(claude, 'accept')
      const before = {
        path,
        folder: claude,
        stem: 'accept',
        extension: 'md',
        bytes: Buffer.from('old'),
        text: 'old',
        trouble: undefined,
      } as const
      const { done, failures } = await doSteps(root, [
        { path, folder: claude, before, after: Buffer.from('new'), isGenerated: true, why: '' },
      ])
      assert.deepEqual(done, [])
      assert.match(failures[0]?.why ?? '', /changed meanwhile/)
      assert.equal(textAt(root, path), shim('accept', 'claude'))
    }))
})
