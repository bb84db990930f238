import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { actions, categories, kinds } from '../../core/occurrence.ts'
import { skipReasons } from '../../core/report.ts'
import { styleNames } from '../../core/styles.ts'
import { surfaces } from '../../core/surface.ts'
import { noFilter } from '../../reports/filter.ts'
import { json } from '../../reports/json.ts'
import { ndjson } from '../../reports/ndjson.ts'
import { eventsOf, fullReport, options } from './sample.ts'

const load = (name: string) => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'))

const census = load('census')
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false })
const isCensus = ajv.compile(census)
const isLine = ajv.compile(load('census-line'))
const filter = { ...noFilter, category: ['prose'] } as const

describe('schema/', () => {
  it('accepts what the JSON reporter prints, with and without near misses and a filter', () => {
    for (const selection of [
      { filter: noFilter, nearMisses: false },
      { filter, nearMisses: true },
    ]) {
      isCensus(JSON.parse(json(fullReport, options({ selection }))))
      assert.deepEqual(isCensus.errors, null)
    }
  })

  it('accepts every line of the NDJSON reporter', async () => {
    for await (const event of eventsOf(fullReport)) {
      for (const line of [
        ndjson(event, { filter: noFilter, nearMisses: true }),
        ndjson(event, { filter, nearMisses: true }),
      ]) {
        isLine(JSON.parse(line))
        assert.deepEqual(isLine.errors, null, line)
      }
    }
  })

  it('refuses a kind of another category and a missing field', () => {
    const [first, second] = fullReport.occurrences
    const { text: _, ...rest } = second ?? {}
    const broken = JSON.parse(json(fullReport, options()))
    assert.equal(isCensus({ ...broken, occurrences: [{ ...first, kind: 'heading' }] }), false)
    assert.equal(isCensus({ ...broken, occurrences: [rest] }), false)
  })

  it('knows the names of the tables in core/, no more and no fewer', () => {
    const { $defs } = census
    assert.deepEqual($defs.category.enum, categories)
    assert.deepEqual($defs.surface.enum, surfaces)
    assert.deepEqual($defs.style.enum, styleNames)
    assert.deepEqual($defs.action.enum, actions)
    assert.deepEqual($defs.skipped.properties.reason.enum, skipReasons)
    assert.deepEqual(
      $defs.meaning.anyOf.map(
        ({
          properties,
        }: {
          properties: { category: { const: string }; kind: { enum: string[] } }
        }) => [properties.category.const, properties.kind.enum],
      ),
      Object.entries(kinds),
    )
    assert.deepEqual(
      $defs.summary.properties.byKind.propertyNames.enum,
      Object.entries(kinds).flatMap(([category, names]) =>
        names.map(kind => `${category}/${kind}`),
      ),
    )
    assert.deepEqual(Object.keys($defs.summary.properties.byCategory.properties), categories)
    assert.deepEqual(Object.keys($defs.summary.properties.bySurface.properties), surfaces)
    assert.deepEqual(Object.keys($defs.summary.properties.byAction.properties), actions)
  })
})
