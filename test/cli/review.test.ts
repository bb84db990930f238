import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { main } from '../../cli/main.ts'
import { parsePlan } from '../../engine/plan/document.ts'
import { type Files, withRepository } from '../support/repository.ts'
import { Recorder, terminal } from './terminal.ts'

const files: Files = {
  'a.yaml': 'lighthouse: 1\n',
  'b.yaml': 'lighthouse: 2\n',
  'c.ts': 'row["lighthouse"]\n',
}

const path = '.cutover/lamps/plan.yaml'

/** Types keys into a review, and returns what it printed and the decisions of the plan. */
async function review(folder: string, keys: string) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
  const stdout = new Recorder({ isTTY: true, rows: 200, columns: 100 })
  const io = terminal({ cwd: folder, stdin, stdout, env: { NO_COLOR: '1' } })
  stdin.end(keys)
  const status = await main(['review'], io)
  const source = readFileSync(join(folder, path), 'utf8')
  const decisions = parsePlan('lamps', path, source).decisions.map(({ select, action, reason }) =>
    [JSON.stringify(select).replace(/[0-9a-f]{16}/, 'ID'), action, reason].join(' '),
  )
  return { status, text: stdout.text, decisions }
}

const withPlan = (run: (folder: string) => Promise<void>): Promise<void> =>
  withRepository(files, async folder => {
    const io = terminal({ cwd: folder })
    assert.equal(await main(['plan', 'lighthouse', 'beacon', '--name', 'lamps'], io), 0)
    await run(folder)
  })

const keyGroup = '{"kind":"config/key","contract":"configuration key"}'
const stored = '{"kind":"config/serialized-key","contract":"serialized key"}'

describe('cutover review in a terminal', () => {
  it('shows each group with code frames, and takes renames and reasons', () =>
    withPlan(async folder => {
      const { status, text, decisions } = await review(folder, 'rkstored by users\r')
      assert.equal(status, 0)
      assert.deepEqual(decisions, [`${stored} keep stored by users`, `${keyGroup} rename reviewed`])
      assert.match(text, /1 of 2: config\/key contract:"configuration key", 2; visible/)
      assert.match(
        text,
        / {2}a.yaml:1:1 {2}lighthouse -> beacon\n {2}> 1 \| lighthouse: 1\n {6}\| \^+\n/,
      )
      assert.match(text, /2 of 2: config\/serialized-key/)
      assert.match(text, /Why is it kept\? stored by users\n/)
    }))

  it('decides one by one, and the rest alike', () =>
    withPlan(async folder => {
      const { decisions, text } = await review(folder, 'orakno\rq')
      assert.deepEqual(decisions, [
        '{"fingerprint":"ID"} rename reviewed',
        '{"fingerprint":"ID"} keep no',
      ])
      assert.match(text, /2 of 2: b.yaml:1:1/)
      assert.match(text, /all that are left: rename, keep/)
    }))

  it('goes back, and takes the decision back', () =>
    withPlan(async folder => {
      const { decisions } = await review(folder, 'rbkbecause\rq')
      assert.deepEqual(decisions, [`${keyGroup} keep because`])
      const again = await review(folder, 'r')
      assert.deepEqual(again.decisions, [`${stored} rename reviewed`, `${keyGroup} keep because`])
    }))

  it('keeps what was decided when it is left, by q, by Ctrl-C or by the end of the input', () =>
    withPlan(async folder => {
      assert.deepEqual((await review(folder, 'q')).decisions, [])
      assert.deepEqual((await review(folder, '\u0003')).decisions, [])
      assert.deepEqual((await review(folder, 'obq')).decisions, [])
      const { decisions, status, text } = await review(folder, '?xkw\u007fwhy\rs')
      assert.deepEqual(decisions, [`${keyGroup} keep why`])
      assert.equal(status, 1)
      assert.match(text, /o {2}decide one by one/)
      assert.match(text, /Open: 1 decision/)
    }))

  it('asks for a reason until there is one', () =>
    withPlan(async folder => {
      const { decisions } = await review(folder, 'k\rk\u001b')
      assert.deepEqual(decisions, [])
      assert.deepEqual((await review(folder, 'okno\r?b?rbrq')).decisions.length, 1)
      const { text } = await review(folder, 'k\r\r\u001bq')
      assert.match(text, /A reason is needed; Escape goes back\n/)
    }))

  it('leaves one open and goes on, and takes the way back that it came', () =>
    withPlan(async folder => {
      const { decisions, text } = await review(folder, 'obxoabsrq')
      assert.deepEqual(decisions, ['{"fingerprint":"ID"} rename reviewed'])
      assert.equal(text.match(/1 of 2: config\/key/g)?.length, 2)
      assert.match(text, /b {2}back to the group before/)
      assert.match(text, /all that are left: rename, keep \[r,k,b,q,\?\] b\n/)
    }))
})
