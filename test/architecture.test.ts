import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'
import { languages } from '../analyzers/languages.ts'
import { classifiers } from '../classifiers/index.ts'

const pure = ['core', 'analyzers', 'classifiers', 'rules', 'reports']
const adapters = ['files', 'git']
const steps = ['engine', 'missions']

/** Who may import whom. A folder may always import itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  analyzers: ['core'],
  classifiers: ['core'],
  rules: ['core'],
  reports: ['core'],
  files: ['core'],
  git: ['core'],
  engine: [...pure, ...adapters],
  missions: [...pure, ...adapters],
  audit: [...pure, ...adapters, ...steps],
  web: [...pure, ...adapters, ...steps, 'audit'],
  cli: [...pure, ...adapters, ...steps, 'audit', 'web'],
}

/** Who may reach the world, and by which module. */
const edges: Readonly<Record<string, RegExp>> = {
  'node:fs': /^(?:files\/.*|cli\/(?:output|version)\.ts)$/,
  'node:fs/promises': /^(?:files\/.*|cli\/output\.ts)$/,
  'node:child_process': /^(?:files\/(?:lock|search)|git\/run|cli\/pager)\.ts$/,
  'node:process': /^(?:git\/run\.ts|files\/processes\.ts|cli\/.*)$/,
}

const longest = 300

const sources = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts'))
        .map(name => posix.join(folder, name.replaceAll('\\', '/')))
        .toSorted()
    : []

const product = [...Object.keys(layers).flatMap(sources), 'index.ts']

/** Every module a file names: static, type-only and dynamic imports alike. */
const importsOf = (file: string): readonly string[] =>
  ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => fileName)

const importedFolders = (file: string): readonly string[] =>
  importsOf(file)
    .filter(name => name.startsWith('.'))
    .map(name => posix.join(posix.dirname(file), name).split('/')[0] ?? '')

describe('architecture', () => {
  for (const [layer, allowed] of Object.entries(layers)) {
    it(`${layer}/ imports only ${allowed.join(', ') || 'itself'}`, () => {
      const strays = sources(layer).flatMap(file =>
        importedFolders(file)
          .filter(target => target !== layer && !allowed.includes(target))
          .map(target => `${file} imports ${target}/`),
      )
      assert.deepEqual(strays, [])
    })
  }

  it('index.ts imports neither cli nor tests', () => {
    const strays = importedFolders('index.ts').filter(folder => !(folder in layers))
    assert.deepEqual(strays, [])
    assert.ok(!importedFolders('index.ts').includes('cli'))
  })

  for (const [module, allowed] of Object.entries(edges)) {
    it(`imports ${module} only at the edge`, () => {
      const strays = product.filter(file => importsOf(file).includes(module) && !allowed.test(file))
      assert.deepEqual(strays, [])
    })
  }

  it('reads process and writes to the console only in cli/', () => {
    const strays = product.filter(file => !file.startsWith('cli/') && usesWorld(file))
    assert.deepEqual(strays, [])
  })

  it('exports nothing by default', () => {
    const strays = product.filter(file => /^export default\b/m.test(readFileSync(file, 'utf8')))
    assert.deepEqual(strays, [])
  })

  it(`has no file of more than ${longest} lines`, () => {
    const strays = product
      .map(file => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > longest)
      .map(({ file, lines }) => `${file} has ${lines} lines`)
    assert.deepEqual(strays, [])
  })
})

/** Whether a file reads a member of `process` or `console`, as in `process.argv`. */
function usesWorld(file: string): boolean {
  const uses = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) &&
      /^(?:process|console)$/.test(node.expression.getText())) ||
    ts.forEachChild(node, child => uses(child) || undefined) === true
  return uses(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
}

describe('tables', () => {
  it('holds every classifier of the folder', async () => {
    const table: readonly unknown[] = Object.values(classifiers)
    const missing: string[] = []
    for (const file of sources('classifiers')) {
      const names = readFileSync(file, 'utf8').matchAll(/^export const (\w+): Classifier\b/gm)
      const module: unknown = await import(`../${file.replace(/\.ts$/, '.js')}`)
      for (const [, name = ''] of names) {
        if (!table.includes(exportOf(module, name))) missing.push(`${file}: ${name}`)
      }
    }
    assert.deepEqual(missing, [])
  })

  it('has a fixture for every language', () => {
    const missing = Object.keys(languages).filter(
      name => !existsSync(`test/fixtures/languages/${name}`),
    )
    assert.deepEqual(missing, [])
  })
})

const exportOf = (module: unknown, name: string): unknown =>
  typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined
