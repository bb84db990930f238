import assert from 'node:assert/strict'
import type { ClaimingMission } from '../../../missions/ownership/mission.ts'
import { checkOwnership } from '../../../missions/ownership/ownership.ts'
import { treeOf } from '../../../missions/ownership/tree.ts'
import { missionOf, type Packages } from './support.ts'

const files = [
  'README.md',
  'docs/lamp.md',
  'kitty-specs/lamps/spec.md',
  'src/lamp.ts',
  'src/lamp/lens.ts',
  'src/lamp/mirror.ts',
  'src/lamps/all.ts',
  'tests/lamp.ts',
  'web/app.js',
]

interface Told {
  readonly problems: readonly string[]
  readonly differences: readonly string[]
}

/** Problems and differences of a mission, each in a line. */
function check(
  packages: Packages,
  {
    others = [],
    finished = [],
  }: { readonly others?: readonly ClaimingMission[]; readonly finished?: readonly string[] } = {},
): Told {
  const { problems, differences } = checkOwnership({
    mission: missionOf(packages),
    others,
    tree: treeOf(files),
    isFinished: ({ folder }) => finished.includes(folder),
  })
  const place = (path: string, line?: number) => `${path.slice(-12, -8)}:${line ?? ''}`
  return {
    problems: problems.map(
      ({ rule, path, line, message, remedy }) =>
        `${place(path, line)} ${rule}: ${message}; ${remedy}`,
    ),
    differences: differences.map(
      ({ kind, path, line, complains }) => `${place(path, line)} ${kind} (${complains})`,
    ),
  }
}

/** A work package that owns these, with a surface that fits. */
const owning = (first: string, ...more: readonly string[]) => ({
  authoritative_surface: first,
  owned_files: [first, ...more],
})

const silent: Told = { problems: [], differences: [] }

/** Only what one rule says, and the differences. */
const only = ({ problems, differences }: Told, rule: string): Told => ({
  problems: problems.filter(one => one.includes(` ${rule}: `)),
  differences,
})

