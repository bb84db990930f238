import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commands } from '../../cli/commands/index.ts'
import { reportFailure } from '../../cli/failure.ts'
import { main } from '../../cli/main.ts'
import { parseCommandLine } from '../../cli/program.ts'
import { withFolder } from '../support/repository.ts'
import { terminal } from './terminal.ts'

const bin = fileURLToPath(new URL('../../cli/bin.js', import.meta.url))

/** Runs a command line in a pipe and returns what it said. */
async function run(...argv: readonly string[]) {
  const io = terminal()
  const status = await main(argv, io)
  return { status, stdout: io.stdout.text, stderr: io.stderr.text }
}

const known = Object.keys(commands).join(', ')
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

describe('cli: main', () => {
  it('prints the version of the package', async () => {
    for (const argv of [['--version'], ['-V'], ['--version', 'x', 'y']]) {
      assert.deepEqual(await run(...argv), { status: 0, stdout: `${version}\n`, stderr: '' })
    }
  })

  it('prints the same help however it is asked for', async () => {
    for (const name of ['', ...Object.keys(commands)]) {
      const words = name === '' ? [] : [name]
      const asked = await run(...words, '--help')
      assert.match(asked.stdout, new RegExp(`^Usage: cutover ${name || '<command>'} `))
      assert.deepEqual(await run(...words, '-h'), asked)
      assert.deepEqual(await run('help', ...words), asked)
    }
    assert.deepEqual(
      await run('scan', '--exact', 'lighthouse', '--help'),
      await run('help', 'scan'),
    )
  })

  it('names every option of a command in its help, on lines that fit', async () => {
    for (const [name, { options }] of Object.entries(commands)) {
      const { stdout } = await run('help', name)
      for (const { flags } of options) assert.ok(stdout.includes(`  ${flags}  `), flags)
      assert.deepEqual(
        stdout.split('\n').filter(line => line.length > 80),
        [],
      )
    }
  })

  it('prints help as an error when there is no command', async () => {
    const { stdout } = await run('--help')
    assert.deepEqual(await run(), { status: 2, stdout: '', stderr: stdout })
  })

  const mistakes: readonly (readonly [argv: string, message: string])[] = [
    [
      'scna lighthouse',
      `Unexpected command \`scna\`, expected one of ${known}; did you mean \`scan\`?`,
    ],
    ['help scna', `Unexpected command \`scna\`, expected one of ${known}; did you mean \`scan\`?`],
    ['lighthouse --help', `Unexpected command \`lighthouse\`, expected one of ${known}`],
    [
      'scan a --catgory b',
      'Unexpected option `--catgory`, expected one of `cutover scan`; did you mean `--category`?',
    ],
    [
      'scan a --zzzzzzzz',
      'Unexpected option `--zzzzzzzz`, expected one of `cutover scan`; run `cutover scan --help` to list them',
    ],
    [
      '--verison',
      'Unexpected option `--verison`, expected one of `cutover`; run `cutover --help` to list them',
    ],
    [
      'scan',
      'Unexpected end of `cutover scan`, expected <term>; run `cutover scan --help` for examples',
    ],
    ['scan a --to', 'Unexpected end after `--to <new>`, expected its value'],
    [
      'explain a:1 b c',
      'Unexpected argument of `cutover explain`, expected fewer; put quotes around a name with spaces',
    ],
    [
      'languages -f jsno',
      'Unexpected format `jsno`, expected one of json, pretty; did you mean `json`?',
    ],
  ]
  for (const [argv, message] of mistakes) {
    it(`answers \`cutover ${argv}\` with what it expected`, async () => {
      assert.deepEqual(await run(...argv.split(' ')), {
        status: 2,
        stdout: '',
        stderr: `cutover: ${message}\n`,
      })
    })
  }

  it('takes options, lists and terms that look like options', () => {
    const parsed = parseCommandLine(
      [
        'scan',
        '--kind',
        'a, b,',
        '--kind',
        'c',
        '--no-ignore',
        '--term',
        '-x',
        '--plural',
        'y',
        '--',
        '-e',
        '--to',
      ],
      terminal(),
    )
    assert.equal(parsed.type, 'run')
    if (parsed.type !== 'run') return
    const { args, values } = parsed.input
    assert.deepEqual(args, ['-e', '--to'])
    assert.deepEqual(values.list('kind'), ['a', 'b', 'c'])
    assert.deepEqual(values.list('term'), ['-x'])
    assert.deepEqual(
      [values.flag('ignore'), values.flag('color'), values.flag('pager')],
      [false, undefined, true],
    )
    assert.deepEqual([values.text('plural'), values.text('groupBy')], ['y', undefined])
  })
})

describe('cli: failures', () => {
  it('ends quietly when the reader has seen enough', () => {
    const io = terminal()
    assert.equal(reportFailure(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }), io), 0)
    assert.equal(io.stderr.text, '')
  })

  it('prints message and stack of a bug, safe for a terminal', () => {
    const io = terminal()
    const bug = new TypeError('odd \u001b[31m')
    bug.stack = 'TypeError: odd \u001b[31m\n    at a'
    assert.equal(reportFailure(bug, io), 2)
    assert.equal(reportFailure('just text', io), 2)
    delete bug.stack
    assert.equal(reportFailure(bug, io), 2)
    assert.equal(
      io.stderr.text,
      [
        'cutover: Unexpected failure, expected none; this is a bug of cutover, report it with these lines\nTypeError: odd \\x1b[31m\n    at a\n',
        'cutover: Unexpected failure, expected none; this is a bug of cutover, report it with these lines\njust text\n',
        'cutover: Unexpected failure, expected none; this is a bug of cutover, report it with these lines\nodd \\x1b[31m\n',
      ].join(''),
    )
  })
})

describe('cli: the real program', () => {
  it('prints and exits as main says', () => {
    assert.equal(
      execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' }),
      `${version}\n`,
    )
    const { status, stderr } = spawnSync(process.execPath, [bin, 'scna'], { encoding: 'utf8' })
    assert.deepEqual([status, stderr.startsWith('cutover: Unexpected command')], [2, true])
  })

  it('ends without a word when its pipe is closed', async () => {
    const child = spawn(process.execPath, [bin, 'languages', '-f', 'json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let said = ''
    child.stderr.on('data', chunk => {
      said += chunk
    })
    const status = await new Promise(done => child.on('close', done))
    assert.deepEqual([status, said], [0, ''])
  })

  it('ends at once with 130 when it is interrupted', () =>
    withFolder(
      Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [
          `src/${index}.ts`,
          'lighthouse()\n'.repeat(40),
        ]),
      ),
      async cwd => {
        const child = spawn(process.execPath, [bin, 'scan', 'lighthouse', '-f', 'ndjson'], {
          cwd,
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        child.stdout.once('data', () => child.kill('SIGINT')).resume()
        const ended = await new Promise(done => child.on('close', (...end) => done(end)))
        assert.deepEqual(ended, [130, null])
      },
    )).timeout(20_000)
})
