import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { discoverTargets } from '../../audit/targets/discover.ts'
import { auditIn, auditOf, auditOfFolder, placesOf, told } from '../support/audited.ts'
import { type Files, git, withRepository, writeFiles } from '../support/repository.ts'

const text = '# Lamps\n'
const shown = (paths: readonly string[]): readonly string[] =>
  discoverTargets(paths.toSorted()).map(
    ({ path, sort, files }) => `${sort} ${path} ${files.length}`,
  )

describe('discoverTargets', () => {
  const cases: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
    'documents of the root': [['README.md', 'CONTRIBUTING', 'AGENTS.md'], ['root *.md 3']],
    'a folder of documents': [['docs/a.md', 'docs/b/c.rst', 'docs/d.png'], ['docs docs/ 3']],
    'one of any name that is mostly documents': [
      ['handbuch/a.md', 'handbuch/b.md', 'handbuch/c.md', 'handbuch/build.sh'],
      ['docs handbuch/ 3'],
    ],
    'documents that lie elsewhere': [['src/lamp/README.md'], ['documents **/*.md 1']],
    'documents of each package': [
      ['packages/a/docs/x.md', 'packages/b/docs/x.md'],
      ['docs packages/a/docs/ 1', 'docs packages/b/docs/ 1'],
    ],
    'the outermost of templates in templates': [
      ['src/templates/a/templates/b.md', 'src/templates/c.md'],
      ['templates src/templates/ 2'],
    ],
    'templates of commands': [
      ['packs/lamps/command-templates/light.md', '.kittify/missions/x/command-templates/a.md'],
      [
        'templates .kittify/missions/x/command-templates/ 1',
        'templates packs/lamps/command-templates/ 1',
      ],
    ],
    overrides: [
      ['.kittify/overrides/a/b.md', '.kittify/overrides/c.yaml'],
      ['overrides .kittify/overrides/ 2'],
    ],
    glossaries: [['.kittify/glossaries/core.yaml'], ['glossaries .kittify/glossaries/ 1']],
    'commands of agents': [
      ['.claude/commands/a.md', '.gemini/commands/a.toml'],
      ['commands .claude/commands/ 1', 'commands .gemini/commands/ 1'],
    ],
    'skills of agents': [['.agents/skills/a/SKILL.md'], ['skills .agents/skills/ 1']],
    'templates of forges': [
      [
        '.github/ISSUE_TEMPLATE/a.md',
        '.github/PULL_REQUEST_TEMPLATE.md',
        '.gitlab/issue_templates/a.md',
      ],
      ['github .github/ 2', 'github .gitlab/ 1'],
    ],
    configuration: [['lamps.yaml', 'a/b.toml', 'package.json'], ['configs **/*.yaml 3']],
    'no code, test, lock file, nor what is vendored, generated or archived': [
      [
        ...[
          'src/a.ts',
          'test/a.md.ts',
          'tests/fixtures/a.md',
          'package-lock.json',
          'vendor/a/README.md',
        ],
        ...['node_modules/a/README.md', 'kitty-specs/001-lamps/spec.md', 'dist/a.md'],
      ],
      [],
    ],
  }
  for (const [name, [paths, expected]] of Object.entries(cases)) {
    it(`finds ${name}`, () => {
      assert.deepEqual(shown(paths).toSorted(), [...expected].toSorted())
    })
  }

  it('gives each file to one target at most, whatever names there are', () => {
    const paths = [
      'docs/templates/a.md',
      'templates/docs/a.md',
      '.github/prompts/a.md',
      'a\nb/"c".md',
      '-/--/x.md',
    ]
    const files = discoverTargets(paths).flatMap(target => target.files)
    assert.equal(new Set(files).size, files.length)
    assert.deepEqual(files.toSorted(), paths.toSorted())
  })
})

