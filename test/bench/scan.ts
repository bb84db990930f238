import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rgPath } from '@vscode/ripgrep'
import { listTree } from '../../engine/tree.ts'
import { type BenchTree, bytesOf, makeTree, partOf } from './tree.ts'

/**
 * Times a scan against ripgrep on the same tree, in turn, and how the time grows with the tree.
 *
 *     npm run bench                     a generated tree
 *     npm run bench -- PATH TERM [N]    a real one, N rounds (5)
 */
const child = fileURLToPath(new URL('child.js', import.meta.url))
const [path, term = 'lighthouse', rounds = '5'] = process.argv.slice(2)

interface Run {
  readonly seconds: number
  readonly peak: number
  readonly occurrences: number
}

function run(
  command: string,
  args: readonly string[],
): { seconds: number; stderr: string; last: string } {
  const out = join(scratch, 'out')
  const fd = openSync(out, 'w')
  const start = performance.now()
  const { stderr } = spawnSync(command, args, { stdio: ['ignore', fd, 'pipe'], encoding: 'utf8' })
  const seconds = (performance.now() - start) / 1000
  return { seconds, stderr, last: spawnSync('tail', ['-n', '1', out], { encoding: 'utf8' }).stdout }
}

function scanOnce(root: string): Run {
  const { seconds, stderr, last } = run(process.execPath, [
    child,
    'scan',
    term,
    root,
    '-f',
    'ndjson',
  ])
  const summary: { occurrences: number } = JSON.parse(last)
  return {
    seconds,
    peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024,
    occurrences: summary.occurrences,
  }
}

const searchOnce = (root: string): number =>
  run(rgPath, ['--no-config', '--json', '-i', '-F', '-e', term, '--', root]).seconds

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

const scratch = mkdtempSync(join(tmpdir(), 'cutover-bench-'))

/** The files that a scan looks at; a real tree is copied, so that git plays no part in the parts. */
async function treeAt(folder: string): Promise<BenchTree> {
  const { root, files } = await listTree({
    cwd: resolve(folder),
    paths: [],
    include: [],
    exclude: [],
    ignore: true,
    hidden: true,
  })
  return partOf(
    { root, files: files.filter(({ raw }) => raw === undefined).map(file => file.path) },
    1,
  )
}

const tree = path === undefined ? makeTree(4000) : await treeAt(path)
const bytes = bytesOf(tree)
console.log(
  `${tree.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, term ${term}, ${rounds} rounds`,
)
const [scans, searches]: [Run[], number[]] = [[], []]
for (let round = 0; round < Number(rounds); round += 1) {
  scans.push(scanOnce(tree.root))
  searches.push(searchOnce(tree.root))
}
const seconds = median(scans.map(one => one.seconds))
const occurrences = scans[0]?.occurrences ?? 0
console.log(
  `scan     ${seconds.toFixed(2)} s, ${Math.round(occurrences / seconds)} occurrences/s, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s, ${occurrences} occurrences`,
)
console.log(`peak     ${Math.round(Math.max(...scans.map(one => one.peak)))} MB`)
console.log(
  `ripgrep  ${median(searches).toFixed(2)} s, ratio ${(seconds / median(searches)).toFixed(1)}`,
)
for (const n of [8, 4, 2]) {
  const part = partOf(tree, n)
  const time = median(
    [scanOnce(part.root), scanOnce(part.root), scanOnce(part.root)].map(one => one.seconds),
  )
  console.log(`1/${n}      ${time.toFixed(2)} s, ${(time / seconds).toFixed(2)} of the whole`)
  rmSync(part.root, { recursive: true })
}
rmSync(tree.root, { recursive: true })
rmSync(scratch, { recursive: true })