describe('ownership-overlap', () => {
  const share = {
    WP01: owning('src/lamp/', 'tests/lamp.ts'),
    WP02: owning('src/lamp/lens.ts'),
  }

  it('finds two that claim one path and stands at the later', () => {
    assert.deepEqual(check(share), {
      problems: [
        'WP02:5 ownership-overlap: Unexpected `src/lamp/lens.ts` in WP02, expected no path that WP01 claims too with `src/lamp/`; give each its own paths, or let one wait for the other: `dependencies: [WP01]`',
      ],
      differences: [],
    })
  })

  it('counts what one entry shares with the other, and points to it', () => {
    const { problems } = checkOwnership({
      mission: missionOf({
        WP01: owning('src/lamp/lens.ts', 'src/lamp/mirror.ts'),
        WP02: owning('src/lamp/**'),
      }),
      others: [],
      tree: treeOf(files),
      isFinished: () => false,
    })
    assert.deepEqual(
      problems.map(({ message, related }) => ({ message, related })),
      [
        {
          message:
            'Unexpected `src/lamp/**` in WP02, expected no path that WP01 claims too with `src/lamp/lens.ts` and 1 more',
          related: [
            {
              path: 'kitty-specs/lamps/tasks/WP01-lamp.md',
              line: 5,
              message: 'WP01 owns `src/lamp/lens.ts`',
            },
            {
              path: 'kitty-specs/lamps/tasks/WP01-lamp.md',
              line: 6,
              message: 'WP01 owns `src/lamp/mirror.ts`',
            },
          ],
        },
      ],
    )
  })

  it('lets those share that wait for each other, however far', () => {
    const behind = { ...share.WP02, dependencies: ['WP03'] }
    assert.deepEqual(
      check({
        WP01: share.WP01,
        WP02: behind,
        WP03: { ...owning('web/app.js'), dependencies: ['WP01'] },
      }).problems,
      [],
    )
  })

  it('takes all in a circle of dependencies for ordered, of which Spec Kitty sees a part', () => {
    const packages = {
      WP01: { ...owning('tests/lamp.ts'), dependencies: ['WP02', 'WP03'] },
      WP02: { ...owning('src/lamp/'), dependencies: ['WP01'] },
      WP03: { ...owning('src/lamp/lens.ts'), dependencies: ['WP01'] },
    }
    assert.deepEqual(check(packages), {
      problems: [],
      differences: ['WP03:5 overlap-circle (upstream)'],
    })
  })

  it('knows where a name ends and what wildcards mean, unlike Spec Kitty', () => {
    assert.deepEqual(check({ WP01: owning('src/lamp/'), WP02: owning('src/lamp.ts') }), silent)
    assert.deepEqual(check({ WP01: owning('src/lamp'), WP02: owning('src/lamps') }), {
      problems: [],
      differences: ['WP02:5 overlap-boundary (upstream)'],
    })
    assert.deepEqual(check({ WP01: owning('src/*.ts'), WP02: owning('src/lamp/lens.ts') }), {
      problems: [],
      differences: ['WP02:5 overlap-wildcard (upstream)'],
    })
    const missed = check({ WP01: owning('src/*/lens.ts'), WP02: owning('src/lamp/*.ts') })
    assert.deepEqual(missed.differences, ['WP02:5 overlap-missed (ours)'])
    assert.equal(missed.problems.length, 1)
  })

  it('leaves codebase-wide work packages alone', () => {
    const wide = { scope: 'codebase-wide', owned_files: ['**'] }
    assert.deepEqual(check({ WP01: wide, WP02: owning('src/lamp.ts'), WP03: wide }), silent)
    const narrow = check({
      WP01: { ...wide, scope: 'merge-decomposition' },
      WP02: owning('src/lamp.ts'),
    })
    assert.equal(only(narrow, 'ownership-overlap').problems.length, 1)
  })
})

describe('ownership-across', () => {
  const beacon = missionOf({ WP07: owning('src/lamp/lens.ts') }, 'beacons')
  const mine = { WP01: owning('src/lamp/') }

  it('finds a path that an unfinished mission claims too', () => {
    assert.deepEqual(check(mine, { others: [beacon] }), {
      problems: [
        'WP01:5 ownership-across: Unexpected `src/lamp/` in WP01, expected no path that WP07 of mission `beacons` claims too with `src/lamp/lens.ts`; finish one mission before the other touches these paths, or give each its own',
      ],
      differences: ['WP01:5 across-missions (ours)'],
    })
  })

  it('passes over finished missions, itself and what is codebase-wide', () => {
    assert.deepEqual(check(mine, { others: [beacon], finished: ['beacons'] }), silent)
    assert.deepEqual(check(mine, { others: [beacon], finished: ['lamps'] }), silent)
    assert.deepEqual(check(mine, { others: [missionOf(mine)] }), silent)
    const wide = missionOf({ WP01: { scope: 'codebase-wide', owned_files: ['src/**'] } }, 'audit')
    assert.deepEqual(check(mine, { others: [wide] }), silent)
  })
})

