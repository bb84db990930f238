import assert from 'node:assert/strict'
import type { CheckFinding } from '../../../core/check.ts'
import { pathOf } from '../../../missions/commands/agents.ts'
import { renderThin } from '../../../missions/commands/think/thin.ts'
import {
  folderOf,
  former,
  prompt,
  promptBody,
  settings,
  shim,
  skills,
  version,
} from '../../support/command-files.ts'
import { checkIn, textAt, writeIn as write } from '../../support/commands-run.ts'
import { type Files, withFolder } from '../../support/repository.ts'

const claude = folderOf('claude')
const gemini = folderOf('gemini')
const plan = pathOf(claude, 'plan')

const check = async (cwd: string): Promise<readonly CheckFinding[]> => (await checkIn(cwd)).findings

/** What one file is after a write of everything, and what is wrong with it then. */
const written = (path: string, text: string, others: Files = {}) =>
  withFolder({ ...settings, ...others, [path]: text }, async root => {
    const { findings, passed } = await write(root)
    const rules = findings.filter(one => one.path === path).map(({ rule }) => rule)
    return { text: textAt(root, path), rules, passed }
  })

describe('what somebody has written', () => {
  const spoken = [
    '- We renamed /spec-kitty.constitution to charter.',
    'Never use spec-kitty specify --feature again.',
    'The spec-kitty agent workflow is described in docs/',
    'One reads: spec-kitty agent feature was used once.',
  ]
  for (const line of spoken)
    it(`is no fault and stays where it only speaks of the past: ${line}`, async () => {
      const own = `${prompt('specify')}${line}\n`
      const { text, rules } = await written(pathOf(claude, 'specify'), own)
      assert.deepEqual([text, rules], [own, []])
    })

  it('stays where it runs what is no more, if its marker is of direct files, and is told', async () => {
    const own = `${prompt('plan')}Do not use \`spec-kitty agent shim\` any more.\n`
    for (const text of [own, own.replace(version, '3.1.1')]) {
      const after = await written(plan, text)
      assert.equal(after.text, text)
      assert.ok(after.rules.includes('command-shim'))
      assert.equal(after.passed, false)
    }
    const old = await written(plan, own.replace(version, '3.1.0'))
    assert.equal(old.text, renderThin('plan', claude, version))
  })

  it('stays where a command that runs by itself has a prompt of its own', async () => {
    const own = `${prompt('implement')}\n\`spec-kitty agent action implement $ARGUMENTS --agent claude\`\n`
    const { text, rules } = await written(pathOf(claude, 'implement'), own)
    assert.deepEqual([text, rules], [own, ['command-edited']])
    const lines = Array.from({ length: 15 }, (_, index) => `Look at lamp ${index + 1}.\n`).join('')
    const status = `${renderThin('status', claude, version)}${lines}`
    assert.equal((await written(pathOf(claude, 'status'), status)).text, status)
  })

  it('keeps all its other bytes where a fault of it is mended', async () => {
    const head = '---\r\nallowed-tools: [Bash]\r\nmodel: lamp\r\n'
    const own = `${head}---\r\n${prompt('plan').split('---\n')[2]}Run $PROMPT  \r\n`
    const { text, rules } = await written(plan, own)
    const expected = own
      .replace('---\r\n', '---\r\ndescription: Create an implementation plan\r\n')
      .replace('$PROMPT', '$ARGUMENTS')
    assert.deepEqual([text, rules], [expected, []])
  })

  it('is mended by one line where that is all that is broken', async () => {
    const yaml = prompt('plan').replace(/description: .*/, 'model: lamp\ndescription: [Light')
    assert.deepEqual(await written(plan, yaml), {
      text: yaml.replace('[Light', 'Create an implementation plan'),
      rules: [],
      passed: true,
    })
    const body = promptBody('plan', '{{args}}').replaceAll('"""', "'''")
    const toml = `description = "Light"\nmodel = "lamp"\n\nprompt = """\n<!-- spec-kitty-command-version: ${version} -->\n${body}`
    const path = pathOf(gemini, 'plan')
    assert.deepEqual(await written(path, toml), { text: `${toml}"""\n`, rules: [], passed: true })
    const late = `<!-- spec-kitty-command-version: ${version} -->\n---\ndescription: Light\nmodel: lamp\n---\n${promptBody('plan')}`
    assert.equal(
      (await written(plan, late)).text,
      `---\ndescription: Light\nmodel: lamp\n---\n<!-- spec-kitty-command-version: ${version} -->\n${promptBody('plan')}`,
    )
  })

  it('stays with an example of another agent', async () => {
    const own = `${prompt('plan')}Then run \`spec-kitty agent action review WP01 --agent codex\`.\n`
    const { text, rules } = await written(plan, own)
    assert.deepEqual([text, rules], [own, []])
    const run = `${prompt('plan')}Then \`spec-kitty agent action review $ARGUMENTS --agent codex\`.\n`
    assert.equal((await written(plan, run)).text, run.replace('codex', 'claude'))
  })

  it('stays where all that is wrong with it is suppressed', async () => {
    const ignored = (rule: string): string => `<!-- cutover-ignore-file ${rule}: it is kept -->\n`
    const old = `${former('review', claude)}${ignored('command-dead')}`
    assert.equal((await written(pathOf(claude, 'review'), old)).text, old)
    const own = `${prompt('plan')}$PROMPT\n${ignored('command-placeholder')}`
    assert.equal((await written(plan, own)).text, own)
    const edited = `${shim('accept', 'claude')}${ignored('command-shim, command-front-matter, command-edited')}`
    await withFolder({ ...settings, [pathOf(claude, 'accept')]: edited }, async root => {
      await write(root, { force: true })
      assert.equal(textAt(root, pathOf(claude, 'accept')), edited)
    })
  })

  it('is no source for others, unless it is as the project has it', () =>
    withFolder(
      {
        ...settings,
        [plan]: prompt('plan').replace(version, '3.2.6'),
        [pathOf(gemini, 'plan')]: former('plan', gemini),
        [pathOf(claude, 'tasks')]: prompt('tasks'),
        [pathOf(gemini, 'tasks')]: former('tasks', gemini),
      },
      async root => {
        const { steps } = await write(root)
        const why = (path: string) => steps.find(one => one.path === path)?.why ?? ''
        assert.match(why(pathOf(gemini, 'plan')), /it is thin/)
        assert.match(
          why(pathOf(gemini, 'tasks')),
          /its text is that of `\.claude\/commands\/spec-kitty\.tasks\.md`$/,
        )
      },
    ))

  it('moves whole into the right place where the format is the same', async () => {
    const own = prompt('tasks-outline').replace('---\n', '---\nmodel: lamp\n')
    await withFolder(
      { ...settings, '.claude/commands/spec-kitty.tasks_outline.md': own },
      async root => {
        await write(root)
        assert.equal(textAt(root, pathOf(claude, 'tasks-outline')), own)
      },
    )
  })
})

