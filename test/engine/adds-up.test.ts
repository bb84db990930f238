import assert from 'node:assert/strict'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTerm } from '../../core/term.ts'
import { scan } from '../../engine/scan.ts'

/** A plain count of a tree of real files, written as simply as it can be. */
function plainCount(
  folder: string,
  pattern: RegExp,
  isLeftOut: (path: string) => boolean,
  path = '',
): number {
  let count = 0
  for (const name of readdirSync(join(folder, path))) {
    const child = path === '' ? name : `${path}/${name}`
    const stat = lstatSync(join(folder, child))
    if (stat.isSymbolicLink()) continue
    count += name.match(pattern)?.length ?? 0
    if (stat.isDirectory()) count += plainCount(folder, pattern, isLeftOut, child)
    else if (!isLeftOut(child))
      count += readFileSync(join(folder, child), 'latin1').match(pattern)?.length ?? 0
  }
  return count
}

describe('the census of the installed packages', () => {
  for (const [typed, pattern] of [
    ['parser', /parsers?/gi],
    ['index', /indices|index/gi],
  ] as const) {
    it(`adds up to a plain search for ${typed}`, async () => {
      const cwd = join(process.cwd(), 'node_modules')
      const census = await take(cwd, typed)
      const { byCategory, byKind, bySurface, byAction } = census.summary
      for (const table of [byCategory, byKind, bySurface, byAction]) {
        const sum = Object.values(table).reduce((left, right) => left + right, 0)
        assert.equal(sum, census.summary.occurrences)
      }
      assert.ok(census.summary.occurrences > 100)
      const isLeftOut = (path: string): boolean => census.skipped.has(`node_modules/${path}`)
      const plain = plainCount(cwd, pattern, isLeftOut)
      assert.equal(census.summary.occurrences + census.summary.nearMisses, plain)
    })
  }
})

async function take(cwd: string, typed: string) {
  const events = scan({
    cwd,
    paths: ['.'],
    terms: [parseTerm(typed)],
    include: [],
    exclude: [],
    ignore: false,
    hidden: true,
    maxFileSize: 1 << 25,
    version: '0',
  })
  const skipped = new Set<string>()
  for await (const event of events) {
    if (event.type === 'skipped') skipped.add(event.skipped.path)
    if (event.type === 'summary') return { summary: event.summary, skipped }
  }
  throw new Error('Unexpected end of the census, expected a summary')
}
