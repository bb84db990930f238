import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** npm as a person calls it; `--ignore-scripts` keeps the test from building again while it runs. */
const npm = (folder: string, ...args: readonly string[]): string =>
  execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

describe('the package', function () {
  this.timeout(180_000)
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cutover-package-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  it('works from its tarball in an empty folder', () => {
    npm(process.cwd(), 'pack', '--pack-destination', folder)
    const [tarball = ''] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
    writeFileSync(
      join(folder, 'package.json'),
      '{ "name": "harbour", "private": true, "dependencies": {} }\n',
    )
    npm(folder, 'install', join(folder, tarball))
    writeFileSync(
      join(folder, 'lighthouse.ts'),
      'export const lighthouse = process.env.LIGHTHOUSE_HOME // the lighthouse\n',
    )
    writeFileSync(join(folder, 'keeper.py'), 'def lighthouse_keeper(): pass\n')
    const { status, stdout, stderr } = spawnSync(
      'npx',
      ['cutover', 'scan', 'lighthouse', '--exclude', 'node_modules', '-f', 'ndjson'],
      { cwd: folder, encoding: 'utf8' },
    )
    assert.equal(stderr.replace(/^npm warn .*\n/gm, ''), '')
    assert.equal(status, 0)
    const kinds = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .filter(({ type }) => type === 'occurrence')
      .map(({ path, category, kind }) => `${path} ${category}/${kind}`)
    assert.deepEqual(kinds, [
      'keeper.py identifier/declaration',
      'lighthouse.ts path/file-name',
      'lighthouse.ts identifier/export',
      'lighthouse.ts config/env-var',
      'lighthouse.ts comment/line',
    ])
  })

  it('holds what it needs and nothing of the tests', () => {
    const [{ files }] = JSON.parse(npm(process.cwd(), 'pack', '--dry-run', '--json'))
    const paths: readonly string[] = files.map(({ path }: { path: string }) => path)
    assert.ok(
      paths.includes('dist/cli/bin.js') &&
        paths.includes('schema/census.schema.json') &&
        paths.includes('LICENSE'),
    )
    assert.deepEqual(
      paths.filter(path => path.startsWith('dist/test/') || path.includes('fixtures')),
      [],
    )
  })
})
