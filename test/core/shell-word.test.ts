import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { commandLine } from '../../core/shell-word.ts'

const echo = (shell: string, words: readonly string[]): readonly string[] => {
  const line = `printf '%s\\0' ${commandLine(...words)}`
  const { stdout } = spawnSync(shell, ['-c', line], { encoding: 'utf8' })
  return stdout.split('\0').slice(0, -1)
}

/** Whatever a shell could take for something else. */
const word = fc.stringMatching(/^[ -~äß☂]{1,12}$/)

describe('commandLine', () => {
  it('gives a shell the words that it was made of', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), words => {
        assert.deepEqual(echo('sh', words), words)
      }),
      { numRuns: 60 },
    )
  })

  it('stays on one line, whatever is in a word', () => {
    const odd = ['a\nb', 'c\td', "e'\u001b[31m", '\\']
    const line = commandLine(...odd)
    assert.doesNotMatch(line, /\p{Cc}/u)
    assert.deepEqual(echo('bash', odd), odd)
  })
})
