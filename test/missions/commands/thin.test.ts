import assert from 'node:assert/strict'
import { commandNames, commandOf } from '../../../missions/commands/actions.ts'
import { agentFolders } from '../../../missions/commands/agents.ts'
import { renderThin, thinOf } from '../../../missions/commands/think/thin.ts'
import { firstDirect, folderOf, shim } from '../../support/command-files.ts'

describe('a thin file', () => {
  it('is in Markdown as Spec Kitty writes it', () =>
    assert.equal(
      renderThin('implement', folderOf('copilot'), '3.2.7'),
      [
        '---',
        'description: Execute a work package implementation',
        '---',
        '<!-- spec-kitty-command-version: 3.2.7 -->',
        'Run this exact command and treat its output as authoritative.',
        'Do not rediscover context from branches, files, prompt contents, or separate charter loads.',
        'When mission selection is required, pass --mission <handle> (mission_id, mid8, or mission_slug).',
        '',
        '`spec-kitty agent action implement $ARGUMENTS --agent copilot`',
        '',
      ].join('\n'),
    ))

  it('is in TOML as Spec Kitty writes it', () =>
    assert.equal(
      renderThin('merge', folderOf('gemini'), '3.2.7'),
      [
        'description = "Merge an accepted mission"',
        '',
        'prompt = """',
        '<!-- spec-kitty-command-version: 3.2.7 -->',
        'Run this exact command and treat its output as authoritative.',
        'Do not rediscover context from branches, files, prompt contents, or separate charter loads.',
        'When mission selection is required, pass --mission <handle> (mission_id, mid8, or mission_slug).',
        '',
        '`spec-kitty merge {{args}}`',
        '"""',
        '',
      ].join('\n'),
    ))

  for (const folder of agentFolders) {
    it(`of ${folder.folder} is recognised as what it is, in every version`, () => {
      const cases = commandNames.flatMap(command =>
        ['3.1.1', '3.2.7', '4.0.0rc1'].map(version => [command, version] as const),
      )
      for (const [command, version] of cases) {
        const text = renderThin(command, folder, version)
        const found = thinOf(text)
        assert.deepEqual([found?.generation, found?.command], ['G2', command], text)
        assert.deepEqual([found?.placeholder, found?.hasFrontMatter], [folder.placeholder, true])
        assert.ok([undefined, folder.agent].includes(found?.agent), text)
        assert.equal(found?.agent !== undefined, commandOf(command).level === 'work-package')
        assert.deepEqual(thinOf(text.replaceAll('\n', '\r\n')), found)
        assert.deepEqual(thinOf(text.trimEnd()), found)
      }
    })

    it(`of ${folder.folder} is recognised no more when a line of it is touched`, () => {
      for (const command of commandNames) {
        const lines = renderThin(command, folder, '3.2.7').trimEnd().split('\n')
        for (const [index, line] of lines.entries())
          assert.equal(thinOf(lines.with(index, `${line} indeed`).join('\n')), undefined, line)
        assert.equal(thinOf(`${lines.join('\n')}\n\nA note.\n`), undefined)
      }
    })
  }

  it('is recognised in the shapes of former generators', () => {
    const folder = folderOf('claude')
    assert.equal(thinOf(firstDirect('accept', folder))?.hasFrontMatter, false)
    const former = renderThin('accept', folder, '3.1.2').replace(
      'Validate an approved mission before merge',
      'Accept a completed mission',
    )
    assert.equal(thinOf(former)?.command, 'accept')
    assert.equal(thinOf(former.replace('Accept', 'Light'))?.command, undefined)
  })

  it('recognises shims of two and of three lines, with any placeholder', () => {
    const two = shim('tasks-finalize', 'gemini')
    const three = two.replace(
      'contents.\n',
      'contents.\nIn repos with multiple missions, pass --mission <slug> in your arguments.\n',
    )
    const expected = {
      generation: 'G1',
      command: 'tasks-finalize',
      agent: 'gemini',
      placeholder: '$ARGUMENTS',
      hasFrontMatter: false,
    }
    assert.deepEqual(thinOf(two), expected)
    assert.deepEqual(thinOf(three), expected)
    assert.equal(thinOf(shim('plan', 'codex', '$PROMPT'))?.placeholder, '$PROMPT')
    assert.equal(thinOf(`${two}A note.\n`), undefined)
  })
})
