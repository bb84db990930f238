import assert from 'node:assert/strict'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { breather } from '../../cli/breather.ts'
import { type Appearance, deliver } from '../../cli/deliver.ts'
import type { Delivery } from '../../cli/delivery.ts'
import { present } from '../../cli/pager.ts'
import { startProgress } from '../../cli/progress.ts'
import { noFilter } from '../../reports/filter.ts'
import type { FormatName } from '../../reports/index.ts'
import { json } from '../../reports/json.ts'
import { pretty } from '../../reports/pretty.ts'
import { eventsOf, fullReport, occurrence, options, report } from '../reports/sample.ts'
import { withFolder } from '../support/repository.ts'
import { Recorder, terminal } from './terminal.ts'

const appearance: Appearance = {
  options: options(),
  fileScreen: { color: false, width: 80 },
  pager: true,
}
const to = (format: FormatName, file?: string): Delivery<FormatName> => ({ format, file })

describe('cli: delivery of reports', () => {
  it('prints one report, writes others to files, and exits with 1 for a warning', () =>
    withFolder({}, async cwd => {
      const io = terminal({ cwd })
      const colored = { ...appearance, options: options({ screen: { color: true, width: 80 } }) }
      const wanted = [
        to('pretty'),
        to('json', 'census.json'),
        to('ndjson', 'lines.ndjson'),
        to('pretty', 'pretty.txt'),
      ]
      assert.equal(await deliver(eventsOf(fullReport), wanted, colored, io), 1)
      assert.equal(io.stdout.text, pretty(fullReport, colored.options))
      assert.equal(io.stderr.text, '')
      assert.equal(readFileSync(join(cwd, 'census.json'), 'utf8'), json(fullReport, options()))
      assert.equal(readFileSync(join(cwd, 'pretty.txt'), 'utf8'), pretty(fullReport, options()))
      assert.equal(readFileSync(join(cwd, 'lines.ndjson'), 'utf8').split('\n').length, 13)
    }))

  it('exits with 0 when there are no findings, or only such as inform', async () => {
    const info = report([], {
      findings: [{ code: 'note', severity: 'info', path: 'a', message: 'b' }],
    })
    assert.equal(await deliver(eventsOf(info), [to('summary')], appearance, terminal()), 0)
  })

  it('streams lines that pass the filter and waits for a slow reader', async () => {
    const io = terminal()
    const many = report(Array.from({ length: 200 }, (_, index) => occurrence({ start: index })))
    const selection = { filter: { ...noFilter, kind: ['heading'] }, nearMisses: false }
    assert.equal(await deliver(eventsOf(many), [to('ndjson')], appearance, io), 0)
    const lines = io.stdout.text.trimEnd().split('\n')
    assert.equal(lines.length, 202)
    const filtered = terminal()
    await deliver(
      eventsOf(many),
      [to('ndjson')],
      { ...appearance, options: options({ selection }) },
      filtered,
    )
    assert.deepEqual(
      filtered.stdout.text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).occurrences),
      [undefined, 0],
    )
  })

  it('refuses a file that cannot be written, and says so', () =>
    withFolder({}, async cwd => {
      await assert.rejects(
        deliver(
          eventsOf(report([])),
          [to('json', 'no/such/folder.json')],
          appearance,
          terminal({ cwd }),
        ),
        {
          code: 'unwritableFile',
          message:
            'Unexpected file `no/such/folder.json` that cannot be written (ENOENT), expected a path in an existing folder with write permission',
        },
      )
    }))

  it('rewrites one line of progress on a terminal and removes it again', async () => {
    const screen = new Recorder({ isTTY: true })
    let time = 0
    const progress = startProgress(screen, () => time)
    for await (const event of eventsOf(fullReport)) {
      time += 60
      progress.count(event)
    }
    progress.end()
    progress.end()
    const line = (text: string) => `\r\u001b[K${text}`
    assert.equal(
      screen.text,
      line('1 occurrence in 1 file') +
        line('3 occurrences in 2 files') +
        line('5 occurrences in 2 files') +
        line(''),
    )
  })

  it('shows no progress in a pipe, nor across lines that stream to the same terminal', async () => {
    const pipe = new Recorder()
    const silent = startProgress(pipe)
    for await (const event of eventsOf(fullReport)) silent.count(event)
    silent.end()
    assert.equal(pipe.text, '')
    const io = terminal({
      stdout: new Recorder({ isTTY: true }),
      stderr: new Recorder({ isTTY: true }),
    })
    await deliver(eventsOf(fullReport), [to('ndjson')], appearance, io)
    assert.equal(io.stderr.text, '')
  })
})

describe('cli: pauses', () => {
  it('lets signals and timers have their turn after a while, and not before', async () => {
    let time = 0
    const breathe = breather(() => time)
    assert.equal(breathe(), undefined)
    time = 50
    const order: string[] = []
    const timer = new Promise(done => setImmediate(done)).then(() => order.push('timer'))
    await breathe()
    order.push('work')
    await timer
    assert.deepEqual(order, ['timer', 'work'])
    assert.equal(breathe(), undefined)
  })
})

describe('cli: pager', () => {
  const long = 'lighthouse\n'.repeat(100)

  /** Presents a text on a terminal of ten rows whose pages go to a file. */
  const pageTo = (env: Record<string, string>, text = long, wanted = true) =>
    withFolder({}, async folder => {
      const file = join(folder, 'pages.txt')
      const fd = openSync(file, 'w')
      let handedOver = false
      const stdout = new Recorder({ isTTY: true, rows: 10, columns: 20, fd })
      const ignoreInterrupts = () => {
        handedOver = true
      }
      await present(
        text,
        terminal({ env: { PATH: process.env['PATH'], ...env }, stdout, ignoreInterrupts }),
        wanted,
      )
      closeSync(fd)
      return { paged: readFileSync(file, 'utf8'), printed: stdout.text, handedOver }
    })

  it('pipes a long report to the program that PAGER names, with its arguments', async () => {
    assert.deepEqual(await pageTo({ PAGER: ' head  -n 2 ' }), {
      paged: 'lighthouse\nlighthouse\n',
      printed: '',
      handedOver: true,
    })
  })

  it('prints plainly when the pager cannot be started', async () => {
    assert.deepEqual(await pageTo({ PAGER: 'no-such-pager' }), {
      paged: '',
      printed: long,
      handedOver: true,
    })
  })

  it('prints at once what fits, what is not to be paged, and in CI', async () => {
    const plain = { paged: '', handedOver: false }
    assert.deepEqual(await pageTo({ PAGER: 'head' }, 'short\n'), { ...plain, printed: 'short\n' })
    assert.deepEqual(await pageTo({ PAGER: 'head' }, long, false), { ...plain, printed: long })
    for (const env of [
      { PAGER: 'head', CI: '1' },
      { PAGER: 'head', TERM: 'dumb' },
      { PAGER: '' },
      { PAGER: 'cat' },
    ]) {
      assert.deepEqual(await pageTo(env), { ...plain, printed: long })
    }
  })

  it('counts long lines as the rows that they fill', async () => {
    const { handedOver } = await pageTo({ PAGER: 'head' }, `${'x'.repeat(400)}\n`)
    assert.equal(handedOver, true)
  })
})
