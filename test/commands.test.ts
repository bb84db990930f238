import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../cli/main.ts'
import { readVersion } from '../cli/version.ts'
import { terminal } from './cli/terminal.ts'
import { assertGolden } from './reports/golden.ts'
import { withFolder } from './support/repository.ts'

const root = 'test/fixtures/commands'

/**
 * Each folder is a case: `command.txt` runs in a copy of `in/` and prints `stdout.txt`. There is
 * an `stderr.txt` where it says something there, and an `exit.txt` where it does not exit with 0.
 */
describe('commands', () => {
  for (const name of readdirSync(root).toSorted()) {
    const file = (part: string): string => join(root, name, part)
    it(`${name} prints what its folder says`, () =>
      withFolder({}, async cwd => {
        if (existsSync(file('in'))) cpSync(file('in'), cwd, { recursive: true })
        const io = terminal({ cwd })
        const status = await main(parseArguments(readFileSync(file('command.txt'), 'utf8')), io)
        assert.doesNotMatch(io.stderr.text, /this is a bug/)
        const stable = (text: string): string =>
          text
            .replaceAll(cwd, 'IN')
            .replaceAll(`"version":"${readVersion()}"`, '"version":"VERSION"')
        assertGolden(file('stdout.txt'), stable(io.stdout.text))
        assertUnless('', file('stderr.txt'), stable(io.stderr.text))
        assertUnless('0\n', file('exit.txt'), `${status}\n`)
      }))
  }
})

/** Compares with a golden file that is there only where the usual text does not do. */
function assertUnless(usual: string, path: string, actual: string): void {
  if (actual !== usual) {
    assertGolden(path, actual)
    return
  }
  if (process.env['UPDATE'] === '1') rmSync(path, { force: true })
  assert.ok(!existsSync(path), `Unexpected ${path}, expected none for the usual end`)
}

/** The words behind `cutover`, where quotes keep spaces. */
function parseArguments(line: string): readonly string[] {
  const words = [...line.trim().matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )
  assert.equal(words[0], 'cutover')
  return words.slice(1)
}