describe('what a generator wrote', () => {
  it('is recognised under another name', () =>
    withFolder(
      {
        ...settings,
        [pathOf(claude, 'accept')]: shim('merge', 'claude'),
        [pathOf(claude, 'baz')]: shim('bar', 'claude'),
      },
      async root => {
        assert.ok((await write(root)).passed)
        assert.equal(textAt(root, pathOf(claude, 'accept')), renderThin('accept', claude, version))
        assert.throws(() => textAt(root, pathOf(claude, 'baz')), /ENOENT/)
      },
    ))

  it('is told to be old where only its wording is', async () => {
    const now = renderThin('accept', claude, version)
    const texts = [
      now.replace('Validate an approved mission before merge', 'Accept a completed mission'),
      now.trimEnd(),
      now
        .replace('prompt contents, or separate charter loads', 'or prompt contents')
        .replace(
          /When mission[^\n]*/,
          'In repos with multiple missions, pass --mission <slug> in your arguments.',
        ),
    ]
    for (const text of texts)
      await withFolder({ ...settings, [pathOf(claude, 'accept')]: text }, async root => {
        const found = (await check(root)).filter(({ path }) => path === pathOf(claude, 'accept'))
        assert.deepEqual(
          found.map(({ rule }) => rule),
          ['command-version'],
        )
        await write(root)
        assert.equal(textAt(root, pathOf(claude, 'accept')), now)
      })
  })

  it('lacks the words of the user where a full prompt has no placeholder for them', async () => {
    const path = pathOf(gemini, 'plan')
    const toml = (input: string): string =>
      `description = "Light"\nprompt = '''\n<!-- spec-kitty-command-version: ${version} -->\n${promptBody('plan', input)}'''\n`
    for (const [place, text, rules] of [
      [plan, prompt('plan').replace('$ARGUMENTS', '$1'), ['command-placeholder']],
      [plan, prompt('plan'), []],
      [path, toml('Nothing'), ['command-placeholder']],
      [path, toml('{{args}}'), []],
      [pathOf(skills, 'plan'), promptBody('plan', ''), ['command-front-matter']],
    ] as const)
      await withFolder({ ...settings, [place]: text }, async root => {
        const found = (await check(root)).filter(one => one.path === place)
        assert.deepEqual(
          found.map(({ rule }) => rule),
          rules,
        )
      })
  })
})
