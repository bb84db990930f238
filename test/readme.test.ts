import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../cli/main.ts'
import { terminal } from './cli/terminal.ts'
import { git } from './support/repository.ts'

const readme = readFileSync('README.md', 'utf8')
const commands = [...readme.matchAll(/^npx cutover (.+)$/gm)].map(match => match[1] ?? '')

/** Words of a command line as a shell splits them; the README uses double quotes at most. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

describe('the README', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cutover-readme-'))
    cpSync('showcase', folder, { recursive: true })
    git(folder, 'init', '--quiet', '--initial-branch=main')
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=Build the lighthouse')
  })
  after(() => rmSync(folder, { recursive: true }))

  it('shows commands', () => assert.ok(commands.length >= 6))

  for (const command of commands) {
    it(`shows \`${command}\`, which works`, async () => {
      const io = terminal({ cwd: folder })
      const status = await main(wordsOf(command), io)
      assert.deepEqual([io.stderr.text, status], ['', 0], io.stdout.text)
      assert.notEqual(io.stdout.text, '')
    })
  }

  it('names every format, category and script that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const [, script = ''] of readme.matchAll(/npm run (\w+)/g))
      assert.ok(script in scripts, script)
    for (const format of ['pretty', 'summary', 'markdown', 'json', 'ndjson'])
      assert.ok(readme.includes(`\`${format}\``), format)
  })
})