describe('the targets of a report', () => {
  const pathsOf = async (files: Files) => (await auditOf(files)).targets.map(({ path }) => path)

  it('include the folders of agents that git ignores', async () => {
    const files = {
      '.gitignore': '.claude/\n.kittify/\nbuild/\n',
      '.claude/commands/light.md': text,
      '.kittify/overrides/light.md': text,
      'build/light.md': text,
    }
    assert.deepEqual(await pathsOf(files), ['.claude/commands/', '.kittify/overrides/'])
    assert.deepEqual(
      (await auditOfFolder(files)).targets.map(({ path }) => path),
      ['.claude/commands/', '.kittify/overrides/'],
    )
  })

  it('are found where there is no git', async () => {
    const report = await auditOfFolder({ 'docs/a.md': '# Lighthouse\n', 'README.md': text })
    assert.equal(report.base.commit, null)
    assert.deepEqual(
      report.targets.map(({ path, oldTerm }) => [path, oldTerm]),
      [
        ['*.md', 0],
        ['docs/', 1],
      ],
    )
  })

  it('follow no link', () =>
    withRepository({ 'docs/a.md': text }, async folder => {
      symlinkSync('/etc', `${folder}/handbuch`)
      symlinkSync('/etc/hostname', `${folder}/docs/host.md`)
      symlinkSync('/etc', `${folder}/.claude`)
      symlinkSync('/etc', `${folder}/.kittify`)
      const report = await auditIn(folder)
      assert.deepEqual(
        report.targets.map(({ path, files }) => [path, files]),
        [['docs/', 1]],
      )
      assert.equal(report.files.skipped.link, 4)
    }))

  it('take a folder of an agent that is a file for what it is', async () => {
    const report = await auditOf({
      '.claude/commands': 'x\n',
      '.kittify': 'y\n',
      'docs/a.md': text,
    })
    assert.deepEqual(
      report.targets.map(({ path }) => path),
      ['docs/'],
    )
  })

  it('say what was not read, and why', async () => {
    const report = await auditOf(
      {
        'docs/a.md': text,
        'docs/large.md': '# Lighthouse\n'.repeat(100),
        'docs/binary.md': Buffer.from([0x23, 0, 1, 2, 0]),
        'docs/odd.md': Buffer.from([0xff, 0xfe, 0x41]),
      },
      { maxFileSize: 1000 },
    )
    const [docs] = report.targets
    assert.deepEqual(
      [docs?.files, docs?.scanned, docs?.skipped],
      [4, 1, { binary: 1, 'too-large': 1, undecodable: 1 }],
    )
    assert.deepEqual(
      report.findings.map(({ rule, path, message, remedy }) => [rule, path, message, remedy]),
      [
        [
          'target-unscanned',
          'docs/large.md',
          'Unexpected file that was not scanned (too-large), expected a text that can be read',
          'raise `--max-file-size`',
        ],
        [
          'target-unscanned',
          'docs/odd.md',
          'Unexpected file that was not scanned (undecodable), expected a text that can be read',
          null,
        ],
      ],
    )
  })

  it('are not all: code that has the name and cannot be read is told as well', async () => {
    const code = `lighthouse()\n${'// far out at sea\n'.repeat(20)}`
    const report = await auditOf(
      { 'src/lamp.ts': code, 'src/fog.ts': 'fog()\n' },
      { maxFileSize: 100 },
    )
    assert.deepEqual(told(report), [
      'warning target-unscanned src/lamp.ts  Unexpected size, expected at most the limit; raise it by `--max-file-size`',
    ])
    assert.deepEqual([report.files.skipped, report.passed], [{ 'too-large': 1 }, false])
  })

  it('leave out what --exclude says, and look at what --include says', () =>
    withRepository(
      { 'docs/a.md': '# Lighthouse\n', 'guide/b.md': '# Lighthouse\n' },
      async folder => {
        writeFiles(folder, { 'docs/new.md': '# Lighthouse\n' })
        const paths = async (wanted: object) =>
          (await auditIn(folder, wanted)).findings.map(({ path }) => path)
        assert.deepEqual(await paths({ exclude: ['guide/'] }), ['docs/a.md', 'docs/new.md'])
        assert.deepEqual(await paths({ include: ['guide/'] }), ['guide/b.md'])
      },
    ))

  it('tell of a run that looked at nothing, and of links and submodules in their place', () =>
    withRepository({ 'docs/a.md': '# Fog\n', 'AGENTS.md': '# Fog\n' }, async folder => {
      symlinkSync('AGENTS.md', `${folder}/CLAUDE.md`)
      symlinkSync('/nowhere/docs', `${folder}/handbook`)
      git(folder, 'add', '--all')
      assert.deepEqual(told(await auditIn(folder)), [
        'warning target-unscanned handbook  Unexpected link in the place of a target, expected files: what is behind it was not scanned',
      ])
      const none = await auditIn(folder, { include: ['doc/'] })
      assert.equal(none.passed, false)
      assert.equal(none.findings[0]?.path, './')
    }))

  it('are those of the whole repository, from whatever folder it is asked', () =>
    withRepository({ 'docs/a.md': '# Lighthouse\n', 'src/a.ts': 'fog()\n' }, async folder => {
      assert.deepEqual(told(await auditIn(`${folder}/src`)), told(await auditIn(folder)))
    }))

  it('hold documents in folders that are named as those of tests are', async () => {
    const files = ['docs/testing/run.md', 'docs/spec/cli.md', 'docs/fixtures/a.md']
    const report = await auditOf(Object.fromEntries(files.map(path => [path, '# Lighthouse\n'])))
    assert.deepEqual(placesOf(report, 'old-term'), files.map(path => `${path}:1:3`).toSorted())
  })
})
