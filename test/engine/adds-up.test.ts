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
      let [occurrences, nearMisses] = [0, 0]
      const skipped = new Set<string>()
      const prefix = 'node_modules/'
      for await (const event of events) {
        if (event.type === 'occurrence') occurrences += 1
        if (event.type === 'near-miss') nearMisses += 1
        if (event.type === 'skipped') skipped.add(event.skipped.path.replace(prefix, ''))
        if (event.type !== 'summary') continue
        const { byCategory, byKind, bySurface, byAction } = event.summary
        for (const table of [byCategory, byKind, bySurface, byAction]) {
          assert.equal(
            Object.values(table).reduce((sum, one) => sum + one, 0),
            occurrences,
          )
        }
      }
      assert.ok(occurrences > 100)
      assert.equal(
        occurrences + nearMisses,
        plainCount(cwd, pattern, path => skipped.has(path)),
      )
    })
  }
})
