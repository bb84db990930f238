import assert from 'node:assert/strict'
import { cutover } from '../../cli/cutover.ts'
import { fog, lamps } from '../../support/missions.ts'
import { git, withFolder, withRepository } from '../../support/repository.ts'

const lanes = {
  'kitty-specs/042-lamps/lanes.json': JSON.stringify({
    mission_branch: 'kitty/mission-042-lamps',
    lanes: [
      { lane_id: 'lane-a', wp_ids: ['WP01', 'WP02'], depends_on_lanes: [] },
      { lane_id: 'lane-planning', wp_ids: ['WP03'], depends_on_lanes: [] },
    ],
  }),
}

const json = async (folder: string, ...argv: readonly string[]) => {
  const { status, stdout, stderr } = await cutover(folder, 'resolve', ...argv, '--json')
  assert.equal(stderr, '')
  return { status, ...JSON.parse(stdout) }
}

describe('cutover resolve', () => {
  it('says all of a work package', () =>
    withRepository({ ...lamps, ...lanes }, async folder => {
      assert.deepEqual(await json(folder, 'implement', '--wp', 'WP02', '--agent', 'claude'), {
        status: 0,
        success: true,
        action: 'implement',
        command: 'spec-kitty agent action implement WP02 --mission 042-lamps --agent claude',
        level: 'work-package',
        mission: '042-lamps',
        mission_slug: 'lamps',
        feature_dir: 'kitty-specs/042-lamps',
        target_branch: 'main',
        wp_id: 'WP02',
        wp_file: 'kitty-specs/042-lamps/tasks/WP02-b.md',
        lane: 'for_review',
        workspace: '.worktrees/042-lamps-lane-a',
        branch: 'kitty/mission-042-lamps-lane-a',
        next: [
          'Took mission `042-lamps`, the only one',
          'Run `spec-kitty agent action implement WP02 --mission 042-lamps --agent claude`',
        ],
      })
    }))

  it('finds the worktree of a lane by its branch', () =>
    withRepository({ ...lamps, ...lanes }, async folder => {
      git(
        folder,
        'worktree',
        'add',
        '--quiet',
        '-b',
        'kitty/mission-042-lamps-01KQBTVD-lane-a',
        '.worktrees/odd',
      )
      const { workspace, branch } = await json(folder, 'review', '--wp', 'wp01-a')
      assert.deepEqual(
        [workspace, branch],
        ['.worktrees/odd', 'kitty/mission-042-lamps-01KQBTVD-lane-a'],
      )
      const planning = await json(folder, 'review', '--wp', 'WP03')
      assert.deepEqual([planning.workspace, planning.branch], [null, 'main'])
      const none = await json(folder, 'review', '--wp', 'WP04')
      assert.deepEqual([none.workspace, none.branch], [null, null])
    }))

  it('says who has to be named, and what a work package waits for', () =>
    withRepository(lamps, async folder => {
      const { command, next } = await json(folder, 'implement', '--wp', 'WP05')
      assert.equal(command, 'spec-kitty agent action implement WP05 --mission 042-lamps')
      assert.deepEqual(next, [
        'Took mission `042-lamps`, the only one',
        'Say by `--agent` who works: Spec Kitty records it',
        '`WP05` waits for WP04, neither approved nor done',
        'Run `spec-kitty agent action implement WP05 --mission 042-lamps`',
      ])
    }))

  it('needs no work package for accept, and refuses one', () =>
    withRepository({ ...lamps, ...fog }, async folder => {
      const { command, wp_id } = await json(folder, 'accept', '--mission', '42')
      assert.equal(command, 'spec-kitty agent mission accept --mission 042-lamps')
      assert.equal(wp_id, null)
      for (const action of ['accept', 'merge', 'status', 'dashboard']) {
        const refused = await json(folder, action, '--mission', '42', '--wp', 'WP01')
        assert.equal(refused.error_code, 'NEEDLESS_WORK_PACKAGE')
        assert.match(refused.error, /leave it out/)
      }
    }))

  it('needs no project for what is about no mission', () =>
    withFolder({}, async folder => {
      for (const [action, command] of [
        ['dashboard', 'spec-kitty dashboard'],
        ['charter', 'spec-kitty charter status'],
        ['specify', 'spec-kitty specify NAME'],
      ] as const) {
        const resolved = await json(folder, action)
        assert.deepEqual([resolved.command, resolved.mission], [command, null])
      }
    }))

  it('has a code for everything that lacks or is wrong', () =>
    withRepository({ ...lamps, ...fog, ...{ 'kitty-specs/fog-02/spec.md': '' } }, async folder => {
      const codes: readonly (readonly [string, ...string[]])[] = [
        ['INVALID_ACTION', 'acept'],
        ['INVALID_ACTION', '__proto__'],
        ['INVALID_AGENT', 'review', '--agent', 'cluade'],
        ['MISSING_MISSION', 'accept'],
        ['MISSING_WORK_PACKAGE', 'review', '--mission', '42'],
        ['MISSION_AMBIGUOUS', 'accept', '--mission', 'fog'],
        ['MISSION_NOT_FOUND', 'accept', '--mission', 'mirror'],
        ['WORK_PACKAGE_NOT_FOUND', 'review', '--mission', '42', '--wp', 'WP99'],
        ['WORK_PACKAGE_NOT_FOUND', 'review', '--mission', '42', '--wp', 'WP011'],
      ]
      for (const [code, ...argv] of codes) {
        const { status, success, error_code } = await json(folder, ...argv)
        assert.deepEqual([status, success, error_code], [1, false, code], argv.join(' '))
        const plain = await cutover(folder, 'resolve', ...argv)
        assert.deepEqual([plain.status, plain.stdout], [2, ''], argv.join(' '))
        assert.match(plain.stderr, /^cutover: Unexpected .*, expected /)
      }
      const { error } = await json(folder, 'acept')
      assert.match(error, /tasks_packages; did you mean `accept`\?$/)
    }))

  it('says where there is no project', () =>
    withFolder({}, async folder => {
      assert.equal((await json(folder, 'merge')).error_code, 'PROJECT_ROOT_UNRESOLVED')
    }))

  it('quotes names that a shell would read otherwise', () =>
    withRepository({ 'kitty-specs/$(light) it/meta.json': '{}' }, async folder => {
      const { command } = await json(folder, 'accept')
      assert.equal(command, "spec-kitty agent mission accept --mission '$(light) it'")
    }))

  it('is for people the command first', () =>
    withRepository({ ...lamps, ...lanes }, async folder => {
      const { stdout } = await cutover(folder, 'resolve', 'review', '--wp', 'WP01', '--agent', 'q')
      assert.equal(
        stdout,
        [
          'spec-kitty agent action review WP01 --mission 042-lamps --agent q',
          '',
          '  action    review, of a work package',
          '  mission   042-lamps, into main',
          '  folder    kitty-specs/042-lamps',
          '  work      WP01, for_review',
          '  file      kitty-specs/042-lamps/tasks/WP01-a.md',
          '  worktree  .worktrees/042-lamps-lane-a',
          '  branch    kitty/mission-042-lamps-lane-a',
          '',
          '  Took mission `042-lamps`, the only one',
          '',
        ].join('\n'),
      )
    }))
})