describe('ownership-surface', () => {
  const surface = (value: string | undefined, ...owned: readonly string[]) =>
    check({ WP01: { authoritative_surface: value, owned_files: owned } })

  it('finds one that is empty, missing or owns nothing', () => {
    const remedy = 'write `authoritative_surface:` with a folder of its `owned_files`'
    const expected = 'expected the start of a path that it owns'
    assert.deepEqual(surface('', 'src/lamp.ts').problems, [
      `WP01:3 ownership-surface: Unexpected empty surface in WP01, ${expected}; ${remedy}`,
    ])
    assert.deepEqual(surface(undefined, 'src/lamp.ts').problems, [
      `WP01:2 ownership-surface: Unexpected empty surface in WP01, ${expected}; ${remedy}`,
    ])
    assert.deepEqual(surface('tests/', 'src/lamp.ts').problems, [
      `WP01:3 ownership-surface: Unexpected surface \`tests/\` in WP01, ${expected}; ${remedy}`,
    ])
    assert.equal(surface('/', 'src/lamp.ts').problems.length, 1)
  })

  it('takes a start of names that is no path itself, as Spec Kitty does', () => {
    assert.deepEqual(surface('src/', 'src/lamp.ts'), silent)
    assert.deepEqual(surface('src/la', 'src/lamp.ts'), silent)
  })

  it('differs where text and paths differ', () => {
    const boundary = surface('src/lamp', 'src/lamps/all.ts')
    assert.equal(boundary.problems.length, 1)
    assert.deepEqual(boundary.differences, ['WP01:3 surface-boundary (ours)'])
    for (const [one, owned] of [
      ['src/lamp/', 'src/**'],
      ['src/lamp.ts/', 'src/lamp.ts'],
      ['./src', 'src/lamp.ts'],
    ] as const) {
      assert.deepEqual(surface(one, owned), {
        problems: [],
        differences: ['WP01:3 surface-shared (upstream)'],
      })
    }
  })
})

describe('ownership-mode', () => {
  const mode = (value: string, ...owned: readonly [string, ...string[]]) =>
    check({ WP01: { execution_mode: value, ...owning(...owned) } })

  it('warns of a code change that owns documents alone', () => {
    assert.deepEqual(mode('code_change', 'docs/lamp.md', 'README.md').problems, [
      'WP01:2 ownership-mode: Unexpected `code_change` in WP01, expected an owned file that is no document; write `execution_mode: planning_artifact`, or own the code that it changes',
    ])
  })

  it('warns of a planning artifact that owns anything else', () => {
    assert.deepEqual(
      mode('planning_artifact', 'docs/lamp.md', 'src/lamp.ts', 'web/app.js').problems,
      [
        'WP01:6 ownership-mode: Unexpected `src/lamp.ts` and 1 more in WP01, expected a planning artifact to own documents alone; write `execution_mode: code_change`, or leave these paths to another work package',
      ],
    )
  })

  it('knows code outside src/ and tests/, and documents outside docs/', () => {
    assert.deepEqual(mode('code_change', 'web/app.js'), {
      problems: [],
      differences: ['WP01:2 mode-code (upstream)'],
    })
    assert.deepEqual(mode('planning_artifact', 'README.md', 'docs'), {
      problems: [],
      differences: ['WP01:2 mode-planning (upstream)'],
    })
  })

  it('finds a mode that there is not, where Spec Kitty ends with an exception', () => {
    assert.deepEqual(mode('review', 'src/lamp.ts'), {
      problems: [
        'WP01:2 ownership-mode: Unexpected execution mode `review` in WP01, expected `code_change` or `planning_artifact`; write one of the two: Spec Kitty finalizes no tasks of the mission before',
      ],
      differences: ['WP01:2 mode-unknown (upstream)'],
    })
  })
})

describe('ownership-specs', () => {
  const spec = 'kitty-specs/lamps/spec.md'
  const specs = (mode: string, ...owned: readonly [string, ...string[]]) =>
    only(check({ WP01: { execution_mode: mode, ...owning(...owned) } }), 'ownership-specs')

  it('finds a code change that owns planning files', () => {
    assert.deepEqual(specs('code_change', 'src/lamp.ts', spec), {
      problems: [
        `WP01:6 ownership-specs: Unexpected \`${spec}\` in WP01, expected no path below \`kitty-specs/\`; leave planning files to a planning artifact that owns documents alone, or name folders beside them`,
      ],
      differences: [],
    })
  })

  it('finds them behind a wildcard too', () => {
    const found = specs('code_change', 'src/lamp.ts', '**/*.md')
    assert.equal(found.problems.length, 1)
    assert.deepEqual(found.differences, ['WP01:6 specs-wildcard (ours)'])
  })

  it('lets a planning artifact have them beside other documents', () => {
    assert.deepEqual(specs('planning_artifact', spec, 'docs/lamp.md'), silent)
    assert.deepEqual(specs('planning_artifact', spec, 'README.md').differences, [
      'WP01:2 mode-planning (upstream)',
      'WP01:5 specs-documents (upstream)',
    ])
    assert.equal(specs('planning_artifact', spec, 'src/lamp.ts').problems.length, 1)
  })

  it('binds also what says no mode, and what is codebase-wide by its own words', () => {
    const undeclared = check({ WP01: { execution_mode: undefined, owned_files: [spec] } })
    assert.equal(only(undeclared, 'ownership-specs').problems.length, 1)
    const wide = (pattern: string) =>
      check({ WP01: { scope: 'codebase-wide', owned_files: [pattern] } }).problems.length
    assert.deepEqual([wide('**'), wide('kitty-specs/**')], [0, 1])
  })
})

