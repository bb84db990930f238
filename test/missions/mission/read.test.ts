import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readDetail } from '../../../missions/mission/detail.ts'
import { missionFolders, readMission } from '../../../missions/mission/read.ts'
import { selectMission } from '../../../missions/mission/select.ts'
import { missionBoard, missionStatus } from '../../../missions/mission/status.ts'
import { type Files, withFolder } from '../../support/repository.ts'
import { logOf, transitionRow } from '../../support/rows.ts'

const seeded = (...wps: readonly string[]) =>
  logOf(wps.map((wp, index) => transitionRow(index + 1, wp, 'genesis', 'planned')))

const front = (id: string, more = '') =>
  `---\nwork_package_id: ${id}\ntitle: The ${id}\n${more}---\n# Prompt\n`

const inMission = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`kitty-specs/lamps/${name}`, text]),
  )

/** Reads one mission out of its files. */
const read = (files: Files) =>
  withFolder(inMission(files), root => {
    const mission = readMission(root, 'lamps')
    const detail = readDetail(root, mission)
    return {
      mission,
      detail,
      board: missionBoard(mission, detail, 'cutover', Date.parse('2026-09-01')),
    }
  })

const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code)

describe('a mission', () => {
  it('is read from its files', async () => {
    const { board } = await read({
      'meta.json': JSON.stringify({
        mission_id: '01KQ',
        mission_number: '042',
        mission_type: 'research',
      }),
      'status.events.jsonl': `${seeded('WP01', 'WP02')}${logOf([
        transitionRow(9, 'WP01', 'planned', 'claimed', { policy_metadata: { agent: 'codex:x:y' } }),
      ])}`,
      'tasks/WP01-lamp.md': front('WP01'),
      'tasks/WP02-mirror.md': front('WP02', 'dependencies: [WP01]\n'),
      'tasks/WP03-fog.md': front('WP03', 'dependencies: "WP01, WP02"\n'),
      'tasks/README.md': '',
      'lanes.json': JSON.stringify({
        lanes: [{ lane_id: 'lane-a', wp_ids: ['WP01', 'WP02'], depends_on_lanes: ['lane-b'] }, {}],
      }),
    })
    const [one, two, three] = board.work_packages
    assert.deepEqual(
      [one?.agent, one?.age, one?.is_stale, one?.execution_lane, one?.title],
      ['codex', 914_391, true, 'lane-a', 'The WP01'],
    )
    assert.deepEqual([two?.lane, two?.waits_for], ['planned', ['WP01']])
    assert.deepEqual([three?.has_events, three?.dependencies], [false, ['WP01', 'WP02']])
    assert.deepEqual(board.lanes.find(({ lane }) => lane === 'planned')?.work_packages, [
      'WP02',
      'WP03',
    ])
    assert.deepEqual(
      [board.mission_number, board.mission_type, board.progress.percentage],
      ['42', 'research', 6.7],
    )
    assert.deepEqual(codes(board.findings), ['bad-lanes', 'no-event', 'stale-claim'])
  })

  const broken: readonly (readonly [string, Files, readonly string[]])[] = [
    ['meta.json that is no JSON', { 'meta.json': '{' }, ['bad-meta']],
    ['meta.json that is a list', { 'meta.json': '[]' }, ['bad-meta']],
    ['an odd number', { 'meta.json': '{"mission_number": "pending"}' }, ['bad-meta']],
    ['no meta.json', {}, ['bad-meta']],
    ['lanes.json that is no JSON', { 'meta.json': '{}', 'lanes.json': '{' }, ['bad-lanes']],
    [
      'lanes.json without lanes',
      { 'meta.json': '{}', 'lanes.json': '{"lanes": 1}' },
      ['bad-lanes'],
    ],
    [
      'front matter that is no YAML',
      { 'meta.json': '{}', 'tasks/WP01-a.md': '---\na: [\n---\n' },
      ['bad-work-package'],
    ],
    [
      'front matter that is a list',
      { 'meta.json': '{}', 'tasks/WP01-a.md': '---\n- a\n---\n' },
      ['bad-work-package'],
    ],
    ['no front matter', { 'meta.json': '{}', 'tasks/WP01-a.md': '# Hi\n' }, ['bad-work-package']],
    [
      'a status.json of another day',
      { 'meta.json': '{}', 'status.json': '{"event_count": 7}' },
      ['drift', 'drift', 'drift', 'drift'],
    ],
    ['a status.json that is no JSON', { 'meta.json': '{}', 'status.json': '{' }, ['drift']],
  ]
  for (const [name, files, expected] of broken) {
    it(`survives ${name}`, async () => {
      const { board } = await read({ 'status.events.jsonl': seeded('WP01'), ...files })
      assert.deepEqual(codes(board.findings), expected)
      assert.equal(board.progress.percentage, 0)
    })
  }

  it('survives front matter whose aliases explode', async () => {
    const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi', (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`).join('\n')}\n---\n`
    const { board } = await read({
      'meta.json': '{}',
      'status.events.jsonl': '',
      'tasks/WP01-a.md': bomb,
    })
    assert.deepEqual(codes(board.findings), ['no-event', 'bad-work-package'])
  })

  it('is told by findings where its log is missing, a link, or full of rubbish', async () => {
    const { mission } = await read({ 'meta.json': '{}' })
    assert.deepEqual(codes(mission.findings), ['no-log'])
    const rubbish = await read({ 'meta.json': '{}', 'status.events.jsonl': 'x\n'.repeat(2000) })
    assert.equal(rubbish.mission.findings.length, 501)
    await withFolder({ secret: seeded('WP01'), ...inMission({ 'meta.json': '{}' }) }, root => {
      symlinkSync(join(root, 'secret'), join(root, 'kitty-specs/lamps/status.events.jsonl'))
      const linked = readMission(root, 'lamps')
      assert.deepEqual(codes(linked.findings), ['no-log'])
      assert.equal(linked.snapshot.event_count, 0)
    })
  })

  it('is listed where it cannot be read, with the reason', async () => {
    await withFolder({ ...inMission({ 'meta.json/x': '', 'lanes.json/x': '' }) }, root => {
      assert.deepEqual(missionFolders(root), ['lamps'])
      assert.deepEqual(
        readMission(root, 'lamps').findings.map(({ code, message }) => `${code}: ${message}`),
        [
          'bad-meta: meta.json cannot be read',
          'bad-lanes: lanes.json cannot be read',
          'no-log: there is no status.events.jsonl',
        ],
      )
    })
    const two = {
      'meta.json': '{}',
      'tasks/WP01-a.md': front('WP01'),
      'tasks/WP01-b.md': front('WP01'),
    }
    const { mission } = await read({ ...two, 'status.events.jsonl': seeded('WP01') })
    assert.deepEqual(codes(mission.findings), ['bad-work-package'])
  })

  it('is at 100 % when everything is done, and not before', async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      transitionRow(at, `WP${at + 100}`, 'approved', 'done'),
    )
    const almost = [...rows, transitionRow(999, 'WP99', 'in_review', 'approved')]
    const numbers = async (all: typeof rows) =>
      (await read({ 'meta.json': '{}', 'status.events.jsonl': logOf(all) })).mission.progress
    assert.equal((await numbers(rows)).cutover.percentage, 100)
    assert.equal((await numbers(almost)).cutover.percentage, 99.9)
  })

  it('has its log in the worktree of its coordination branch, while there is one', () => {
    const meta = JSON.stringify({ mission_id: '01KQBTVD7777', coordination_branch: 'kitty/x' })
    const there = '.worktrees/lamps-01KQBTVD-coord/kitty-specs/lamps/status.events.jsonl'
    return withFolder(
      {
        ...inMission({ 'meta.json': meta, 'status.events.jsonl': '' }),
        [there]: seeded('WP01'),
      },
      root => {
        const mission = readMission(root, 'lamps')
        assert.deepEqual([mission.logPath, mission.snapshot.event_count], [there, 1])
      },
    )
  })

  it('is approved and not merged, where that is so', async () => {
    const approved = logOf([transitionRow(1, 'WP01', 'in_review', 'approved')])
    const { mission } = await read({ 'meta.json': '{}', 'status.events.jsonl': approved })
    assert.equal(missionStatus(mission, 'cutover', 0).is_approved_not_merged, true)
  })
})

