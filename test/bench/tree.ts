import { copyFileSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A tree to scan, and its files as paths below it. */
export interface BenchTree {
  readonly root: string
  readonly files: readonly string[]
}

const source = (index: number): string => `import { keeper } from './keeper-${index % 7}.js'

/** A lighthouse with the number ${index}. */
export class Lighthouse${index} {
  readonly lighthouseId = 'lighthouse-${index}'
  light(row: Record<string, string>): string {
    // the lighthouse answers
    return keeper(row['lighthouse_id'] ?? process.env.LIGHTHOUSE_HOME)
  }
}
${'export const filler = [1, 2, 3].map(value => value * 2)\n'.repeat(60)}`

const document = (index: number): string => `# Lighthouse ${index}

${'The keeper of the coast writes one line each evening, and nobody reads it.\n\n'.repeat(30)}
- run \`lighthouse --lighthouse-name ${index}\`

\`\`\`yaml
lighthouse: ${index}
\`\`\`
`

/** Makes files of the sorts that repositories are made of; every second one has no hit. */
export function makeTree(count: number): BenchTree {
  const root = mkdtempSync(join(tmpdir(), 'cutover-bench-'))
  const files: string[] = []
  for (let index = 0; index < count; index += 1) {
    const [path, text] =
      index % 4 === 3
        ? [`docs/page-${index}.md`, document(index)]
        : [`src/part-${index % 50}/file-${index}.ts`, source(index)]
    const full = join(root, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, index % 2 === 0 ? text : text.replaceAll(/lighthouse/gi, 'harbour'))
    files.push(path)
  }
  return { root, files }
}

/** Copies every n-th file, so that each part is like the whole. */
export function partOf({ root, files }: BenchTree, n: number): BenchTree {
  const part = mkdtempSync(join(tmpdir(), 'cutover-bench-'))
  const chosen = files.filter((_, index) => index % n === 0)
  for (const path of chosen) {
    mkdirSync(dirname(join(part, path)), { recursive: true })
    copyFileSync(join(root, path), join(part, path))
  }
  return { root: part, files: chosen }
}

export function bytesOf({ root, files }: BenchTree): number {
  return files.map(path => statSync(join(root, path)).size).reduce((sum, size) => sum + size, 0)
}
