import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { main } from '../../cli/main.ts'
import { planActions } from '../../core/plan.ts'
import { selectorNames } from '../../core/selector-fields.ts'
import { verifyStateNames } from '../../core/verification.ts'
import { terminal } from '../cli/terminal.ts'
import { git, withRepository, writeFiles } from '../support/repository.ts'

const load = (name: string) => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'))
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { date: true } })
const names = [
  'verify',
  'plan',
  'ledger',
  'gate',
  'plan-report',
  'ledger-report',
  'map-report',
] as const
for (const name of names) ajv.addSchema(load(name), `${name}.schema.json`)

function assertFits(name: (typeof names)[number], value: unknown): void {
  const check = ajv.getSchema(`${name}.schema.json`)
  assert.ok(check)
  check(value)
  assert.deepEqual(check.errors, null)
}

describe('schema/', () => {
  it('accepts what the commands around a plan write and print', () =>
    withRepository(
      { 'a.ts': 'lighthouse(row["lighthouse"])\n', 'lighthouse.md': '' },
      async folder => {
        const run = async (...argv: readonly string[]): Promise<string> => {
          const io = terminal({ cwd: folder })
          await main(argv, io)
          assert.equal(io.stderr.text, '')
          return io.stdout.text
        }
        const file = (name: string): unknown =>
          parse(readFileSync(join(folder, '.cutover/lamps', name), 'utf8'))
        git(folder, 'checkout', '--quiet', '-b', 'cut')
        const plan = await run('plan', 'lighthouse', 'beacon', '--name', 'lamps', '-f', 'json')
        assertFits('plan-report', JSON.parse(plan))
        await run('review', '--decide', 'config=keep: stored', '--decide', 'path=rename: ours')
        assertFits('plan', file('plan.yaml'))
        assertFits('plan-report', JSON.parse(await run('approve', '--by', 'Ada', '-f', 'json')))
        await run('apply')
        await run('ledger', '--add', '--owner', 'me', '--expires', '2030-01-01')
        assertFits('ledger', file('ledger.yaml'))
        writeFiles(folder, { 'b.ts': 'lighthouse()\n' })
        git(folder, 'add', '--all')
        git(folder, 'commit', '--quiet', '--message=Rename')
        assertFits('verify', JSON.parse(await run('verify', '--all', '-f', 'json')))
        assertFits('gate', JSON.parse(await run('gate', '-f', 'json')))
        assertFits('ledger-report', JSON.parse(await run('ledger', '-f', 'json')))
        const map = 'kitty-specs/001-lamps/occurrence_map.yaml'
        writeFiles(folder, { [map]: await run('map', 'export') })
        assertFits('map-report', JSON.parse(await run('map', 'check', map, '-f', 'json')))
      },
    ))

  it('knows the states, actions and fields of the tables in core/', () => {
    assert.deepEqual(load('verify').properties.items.items.properties.state.enum, verifyStateNames)
    const decision = load('plan').properties.decisions.items.properties
    assert.deepEqual(decision.action.enum, planActions)
    assert.deepEqual(Object.keys(decision).slice(0, selectorNames.length), selectorNames)
  })
})
