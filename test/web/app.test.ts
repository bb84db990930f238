import assert from 'node:assert/strict'
import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fragmentOf } from '../../web/html.ts'
import { promptHtml } from '../../web/prompt.ts'
import { fog, lamps, through } from '../support/missions.ts'
import { withFolder, writeFiles } from '../support/repository.ts'
import { logOf } from '../support/rows.ts'
import { ask, withServer } from './served.ts'

const served = (run: Parameters<typeof withServer<void>>[2]) =>
  withFolder({ ...lamps, ...fog }, root => withServer(root, 'cutover', run))

describe('the dashboard', () => {
  it('gives the page to everybody on this machine, and nothing of the missions with it', () =>
    served(async serving => {
      const response = await ask(serving, '/', {})
      assert.equal(response.status, 200)
      assert.doesNotMatch(await response.text(), /lamps for all/i)
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /^default-src 'none'; script-src 'self'; style-src 'self'/,
      )
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    }))

  const paths = ['/page/list', '/page/mission?name=042-lamps', '/api/missions', '/events']
  it('gives missions to whoever has the token, and to nobody else', () =>
    served(async serving => {
      for (const path of paths) {
        assert.equal((await ask(serving, path, {})).status, 403, path)
        assert.equal((await ask(serving, path, { 'x-cutover-token': 'x' })).status, 403, path)
      }
    }))

  it('answers under its own name only', () =>
    served(async serving => {
      const port = new URL(serving.url).port
      const strangers: readonly Readonly<Record<string, string>>[] = [
        { host: `evil.example:${port}` },
        { host: '127.0.0.1:1' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ]
      for (const headers of strangers) {
        const { request } = await import('node:http')
        const status = await new Promise(resolve => {
          const options = { port, host: '127.0.0.1', path: '/', headers }
          request(options, response => resolve(response.resume().statusCode)).end()
        })
        assert.equal(status, 403, JSON.stringify(headers))
      }
    }))

  it('knows the missions there are', () =>
    served(async serving => {
      const { missions } = JSON.parse(await (await ask(serving, '/api/missions')).text())
      assert.deepEqual(
        missions.map((one: { mission: string }) => one.mission),
        ['042-lamps', 'fog-01KQCCCC'],
      )
      const board = JSON.parse(await (await ask(serving, '/api/mission?name=042-lamps')).text())
      assert.equal(board.work_packages.length, 5)
      for (const name of ['', 'x', '../042-lamps', '042-lamps/..'])
        for (const [path, status] of [
          ['/api/mission', 404],
          ['/page/mission', 404],
          ['/page/row', 204],
        ] as const)
          assert.equal(
            (await ask(serving, `${path}?name=${encodeURIComponent(name)}`)).status,
            status,
          )
    }))

  it('is up to date before anybody listens, and when folders come again', () =>
    withFolder({ ...lamps, ...fog }, root =>
      withServer(root, 'cutover', async serving => {
        const numbers = async () =>
          JSON.parse(await (await ask(serving, '/api/progress')).text()).missions.map(
            (one: { mission: string; percentage: number }) => `${one.mission} ${one.percentage}`,
          )
        const becomes = async (...wanted: readonly string[]) => {
          for (let tries = 0; tries < 20; tries += 1) {
            if ((await numbers()).join() === wanted.join()) return
            await new Promise(resolve => setTimeout(resolve, 50))
          }
          assert.deepEqual(await numbers(), wanted)
        }
        const log = 'kitty-specs/fog-01KQCCCC/status.events.jsonl'
        await new Promise(resolve => setTimeout(resolve, 200))
        appendFileSync(join(root, log), logOf(through(50, 'WP02', 'planned')))
        await becomes('042-lamps 66', 'fog-01KQCCCC 50')
        rmSync(join(root, 'kitty-specs/fog-01KQCCCC'), { recursive: true })
        await becomes('042-lamps 66')
        writeFiles(root, fog)
        await becomes('042-lamps 66', 'fog-01KQCCCC 100')
        appendFileSync(join(root, log), logOf(through(60, 'WP03', 'planned')))
        await becomes('042-lamps 66', 'fog-01KQCCCC 50')
        rmSync(join(root, 'kitty-specs'), { recursive: true })
        writeFiles(root, { 'kitty-specs': 'a file' })
        await becomes()
        rmSync(join(root, 'kitty-specs'))
        writeFiles(root, { ...lamps, ...fog })
        await becomes('042-lamps 66', 'fog-01KQCCCC 100')
      }),
    )).timeout(20_000)

  it('tells of an append within a second, to everybody who listens', () =>
    withFolder({ ...lamps, ...fog }, root =>
      withServer(root, 'cutover', async serving => {
        const readers = await Promise.all(
          [1, 2].map(async () => (await ask(serving, '/events')).body?.getReader()),
        )
        await new Promise(resolve => setTimeout(resolve, 200))
        const start = performance.now()
        const log = join(root, 'kitty-specs/fog-01KQCCCC/status.events.jsonl')
        appendFileSync(log, logOf(through(50, 'WP02', 'planned')))
        for (const reader of readers) {
          let text = ''
          while (!text.includes('data:'))
            text += new TextDecoder().decode((await reader?.read())?.value)
          assert.match(text, /event: missions\ndata: \{"missions":\["fog-01KQCCCC"\]\}\nid: 1/)
          await reader?.cancel()
        }
        assert.ok(performance.now() - start < 1000)
      }),
    ))
})

describe('a prompt that would take its reader too long', () => {
  const bombs = [
    '>'.repeat(5000),
    '*a_'.repeat(60_000),
    '- '.repeat(3000),
    '['.repeat(50_000),
    '|a'.repeat(50_000),
    `${' '.repeat(5000)}x\n`.repeat(50),
  ]
  for (const bomb of bombs)
    it(`is shown as it is: ${JSON.stringify(bomb.slice(0, 12))}`, () => {
      assert.match(promptHtml(bomb), /^<pre>/)
    }).timeout(3000)
})

describe('names as fragments', () => {
  it('are never the same for two', () => {
    const names = ['a b', 'a_20_b', 'a_20b', 'a.b', 'a', 'ü', '\ud800', 'A', 'a-b', '%20']
    assert.equal(new Set(names.map(name => fragmentOf('mission', name))).size, names.length)
    assert.match(fragmentOf('wp', 'v3.2-x', 'WP01'), /^wp\.v3_2e_2-x\.WP01$/)
  })
})

describe('a prompt', () => {
  const cases: readonly (readonly [string, RegExp, RegExp])[] = [
    ['# A *b* `c`', /<h1>A <em>b<\/em> <code>c<\/code><\/h1>/, /\0/],
    ['<script>x()</script>\n\n<img src=x onerror=x()>', /^\s*$/, /script|img|x\(\)/],
    ['[a](javascript:x) [b](https://x.example)', /<a href="https:\/\/x.example">b/, /javascript/],
    ['![a](https://x.example/y.png)', /^<p>/, /<img|x\.example/],
    ['- [x] done\n\n| a |\n|---|\n| b |', /<table>[\s\S]*<td>b<\/td>/, /onclick/],
    ['<a href="data:text/html,x" id="main">y</a>', /y/, /data:|id=/],
  ]
  for (const [markdown, has, lacks] of cases)
    it(`of ${JSON.stringify(markdown)} can do nothing`, () => {
      const text = promptHtml(markdown)
      assert.match(text, has)
      assert.doesNotMatch(text, lacks)
    })
})