describe('scope-path and scope-glob', () => {
  const owns = (pattern: string, ...intents: readonly string[]) =>
    check({
      WP01: {
        authoritative_surface: 'src/lamp.ts',
        create_intent: intents,
        owned_files: ['src/lamp.ts', pattern],
      },
    })

  it('finds a path that the repository does not have, with the nearest one', () => {
    const told = (pattern: string, expected: string, remedy: string) =>
      assert.deepEqual(owns(pattern), {
        problems: [
          `WP01:7 scope-path: Unexpected \`${pattern}\` in WP01, expected ${expected}; ${remedy}`,
        ],
        differences: [],
      })
    const create = 'ist it in `create_intent` if it is yet to be made'
    told(
      'src/lamp/lense.ts',
      'a path that is there',
      `did you mean \`src/lamp/lens.ts\`? Else l${create}`,
    )
    told(
      'src/old/mirror.ts',
      'a path that is there',
      `did you mean \`src/lamp/mirror.ts\`? Else l${create}`,
    )
    told('src/fog-horn.ts', 'a path that is there', `l${create}`)
    told('src/lamp.ts/', 'a folder that is there', `did you mean \`src/lamp.ts\`? Else l${create}`)
  })

  it('takes folders for paths, with and without a slash', () => {
    for (const pattern of ['src/lamp/', 'src/lamp', 'src', 'src/*/lens.ts', 'src/lamp/**']) {
      assert.deepEqual(owns(pattern), silent, pattern)
    }
  })

  it('lets be what is yet to be made, in any spelling', () => {
    assert.deepEqual(owns('src/new.ts', 'src/new.ts'), silent)
    for (const intent of ['./src/new.ts', 'src/new.ts/']) {
      assert.deepEqual(owns('src/new.ts', intent).differences, [
        'WP01:8 intent-spelling (upstream)',
      ])
    }
    assert.deepEqual(owns('src/new/a.ts', 'src/new/').problems, [])
    assert.deepEqual(owns('src/new/*.ts', 'src/new/a.ts'), {
      problems: [],
      differences: ['WP01:8 glob-intent (upstream)'],
    })
    assert.equal(owns('src/new.ts', 'src/other.ts').problems.length, 1)
    assert.equal(owns('src/new.ts', '.').problems.length, 1)
  })

  it('finds a pattern that matches nothing, folders alone, or not as it is meant', () => {
    const told = (pattern: string, expected: string, remedy: string, ...differences: string[]) =>
      assert.deepEqual(owns(pattern), {
        problems: [
          `WP01:7 scope-glob: Unexpected \`${pattern}\` in WP01, expected ${expected}; ${remedy}`,
        ],
        differences,
      })
    told(
      'src/*.py',
      'a pattern that matches something',
      'mend the pattern, or name what will be made in `create_intent`',
    )
    told(
      'sr*',
      'a pattern that covers files, since it matches folders alone',
      'write `sr*/**` for all that is in them',
      'WP01:7 glob-folders (ours)',
    )
    told(
      'src/{lamp,lens}.ts',
      'a pattern that matches something',
      'write one entry for each: braces stand for themselves',
    )
    told(
      'src/**.ts',
      '`**` alone between slashes',
      'write `*` in `**.ts`, or put a slash beside `**`',
      'WP01:7 glob-raises (ours)',
    )
  })

  it('finds what leads out of the repository', () => {
    const expected = 'expected a path from the root of the repository'
    const remedy = 'write it without a slash at its start and without `..`'
    assert.deepEqual(owns('/src/lamp.ts'), {
      problems: [`WP01:7 scope-path: Unexpected \`/src/lamp.ts\` in WP01, ${expected}; ${remedy}`],
      differences: ['WP01:7 glob-raises (ours)'],
    })
    assert.deepEqual(owns('../*'), {
      problems: [`WP01:7 scope-glob: Unexpected \`../*\` in WP01, ${expected}; ${remedy}`],
      differences: [],
    })
  })

  it('checks codebase-wide scopes too, also without a mode', () => {
    const { problems, differences } = check({
      WP01: 'scope: codebase-wide\nowned_files: [doc/**]',
    })
    assert.equal(problems.length, 1)
    assert.deepEqual(differences, ['WP01:2 audit-skipped (ours)'])
  })
})

