import assert from 'node:assert/strict'
import { scopeAsked } from '../../audit/scope.ts'
import { auditIn, auditOf } from '../support/audited.ts'
import { type Files, withRepository } from '../support/repository.ts'

const wp = (owned: string): string =>
  `---\nwork_package_id: WP01\nexecution_mode: code_change\nowned_files: [${owned}]\nauthoritative_surface: ${owned}\n---\nLight.\n`

describe('what a mission declares', () => {
  it('is that of both files of one work package, and the second is told', () =>
    withRepository(
      {
        'kitty-specs/042-lamps/meta.json': '{}',
        'kitty-specs/042-lamps/tasks/WP01-a.md': wp('src/a.ts'),
        'kitty-specs/042-lamps/tasks/WP01-b.md': wp('src/b.ts'),
        'kitty-specs/042-lamps/tasks/WP02-c.md': wp('src/a.ts'),
        'src/a.ts': '',
        'src/b.ts': '',
      },
      async cwd => {
        const problemsOf = async (workPackage: string | undefined) => {
          const scope = await scopeAsked({ cwd, mission: '42', workPackage })
          return scope?.judge(['src/a.ts', 'src/b.ts']).problems ?? []
        }
        const told = (await problemsOf(undefined)).map(({ rule, path }) => `${rule} ${path}`)
        assert.ok(told.includes('malformed kitty-specs/042-lamps/tasks/WP01-b.md'))
        assert.ok(told.some(one => one.startsWith('ownership-overlap')))
        assert.ok(!(await problemsOf('WP02')).some(({ rule }) => rule === 'malformed'))
      },
    ))

  const audit = (more: string): string =>
    `---\nwork_package_id: WP02\nexecution_mode: code_change\nscope: codebase-wide\n${more}---\nLook.\n`
  const project = (more: string, folder = ''): Files => ({
    [`${folder}kitty-specs/042-lamps/meta.json`]: '{}',
    [`${folder}kitty-specs/042-lamps/tasks/WP01-a.md`]: wp('src/a.ts'),
    [`${folder}kitty-specs/042-lamps/tasks/WP02-b.md`]: audit(more),
    [`${folder}src/a.ts`]: 'fog()\n',
    [`${folder}docs/guide.md`]: '# Fog\n',
    [`${folder}templates/keeper.md`]: 'Light it.\n',
  })
  const narrow =
    "owned_files: ['src/**', 'docs/**', 'lens/**', 'src/gone.ts']\nauthoritative_surface: src/\n"
  const asked = { terms: [], mission: '42', workPackage: 'WP02' }

  it('leaves out what its patterns leave out, and has patterns and paths that fit nothing', async () => {
    const report = await auditOf(project(narrow), asked)
    assert.deepEqual(
      report.findings.map(({ rule, path, line }) => [rule, path, line]),
      [
        ['scope-glob', 'kitty-specs/042-lamps/tasks/WP02-b.md', 5],
        ['scope-path', 'kitty-specs/042-lamps/tasks/WP02-b.md', 5],
        ['target-out-of-scope', 'templates/', null],
      ],
    )
    assert.deepEqual(report.scope?.everything, false)
    assert.deepEqual([report.mission, report.workPackage], ['042-lamps', 'WP02'])
    assert.deepEqual(
      report.targets.map(({ path, covered }) => [path, covered]),
      [
        ['docs/', true],
        ['templates/', false],
      ],
    )
  })

  it('is everything without patterns, and then there is nothing to tell', async () => {
    const report = await auditOf(project(''), asked)
    assert.deepEqual(report.findings, [])
    assert.deepEqual(report.scope, { everything: true, patterns: [] })
  })

  it('is nothing of a narrow work package, which a note says', async () => {
    const report = await auditOf(project(''), { ...asked, workPackage: 'WP01' })
    assert.equal(report.scope, null)
    assert.match(report.notes.join('\n'), /WP01 does not say `scope: codebase-wide`/)
  })

  it('counts from the folder of the project, where that is one in a repository', async () => {
    const files = { ...project(narrow, 'coast/'), 'docs/other.md': '# Of others\n' }
    await withRepository(files, async folder => {
      const report = await auditIn(`${folder}/coast`, asked)
      assert.deepEqual(
        report.findings.map(({ rule, path }) => [rule, path]),
        [
          ['scope-glob', 'coast/kitty-specs/042-lamps/tasks/WP02-b.md'],
          ['scope-path', 'coast/kitty-specs/042-lamps/tasks/WP02-b.md'],
          ['target-out-of-scope', 'coast/templates/'],
        ],
      )
    })
  })

  it('names the work packages that there are where one is unknown', () =>
    assert.rejects(auditOf(project(''), { ...asked, workPackage: 'WP09' }), /WP01, WP02/))
})
