import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { profileNames } from '../../missions/progress/profiles.ts'
import { cutover } from '../cli/cutover.ts'
import { fog, lamps } from '../support/missions.ts'
import { withRepository } from '../support/repository.ts'

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
for (const name of ['progress', 'status'])
  ajv.addSchema(
    JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')),
    `${name}.schema.json`,
  )

function assertFits(name: string, text: string): void {
  const check = ajv.getSchema(`${name}.schema.json`)
  assert.ok(check)
  check(JSON.parse(text))
  assert.deepEqual(check.errors, null)
}

describe('schema/ of missions', () => {
  it('accepts what the commands print and write', () =>
    withRepository({ ...lamps, ...fog }, async folder => {
      for (const profile of profileNames) {
        const run = async (...argv: readonly string[]) =>
          (await cutover(folder, ...argv, '--profile', profile)).stdout
        assertFits('progress', await run('progress', '--json'))
        assertFits('progress', await run('progress', '--mission', '42', '--json'))
        assertFits('progress', await run('progress', '--format', 'sync'))
        const path = join(folder, '.kittify/derived/042-lamps/progress.json')
        assertFits('progress', readFileSync(path, 'utf8'))
        assertFits('status', await run('status', '--json'))
        assertFits('status', await run('status', '--mission', '42', '--json'))
      }
    }))
})
