import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckFinding } from '../../../core/check.ts'
import { checkRules, type RuleName } from '../../../core/check-rules.ts'
import { commandNames } from '../../../missions/commands/actions.ts'
import { agentFolders, pathOf } from '../../../missions/commands/agents.ts'
import { checkCommands } from '../../../missions/commands/commands.ts'
import { renderThin } from '../../../missions/commands/think/thin.ts'
import {
  firstDirect,
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
import { type Files, withFolder } from '../../support/repository.ts'

const claude = folderOf('claude')
const gemini = folderOf('gemini')
const accept = pathOf(claude, 'accept')
const plan = pathOf(claude, 'plan')
const thin = renderThin('accept', claude, version)

/** All that Spec Kitty installs for one agent. */
const whole: Files = Object.fromEntries(
  commandNames.map(name => [pathOf(claude, name), renderThin(name, claude, version)]),
)

const { [accept]: _, ...lacking } = whole

async function find(files: Files, severities = new Map()): Promise<readonly CheckFinding[]> {
  return withFolder(files, async cwd => (await checkCommands({ cwd, severities })).findings)
}

const skill = (name: string, body: string): string =>
  `---\nname: spec-kitty.${name}\ndescription: Light it\nuser-invocable: true\n---\n${body}`

type Case = readonly [files: Files, place: string]

/** For each rule what it finds and where, and its nearest neighbour in which it finds nothing. */
const cases: Readonly<
  Record<string, { readonly found: readonly Case[]; readonly clean: readonly Files[] }>
> = {
  'agent-absent': {
    found: [[{ '.kittify/config.yaml': 'agents: {available: [gemini]}' }, '.kittify/config.yaml']],
    clean: [{ ...settings, ...whole }],
  },
  'agent-retired': {
    found: [
      [{ [pathOf(folderOf('roo'), 'accept')]: thin }, '.roo/commands/'],
      [{ '.codex/prompts/spec-kitty.accept.md': thin }, '.codex/prompts/'],
      [{ [pathOf(folderOf('q'), 'accept')]: thin }, '.amazonq/prompts/'],
    ],
    clean: [whole, { '.roo/commands/spec-kitty-standalone.md': 'Light' }],
  },
  'agent-unconfigured': {
    found: [
      [
        { ...settings, [pathOf(gemini, 'accept')]: renderThin('accept', gemini, version) },
        '.gemini/commands/',
      ],
    ],
    clean: [whole, { ...whole, '.kittify/config.yaml': 'agents:\n  available: []\n' }],
  },
  'command-agent': {
    found: [
      [
        { [pathOf(claude, 'review')]: renderThin('review', folderOf('copilot'), version) },
        `${pathOf(claude, 'review')}:9:2`,
      ],
      [
        { [plan]: `${prompt('plan')}\n\`spec-kitty agent mission setup-plan --agent gemini\`\n` },
        `${plan}:60:2`,
      ],
      [
        {
          [plan]: `${prompt('plan')}\n\`spec-kitty agent action review $ARGUMENTS --agent q\`\n`,
        },
        `${plan}:60:2`,
      ],
    ],
    clean: [
      whole,
      { [plan]: `${prompt('plan')}\n\`spec-kitty agent action review WP01 --agent <gemini>\`\n` },
      { [plan]: `${prompt('plan')}\nThe agent gemini, --agent gemini.\n` },
      { [plan]: `${prompt('plan')}\n\`spec-kitty agent action review WP01 --agent gemini\`\n` },
    ],
  },
  'command-dead': {
    found: [
      [{ [plan]: `${prompt('plan')}\nRun \`/spec-kitty.constitution\`.\n` }, `${plan}:60:6`],
      [{ [plan]: `${prompt('plan')}\n    spec-kitty agent feature setup-plan\n` }, `${plan}:60:5`],
      [{ [plan]: `${prompt('plan')}\n\`spec-kitty merge --feature 042\`\n` }, `${plan}:60:19`],
      [{ [accept]: former('accept', claude) }, `${accept}:59:1`],
    ],
    clean: [
      {
        [plan]: `${prompt('plan')}\nA checklist, a constitution, clarify, /checklist, --feature.\n`,
      },
      { [plan]: `${prompt('plan')}\nRun /spec-kitty.constitution no more.\n` },
      {
        [plan]: `${prompt('plan')}\n- The spec-kitty agent workflow is told of in docs/.\n`,
      },
      {
        [plan]: `${prompt('plan')}\nRemove .claude/commands/spec-kitty.constitution.md by hand.\n`,
      },
      {
        [plan]: `${prompt('plan')}\n\`git merge --feature\` and \`spec-kitty merge\`, --feature-flag\n`,
      },
    ],
  },
  'command-description': {
    found: [
      [{ [accept]: thin.replace('description: ', 'title: ') }, `${accept}:1`],
      [
        { [pathOf(gemini, 'accept')]: 'description = " "\nprompt = "Light"\n' },
        `${pathOf(gemini, 'accept')}:1`,
      ],
    ],
    clean: [whole, { [accept]: thin.replace('an approved', 'an\n  approved') }],
  },
  'command-duplicate': {
    found: [
      [
        {
          [pathOf(gemini, 'accept')]: renderThin('accept', gemini, version),
          '.gemini/commands/spec-kitty.accept.md': shim('accept', 'gemini'),
        },
        '.gemini/commands/spec-kitty.accept.md',
      ],
    ],
    clean: [whole],
  },
  'command-edited': {
    found: [
      [{ [accept]: `${thin}\nLight the lamp.\n` }, accept],
      [{ [accept]: renderThin('merge', claude, version) }, accept],
      [{ [pathOf(claude, 'lighten')]: 'Light\n' }, pathOf(claude, 'lighten')],
    ],
    clean: [
      { [accept]: thin.replaceAll('\n', '\r\n') },
      { [plan]: prompt('plan') },
      { [pathOf(skills, 'accept')]: skill('accept', promptBody('accept', 'Words.')) },
    ],
  },
  'command-extension': {
    found: [
      [
        { '.gemini/commands/spec-kitty.accept.md': shim('accept', 'gemini') },
        '.gemini/commands/spec-kitty.accept.md',
      ],
      [{ '.github/prompts/spec-kitty.accept.md': thin }, '.github/prompts/spec-kitty.accept.md'],
      [
        { '.claude/commands/spec-kitty.accept.toml': renderThin('accept', gemini, version) },
        '.claude/commands/spec-kitty.accept.toml',
      ],
      [{ '.agents/skills/spec-kitty.accept.md': thin }, '.agents/skills/spec-kitty.accept.md'],
    ],
    clean: [whole, { '.gemini/commands/spec-kitty-standalone.md': 'Light' }],
  },
  'command-front-matter': {
    found: [
      [{ [accept]: firstDirect('accept', claude) }, `${accept}:1`],
      [{ [plan]: `<!-- spec-kitty-command-version: 3.2.7 -->\n${prompt('plan')}` }, `${plan}:2`],
      [
        { [pathOf(skills, 'plan')]: skill('tasks', promptBody('plan', 'Words.')) },
        `${pathOf(skills, 'plan')}:1`,
      ],
    ],
    clean: [whole, { [pathOf(skills, 'plan')]: skill('plan', promptBody('plan', 'Words.')) }],
  },
  'command-machine-path': {
    found: [
      [{ [plan]: `${prompt('plan')}\nSee /home/ada/beacon.\n` }, `${plan}:60:5`],
      [{ [plan]: `${prompt('plan')}\nSee C:\\Users\\ada\\beacon.\n` }, `${plan}:60:5`],
    ],
    clean: [
      {
        [plan]: `${prompt('plan')}\nSee /home/<you>, lamps/home/ada, ~/home/ada and /Users/$USER.\n`,
      },
    ],
  },
  'command-marker': {
    found: [[{ [plan]: prompt('plan').replace(/<!--.*-->\n/, '') }, plan]],
    clean: [whole, { [pathOf(skills, 'plan')]: skill('plan', promptBody('plan', 'Words.')) }],
  },
  'command-missing': {
    found: [[lacking, '.claude/commands/']],
    clean: [
      whole,
      {},
      { '.claude/commands/mine.md': 'Light' },
      { [pathOf(folderOf('roo'), 'accept')]: thin },
    ],
  },
  'command-name': {
    found: [
      [
        { '.codex/prompts/spec-kitty.tasks_finalize.md': shim('tasks_finalize', 'codex') },
        '.codex/prompts/spec-kitty.tasks_finalize.md',
      ],
    ],
    clean: [whole],
  },
  'command-placeholder': {
    found: [
      [{ [accept]: thin.replace('$ARGUMENTS', '{{args}}') }, `${accept}:9:34`],
      [{ [accept]: thin.replace('$ARGUMENTS', '$PROMPT') }, `${accept}:9:34`],
      [{ [accept]: thin.replace(' $ARGUMENTS', '') }, accept],
      [
        {
          [pathOf(gemini, 'accept')]: renderThin('accept', gemini, version).replace(
            '{{args}}',
            '$ARGUMENTS',
          ),
        },
        `${pathOf(gemini, 'accept')}:9:34`,
      ],
      [
        { [pathOf(skills, 'plan')]: skill('plan', promptBody('plan')) },
        `${pathOf(skills, 'plan')}:9:1`,
      ],
    ],
    clean: [whole, { [plan]: `${prompt('plan')}\n$ARGUMENTS_FILE and $PROMPTS\n` }],
  },
  'command-prompt-missing': {
    found: [[{ [accept]: thin }, '.claude/commands/']],
    clean: [whole, {}],
  },
  'command-retired': {
    found: [
      [
        { [pathOf(claude, 'constitution')]: former('constitution', claude) },
        pathOf(claude, 'constitution'),
      ],
      [{ [pathOf(claude, 'doctor')]: shim('doctor', 'claude') }, pathOf(claude, 'doctor')],
    ],
    clean: [whole, { [pathOf(claude, 'charter')]: prompt('charter') }],
  },
  'command-shim': {
    found: [
      [{ [accept]: shim('accept', 'claude') }, `${accept}:5:2`],
      [{ [accept]: `${shim('accept', 'claude')}A note.\n` }, `${accept}:5:2`],
      [
        { [pathOf(claude, 'lighten')]: shim('lighten', 'claude') },
        `${pathOf(claude, 'lighten')}:5:2`,
      ],
    ],
    clean: [whole],
  },
  'command-syntax': {
    found: [
      [
        { [pathOf(gemini, 'accept')]: 'description = "Light\n' },
        `${pathOf(gemini, 'accept')}:1:21`,
      ],
      [{ [pathOf(gemini, 'accept')]: 'description = "Light"\n' }, `${pathOf(gemini, 'accept')}:1`],
      [{ [accept]: '---\ndescription: [Light\n---\nIt\n' }, `${accept}:2:20`],
      [{ [accept]: '---\ndescription: Light\n' }, `${accept}:1:1`],
      [{ [accept]: Buffer.from([0xff, 0xfe]) }, accept],
      [{ [accept]: 'a'.repeat(5 * 2 ** 20) }, accept],
    ],
    clean: [whole],
  },
  'command-version': {
    found: [
      [{ ...settings, [accept]: renderThin('accept', claude, '3.1.4') }, `${accept}:4`],
      [{ [accept]: renderThin('accept', claude, '3.1.4'), [plan]: prompt('plan') }, `${accept}:4`],
      [{ ...settings, [plan]: prompt('plan').replace(version, '3.1.4') }, `${plan}:4`],
    ],
    clean: [{ ...settings, ...whole }, { [accept]: renderThin('accept', claude, '3.1.4') }],
  },
}

const placeOf = ({ path, line, column }: CheckFinding): string =>
  [path, line, column].filter(part => part !== null).join(':')

describe('the check of command files', () => {
  for (const [rule, { found, clean }] of Object.entries(cases)) {
    it(`finds ${rule}`, async () => {
      for (const [files, place] of found) {
        const findings = (await find(files)).filter(one => one.rule === rule)
        assert.deepEqual(findings.map(placeOf), [place], JSON.stringify(Object.keys(files)))
      }
    })
    it(`finds no ${rule} next to it`, async () => {
      for (const files of clean)
        assert.deepEqual(
          (await find(files)).filter(one => one.rule === rule),
          [],
        )
    })
  }

  it('has a case for every rule', () => {
    const rules = Object.keys(checkRules).filter(name => /^(?:command|agent)-/.test(name))
    assert.deepEqual([...Object.keys(cases), 'command-link'].toSorted(), rules)
  })

  it('finds command-link in place of folders and files, and reads nothing behind it', () =>
    withFolder(
      {
        'elsewhere/commands/spec-kitty.accept.md': shim('accept', 'claude'),
        [pathOf(folderOf('kiro'), 'merge')]: thin,
      },
      async cwd => {
        symlinkSync('elsewhere', join(cwd, '.claude'))
        mkdirSync(join(cwd, '.cursor'))
        symlinkSync('../elsewhere/commands', join(cwd, '.cursor/commands'))
        symlinkSync(
          '../../elsewhere/commands/spec-kitty.accept.md',
          join(cwd, pathOf(folderOf('kiro'), 'accept')),
        )
        const { findings } = await checkCommands({ cwd, severities: new Map() })
        assert.deepEqual(findings.filter(({ rule }) => rule === 'command-link').map(placeOf), [
          '.claude/commands/',
          '.cursor/commands/',
          '.kiro/prompts/spec-kitty.accept.md',
        ])
        assert.ok(!findings.some(({ rule }) => rule === 'command-shim'))
      },
    ))

  it('finds nothing but an info in what Spec Kitty installs today', async () => {
    const files = Object.fromEntries(
      agentFolders
        .filter(({ state }) => state === 'current')
        .flatMap(folder =>
          commandNames.map(name => [pathOf(folder, name), renderThin(name, folder, version)]),
        ),
    )
    assert.deepEqual(await find(files), [])
  })

  it('finds every shim, every dead command and every misplaced file of thirteen folders', async () => {
    const files = oldProject()
    const findings = await find(files)
    const pathsOf = (rule: RuleName): ReadonlySet<string> =>
      new Set(findings.filter(one => one.rule === rule).map(({ path }) => path))
    const having = (text: string): ReadonlySet<string> =>
      new Set(
        Object.entries(files).flatMap(([path, content]) => (content.includes(text) ? [path] : [])),
      )
    assert.deepEqual(pathsOf('command-shim'), having('agent shim'))
    assert.deepEqual(pathsOf('command-dead'), having('agent workflow'))
    assert.equal(oldFolders.length, 13)
    for (const folder of oldFolders) {
      const misplaced = Object.keys(files).filter(
        path =>
          path.startsWith(`${folder.folder}/`) &&
          !path.endsWith(`.${folder.extension}`) &&
          !/checklist|doctor/.test(path),
      )
      assert.ok(misplaced.every(path => pathsOf('command-extension').has(path)))
      assert.equal(misplaced.length > 0, folder.extension !== 'md', folder.folder)
    }
  })

  it('takes settings that cannot be read as said by nobody, and says where', async () => {
    const broken: Files = {
      ...whole,
      '.kittify/config.yaml': 'agents:\n  available: [claude\n',
      '.kittify/metadata.yaml': 'spec_kitty:\n  version: "3.2.7 --> <script>"\n',
    }
    const findings = await find(broken)
    assert.deepEqual(
      findings.map(one => `${one.rule} ${placeOf(one)}`),
      ['malformed .kittify/config.yaml:3:1', 'malformed .kittify/metadata.yaml'],
    )
    for (const config of ['agents: {available: claude}', '- claude', 'agents: {available: [1]}'])
      assert.deepEqual(
        (await find({ ...whole, '.kittify/config.yaml': config })).map(({ rule }) => rule),
        ['malformed'],
        config,
      )
    for (const config of ['', 'agents:\n', 'agents: {}', '# nothing\n'])
      assert.deepEqual(await find({ ...whole, '.kittify/config.yaml': config }), [], config)
  })

  it('bears aliases that unfold without end', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]\n`)
      .join('')}`
    const findings = await find({
      '.kittify/config.yaml': bomb,
      [accept]: `---\n${bomb}---\nLight\n`,
    })
    assert.deepEqual(
      findings.map(({ rule }) => rule).filter(rule => /malformed|syntax/.test(rule)),
      ['command-syntax', 'malformed'],
    )
  })
})
