import assert from 'node:assert/strict'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { parse } from 'yaml'
import { agentFolders } from '../../../missions/commands/agents.ts'
import { renderPrompt } from '../../../missions/commands/think/convert.ts'
import { partsOf } from '../../../missions/commands/think/parts.ts'
import { byVersion } from '../../../missions/commands/version.ts'
import { folderOf, promptBody, skills } from '../../support/command-files.ts'

const source = {
  command: 'plan',
  description: 'Create an implementation plan',
  body: `\n\n${promptBody('plan')}Run \`spec-kitty agent action review $ARGUMENTS --agent claude\` and \`spec-kitty next --agent <agent>\`.\n`,
  version: '3.2.0',
  path: '.claude/commands/spec-kitty.plan.md',
} as const

describe('a full prompt for another agent', () => {
  for (const folder of agentFolders.filter(({ format }) => format !== 'skill'))
    it(`says in ${folder.folder} the same with its own placeholder and agent`, () => {
      const text = renderPrompt(source, folder)
      const { body, description, faults } = partsOf(text, folder.extension)
      assert.deepEqual(faults, [])
      assert.equal(description, source.description)
      const expected = source.body
        .trim()
        .replaceAll('$ARGUMENTS', () => folder.placeholder)
        .replace('--agent claude', `--agent ${folder.agent}`)
      const marker = '<!-- spec-kitty-command-version: 3.2.0 -->\n'
      assert.equal(body, `${marker}${folder.format === 'toml' ? '' : '\n'}${expected}\n`)
      const back = renderPrompt({ ...source, body }, folderOf('claude'))
      assert.equal(back, renderPrompt(source, folderOf('claude')))
    })

  it('claims no version that nobody knows', () => {
    const { body } = partsOf(
      renderPrompt({ ...source, version: undefined }, folderOf('gemini')),
      'toml',
    )
    assert.doesNotMatch(body, /spec-kitty-command-version/)
    assert.ok(body.startsWith(source.body.trim().slice(0, 20)))
  })

  it('says in a skill in words where the words of the user are', () => {
    const { body, name } = partsOf(renderPrompt(source, skills), 'SKILL.md')
    assert.equal(name, 'spec-kitty.plan')
    assert.doesNotMatch(body, /\$ARGUMENTS|```|spec-kitty-command-version/)
    assert.match(body, /^What the user wrote behind the name of this skill is the user's input\.$/m)
    assert.match(body, /review the user's input --agent <name>`/)
  })

  it('renames an agent in what it runs, and neither in a sentence nor in an example', () => {
    const body = [
      promptBody('plan'),
      'spec-kitty next $ARGUMENTS --agent gemini --agent=q, `--agent gemini`, spec-kitty next --agent <gemini>',
      'a-spec-kitty next $ARGUMENTS --agent gemini, --agent gemini',
      '`spec-kitty next $ARGUMENTS --agent beacon`, `spec-kitty next --agent gemini`',
      'spec-kitty agent mission setup-plan --agent gemini',
      '',
    ].join('\n')
    const text = renderPrompt({ ...source, body }, folderOf('claude'))
    assert.ok(
      text.endsWith(
        [
          'spec-kitty next $ARGUMENTS --agent claude --agent=claude, `--agent gemini`, spec-kitty next --agent <gemini>',
          'a-spec-kitty next $ARGUMENTS --agent gemini, --agent gemini',
          '`spec-kitty next $ARGUMENTS --agent beacon`, `spec-kitty next --agent gemini`',
          'spec-kitty agent mission setup-plan --agent claude',
          '',
        ].join('\n'),
      ),
      text,
    )
  })

  it('keeps any description and any text of a body', () => {
    const odd = 'a: "b" \\ \'c\' # d\u0001\u007f, true'
    const body = `${promptBody('plan')}\u0001\u007f\u00e9\u{1f600} """" \\u0041 ends with "\n`
    for (const folder of [folderOf('gemini'), folderOf('claude'), skills])
      for (const description of [odd, 'true', '- x', 'plain words', 'É', '3.2', "it's"]) {
        const text = renderPrompt({ ...source, description, body }, folder)
        const parts = partsOf(text, folder.extension)
        assert.deepEqual(parts.faults, [])
        assert.equal(parts.description, description)
        assert.ok(parts.body.includes('\u{1f600} """" \\u0041 ends with "\n'), folder.folder)
        if (folder.format === 'toml') getStaticTOMLValue(parseTOML(text))
        else assert.equal(parse(text.split('---\n')[1] ?? '').description, description)
      }
  })
})

describe('versions', () => {
  it('are ordered by their numbers', () => {
    const ordered = ['2.9.9', '3.0.0rc1', '3.1.2', '3.1.10', '3.2.0', '10.0.0']
    assert.deepEqual(ordered.toReversed().toSorted(byVersion), ordered)
  })
})