describe('what is left out', () => {
  it('is said of a narrow work package without a mode or without files', () => {
    assert.deepEqual(check({ WP01: { execution_mode: undefined, owned_files: ['src/no.ts'] } }), {
      problems: [],
      differences: ['WP01:2 skipped (neither)'],
    })
    assert.deepEqual(check({ WP01: {} }).differences, ['WP01:2 skipped (neither)'])
  })

  it('is said of a codebase-wide one, which we audit all the same', () => {
    assert.deepEqual(check({ WP01: 'scope: codebase-wide' }), {
      problems: [],
      differences: ['WP01:2 audit-skipped (ours)'],
    })
  })

  it('is said once of a number that Spec Kitty does not read', () => {
    const { problems, differences } = check({ WP100: owning('src/no.ts') })
    assert.equal(problems.length, 1)
    assert.deepEqual(differences, ['P100:2 skipped-id (ours)'])
  })
})

describe('malformed front matter', () => {
  it('is a problem with its place', () => {
    const { problems } = checkOwnership({
      mission: missionOf({
        WP01: 'owned_files: [src/**',
        WP02: { ...owning('src/lamp.ts'), create_intent: [5] },
      }),
      others: [],
      tree: treeOf(files),
      isFinished: () => false,
    })
    assert.deepEqual(
      problems.map(({ rule, path, line, column, message }) => [rule, path, line, column, message]),
      [
        [
          'malformed',
          'kitty-specs/lamps/tasks/WP01-lamp.md',
          2,
          21,
          'WP01: the front matter is no YAML, line 2',
        ],
        [
          'malformed',
          'kitty-specs/lamps/tasks/WP02-lamp.md',
          7,
          5,
          'WP02: Unexpected number `5` in `create_intent`, expected a path as text',
        ],
      ],
    )
  })

  it('is a scope that is nearly codebase-wide', () => {
    assert.deepEqual(
      check({ WP01: { scope: 'Codebase wide', ...owning('src/lamp.ts') } }).problems,
      [
        'WP01:3 malformed: WP01: Unexpected scope `Codebase wide`, expected `codebase-wide`; spell it so: any other scope is a narrow one',
      ],
    )
  })

  it('does not let a flood of patterns go on without end', () => {
    const flood = (letter: string) =>
      owning(
        ...(Array.from(
          { length: 300 },
          (_, index) => `src/*${`${letter}*`.repeat(120)}${index}`,
        ) as [string, ...string[]]),
      )
    const { problems } = check({ WP01: flood('a'), WP02: flood('b') })
    assert.equal(
      problems.filter(one => one.includes('Unexpected number of long patterns')).length,
      1,
    )
  })
})
