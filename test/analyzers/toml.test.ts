import assert from 'node:assert/strict'

import { toml } from '../../analyzers/toml.ts'
import { drawRegions } from '../support/regions.ts'

describe('toml', () => {
  it('names keys and strings by their path from the root', async () => {
    const text = `lighthouse = "lighthouse" # lighthouse
tower.lighthouse.lit = 'a lighthouse'

[project.lighthouse]
name = "lighthouse"
towers = ["lighthouse", { lighthouse = "lighthouse", lit = 1979-05-27 }, ["lighthouse"]]

[[tool."lighthouse kit"]]
notes = """
A lighthouse
on a rock"""
raw = '''lighthouse'''
url = "\${LIGHTHOUSE_URL}"
`
    const drawn = await drawRegions(toml, { text })
    assert.equal(
      drawn,
      `
lighthouse = "lighthouse" # lighthouse
^^^^^^^^^^ key name=lighthouse keys=lighthouse
              ^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
                          ^^^^^^^^^^^^ comment/line
tower.lighthouse.lit = 'a lighthouse'
      ^^^^^^^^^^ key name=lighthouse keys=tower.lighthouse
                        ^^^^^^^^^^^^ scalar slot=value name=lit keys=tower.lighthouse.lit
[project.lighthouse]
         ^^^^^^^^^^ key name=lighthouse keys=project.lighthouse
name = "lighthouse"
        ^^^^^^^^^^ scalar slot=value name=name keys=project.lighthouse.name
towers = ["lighthouse", { lighthouse = "lighthouse", lit = 1979-05-27 }, ["lighthouse"]]
           ^^^^^^^^^^ scalar slot=item name=towers keys=project.lighthouse.towers
                          ^^^^^^^^^^ key name=lighthouse keys=project.lighthouse.towers.lighthouse
                                        ^^^^^^^^^^ scalar slot=value name=lighthouse keys=project.lighthouse.towers.lighthouse
                                                                           ^^^^^^^^^^ scalar slot=item name=towers keys=project.lighthouse.towers
[[tool."lighthouse kit"]]
        ^^^^^^^^^^^^^^ key name=lighthouse kit keys=tool.lighthouse kit
A lighthouse
^^^^^^^^^^^^ scalar slot=value name=notes keys=tool.lighthouse kit.notes
raw = '''lighthouse'''
         ^^^^^^^^^^ scalar slot=value name=raw keys=tool.lighthouse kit.raw
url = "\${LIGHTHOUSE_URL}"
         ^^^^^^^^^^^^^^ placeholder
`,
    )
  })

  it('throws on what is no TOML', async () => {
    const source = { path: 'a', text: 'lighthouse = [', language: 'toml' }
    await assert.rejects(toml(source, [{ start: 0, end: 10 }]), SyntaxError)
  })
})
