import assert from 'node:assert/strict'

import { json } from '../../analyzers/json.ts'
import { drawRegions } from '../support/regions.ts'

describe('json', () => {
  it('names keys and strings by their path from the root', async () => {
    const text = `{
  "lighthouse": { "name": "north lighthouse", "lit": true },
  "towers": ["lighthouse", { "kind": "lighthouse" }, ["lighthouse"]],
  "lighthouses": [{}, { "by": { "lighthouse": [] } }], "after": "lighthouse",
  "escaped \\" lighthouse": "a \\"lighthouse\\" \\u00e9 lighthouse"
}
`
    const drawn = await drawRegions(json, { text })
    assert.equal(
      drawn,
      `
  "lighthouse": { "name": "north lighthouse", "lit": true },
   ^^^^^^^^^^ key name=lighthouse keys=lighthouse
                           ^^^^^^^^^^^^^^^^ scalar slot=value name=name keys=lighthouse.name
  "towers": ["lighthouse", { "kind": "lighthouse" }, ["lighthouse"]],
              ^^^^^^^^^^ scalar slot=item name=towers keys=towers
                                      ^^^^^^^^^^ scalar slot=value name=kind keys=towers.kind
                                                       ^^^^^^^^^^ scalar slot=item name=towers keys=towers
  "lighthouses": [{}, { "by": { "lighthouse": [] } }], "after": "lighthouse",
   ^^^^^^^^^^^ key name=lighthouses keys=lighthouses
                                 ^^^^^^^^^^ key name=lighthouse keys=lighthouses.by.lighthouse
                                                                 ^^^^^^^^^^ scalar slot=value name=after keys=after
  "escaped \\" lighthouse": "a \\"lighthouse\\" \\u00e9 lighthouse"
   ^^^^^^^^^^^^^^^^^^^^^ key name=escaped \\" lighthouse keys=escaped \\" lighthouse
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=escaped \\" lighthouse keys=escaped \\" lighthouse
`,
    )
  })

  it('allows comments, trailing commas, single quotes and bare keys', async () => {
    const text = `// lighthouse
{ /* lighthouse */
  lighthouse: 'lighthouse', // lighthouse
  "towers": ["lighthouse",],
}
`
    const drawn = await drawRegions(json, { text })
    assert.equal(
      drawn,
      `
// lighthouse
^^^^^^^^^^^^^ comment/line
{ /* lighthouse */
  ^^^^^^^^^^^^^^^^ comment/block
  lighthouse: 'lighthouse', // lighthouse
  ^^^^^^^^^^ key name=lighthouse keys=lighthouse
               ^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
                            ^^^^^^^^^^^^^ comment/line
  "towers": ["lighthouse",],
              ^^^^^^^^^^ scalar slot=item name=towers keys=towers
`,
    )
  })

  it('finds placeholders', async () => {
    const text = `{ "path": "\${lighthouse}/{{ lighthouse }}", "lighthouse": "{{lighthouse}} lights" }
`
    const drawn = await drawRegions(json, { text })
    assert.equal(
      drawn,
      `
{ "path": "\${lighthouse}/{{ lighthouse }}", "lighthouse": "{{lighthouse}} lights" }
             ^^^^^^^^^^ placeholder
                           ^^^^^^^^^^^^ placeholder
                                             ^^^^^^^^^^ key name=lighthouse keys=lighthouse
                                                             ^^^^^^^^^^ placeholder
`,
    )
  })

  it('recovers from what is broken', async () => {
    const text = `{ "lighthouse: 1,
  "lighthouse" "lighthouse" }, ] "lighthouse
`
    const drawn = await drawRegions(json, { text })
    assert.equal(
      drawn,
      `
{ "lighthouse: 1,
   ^^^^^^^^^^^^^^ key name=lighthouse: 1, keys=lighthouse: 1,
  "lighthouse" "lighthouse" }, ] "lighthouse
   ^^^^^^^^^^ scalar slot=value name=lighthouse: 1, keys=lighthouse: 1,
                ^^^^^^^^^^ scalar slot=value name=lighthouse: 1, keys=lighthouse: 1,
                                  ^^^^^^^^^^ scalar slot=value
`,
    )
  })

  it('reads every line as a document of its own', async () => {
    const text = `{"lighthouse": "lighthouse"}
{"a": {"broken": 
{"a": "lighthouse", "list": ["lighthouse"]}

{"b": "none"}
"lighthouse"
`
    const drawn = await drawRegions(json, { text, language: 'jsonl' })
    assert.equal(
      drawn,
      `
{"lighthouse": "lighthouse"}
  ^^^^^^^^^^ key name=lighthouse keys=lighthouse
                ^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
{"a": "lighthouse", "list": ["lighthouse"]}
       ^^^^^^^^^^ scalar slot=value name=a keys=a
                              ^^^^^^^^^^ scalar slot=item name=list keys=list
"lighthouse"
 ^^^^^^^^^^ scalar slot=value
`,
    )
  })

  it('follows deep lists, and refuses keys that have no end', async () => {
    const list = `${'['.repeat(10_000)}"lighthouse`
    const drawn = await json({ path: 'a', text: list, language: 'json' }, [hitAt(list)])
    assert.deepEqual(drawn[0]?.context, { slot: 'item' })
    const map = `${'{"a":'.repeat(10_000)}"lighthouse"`
    await assert.rejects(
      async () => json({ path: 'a', text: map, language: 'json' }, [hitAt(map)]),
      {
        message: 'Unexpected key 1001 levels deep, expected at most 1000',
      },
    )
  })

  const hitAt = (text: string) => {
    const start = text.indexOf('lighthouse')
    return { start, end: start + 'lighthouse'.length }
  }
})
