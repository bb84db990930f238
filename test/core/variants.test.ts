import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { replaceAll } from '../support/replace-all.ts'

const file = '../shared/data/variants/cases.jsonl'

interface Case {
  readonly search: string
  readonly replace: string
  readonly input: string
  readonly expected: string
}

/** What differs on purpose, and why. */
const differences: Readonly<Record<string, string>> = {
  'DeployRequests in DeployRequest': 'the other tool ran without plurals, which are on here',
  'DeployRequest in DeployRequests': 'the other tool ran without plurals, which are on here',
  'old in old_dir/': 'a word inside of a snake name is found, whatever stands around it',
}

describe('cases of another case-aware rename tool', () => {
  it('gives the same results', function () {
    if (!existsSync(file)) {
      console.log(`      no ${file}, so there is nothing to compare with`)
      this.skip()
    }
    const different = readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(readCase)
      .map(one => ({ ...one, actual: replaceAll(one.input, one.search, { to: one.replace }) }))
      .filter(({ actual, expected }) => actual !== expected)
    assert.deepEqual(
      different.map(({ search, input }) => `${search} in ${input}`),
      Object.keys(differences),
    )
  })
})

function readCase(line: string): Case {
  const value: unknown = JSON.parse(line)
  assert.ok(typeof value === 'object' && value !== null)
  const field = (name: string): string => {
    const content: unknown = Reflect.get(value, name)
    assert.ok(typeof content === 'string')
    return content
  }
  return {
    search: field('search'),
    replace: field('replace'),
    input: field('input'),
    expected: field('expected'),
  }
}
