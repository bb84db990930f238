import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { readMission } from '../../../missions/mission/read.ts'
import { missionProgress } from '../../../missions/mission/status.ts'
import { withFolder } from '../../support/repository.ts'

const data = new URL('../../../../../shared/data/spec-kitty/', import.meta.url)

/** Keys of ours beside those of Spec Kitty. */
const own = ['mission', 'profile', 'profiles', 'numerator', 'denominator', 'left_out']

describe('real missions', () => {
  before(function () {
    if (existsSync(data)) return
    console.log('      skipped: real missions are not part of the package')
    this.skip()
  })

  it('reduce to the snapshots and the progress that Spec Kitty works out', async () => {
    const expected = readFileSync(new URL('expected.ndjson', data), 'utf8').trim().split('\n')
    assert.ok(expected.length >= 49)
    for (const line of expected) {
      const { mission: folder, snapshot, progress } = JSON.parse(line)
      const from = (name: string) => new URL(`missions/${folder}/${name}`, data)
      const files = Object.fromEntries(
        ['meta.json', 'status.events.jsonl']
          .filter(name => existsSync(from(name)))
          .map(name => [`kitty-specs/${folder}/${name}`, readFileSync(from(name))]),
      )
      await withFolder(files, root => {
        const mission = readMission(root, folder)
        const reduced = { ...mission.identity, ...mission.snapshot }
        assert.deepEqual(JSON.parse(JSON.stringify(reduced)), snapshot, folder)
        const numbers = Object.entries(missionProgress(mission, 'spec-kitty'))
        assert.deepEqual(
          Object.fromEntries(numbers.filter(([key]) => !own.includes(key))),
          progress,
          folder,
        )
      })
    }
  })
})