describe('selectMission', () => {
  const missions = (run: (select: (typed: string) => string) => void) =>
    withFolder(
      {
        'kitty-specs/041-lamps/meta.json': '{"mission_number": 41, "mission_id": "01KQAAAA1"}',
        'kitty-specs/041-mirrors/meta.json': '{"mission_number": 41, "mission_id": "01KQBBBB1"}',
        'kitty-specs/fog-01KQCCCC/meta.json': '{"mission_number": null, "mission_id": "01KQCCCC1"}',
        'kitty-specs/fog-01KQCCCC-two/spec.md': '',
        'kitty-specs/notes/README.md': '',
      },
      root => {
        const all = missionFolders(root).map(folder => readMission(root, folder))
        assert.equal(all.length, 4)
        run(typed => selectMission(all, typed).folder)
      },
    )

  it('takes a slug, an id, a number, and the beginning of each', () =>
    missions(select => {
      assert.equal(select('041-lamps'), '041-lamps')
      assert.equal(select('lam'), '041-lamps')
      assert.equal(select('01kqbbbb1'), '041-mirrors')
      assert.equal(select('01KQCC'), 'fog-01KQCCCC')
      assert.equal(select('fog-01KQCCCC'), 'fog-01KQCCCC')
      assert.throws(
        () => select('41'),
        /that 2 missions have, expected one of 041-lamps, 041-mirrors/,
      )
      assert.throws(() => select('fog'), /that 2 missions have/)
      assert.throws(() => select('rain'), /Unexpected mission `rain`, expected a slug/)
      assert.throws(() => select(''), /Unexpected mission/)
    }))
})
