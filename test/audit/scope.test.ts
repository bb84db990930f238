import assert from 'node:assert/strict'
import { scopeAsked } from '../../audit/scope.ts'
import { withRepository } from '../support/repository.ts'

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
})
