import assert from 'node:assert/strict'
import { commandsIn, flagsOf } from '../../audit/references/command-line.ts'
import { auditOf, placesOf, told } from '../support/audited.ts'
import type { Files } from '../support/repository.ts'

const code: Files = {
  'package.json': '{ "bin": { "lamp": "cli.js" }, "scripts": { "light": "x", "test:oil": "y" } }\n',
  'cli.js':
    'const commands = { "trim": 1, "oil": 2, "watch": 3 }\nconst o = ["--wick", "--oil", "--no-fog", "--dry-run"]\n',
}

const found = async (text: string, more: Files = {}, path = 'docs/lamp.md') =>
  told(await auditOf({ ...code, ...more, [path]: text })).map(line =>
    line.replace(/^warning (dead-\w+) \S+?:(\d+:\d+) {2}Unexpected (.*?), expected.*$/, '$1 $2 $3'),
  )

const block = (text: string) => `# A\n\n\`\`\`sh\n${text}\n\`\`\`\n`

describe('commandsIn', () => {
  const lines: Readonly<Record<string, string>> = {
    '$ lamp trim': 'lamp[trim]',
    '> lamp trim': 'lamp[trim]',
    'PS> lamp trim': 'lamp[trim]',
    'keeper$ lamp trim': 'lamp[trim]',
    'cd docs && npm run lamps  # builds': 'cd[docs] npm[run lamps]',
    'lamp trim | grep wick; lamp oil || true': 'lamp[trim] grep[wick] lamp[oil] true[]',
    'lamp "a && b" \'c | d\' # e': 'lamp["a && b" \'c | d\']',
    'OIL=3 sudo npx -y lamp trim': 'lamp[trim]',
    'uv run lamp trim > out.txt': 'lamp[trim]',
    'lamp trim 2>&1': 'lamp[trim]',
    'lamp trim < in.txt': 'lamp[trim]',
    'lamp trim <WICK> --dry': 'lamp[trim <WICK> --dry]',
    'lamp a#b': 'lamp[a#b]',
    '# lamp trim': '',
    "lamp don't": "lamp[don't]",
    '': '',
  }
  for (const [line, expected] of Object.entries(lines)) {
    it(`reads \`${line}\``, () => {
      const read = commandsIn(line).map(({ program, words }) => `${program}[${words.join(' ')}]`)
      assert.equal(read.join(' '), expected)
    })
  }

  it('finds long options, as they are named', () => {
    const of = (line: string) => commandsIn(line).flatMap(flagsOf).join(' ')
    assert.equal(of('lamp --wick=3 [--oil] (--fog) -x --no-fog'), '--wick --oil --fog --no-fog')
    assert.equal(of('lamp trim -- --wick'), '')
    assert.equal(of('lamp run --oil ships --wick'), '--oil')
    assert.equal(of(`lamp config '{"--wick": ["--oil"]}' "--oil 3"`), '')
    assert.equal(of('lamp --wick <N> --oil'), '--wick --oil')
  })
})

describe('dead-flag', () => {
  const good: Readonly<Record<string, string>> = {
    'a flag that the code has': 'lamp trim --wick 3 --dry-run',
    'a flag that another program has': 'ships trim --fog',
    'help and version': 'lamp --help\nlamp --version',
    'the negation of a flag': 'lamp --no-wick',
    'what is passed on': 'lamp trim -- --fog',
  }
  for (const [name, text] of Object.entries(good)) {
    it(`allows ${name}`, async () => {
      assert.deepEqual(await found(block(text)), [])
    })
  }

  const bad: Readonly<Record<string, string>> = {
    'in a block': block('lamp trim --fog'),
    'behind a prompt': block('$ lamp trim --fog'),
    'behind a variable and a runner': block('OIL=3 npx lamp trim --fog'),
    'with a value': block('lamp trim --fog=3'),
    'as optional': block('lamp trim [--fog]'),
    'behind another command': block('cd x && lamp trim --fog'),
    'behind a placeholder': block('lamp trim <WICK> --fog'),
    'in a console': '# A\n\n```console\n$ lamp trim --fog\n```\n',
    'in an indented block': '# A\n\nRun:\n\n    lamp trim --fog\n',
  }
  for (const [name, text] of Object.entries(bad)) {
    it(`finds one ${name}`, async () => {
      const [first = '', ...rest] = await found(text)
      assert.match(first, /^dead-flag \d:\d+ option `--fog` of `lamp`$/)
      assert.deepEqual(rest, [])
    })
  }

  it('finds one in a code span, and at the place of the span', async () => {
    assert.deepEqual(await found('Use `lamp trim --fog` at night.\n'), [
      'dead-flag 1:6 option `--fog` of `lamp`',
    ])
  })

  it('finds one that goes on in the next line', async () => {
    assert.deepEqual(await found(block('lamp trim \\\n  --wick 3 \\\n  --fog')), [
      'dead-flag 4:1 option `--fog` of `lamp`',
    ])
  })

  it('finds one in a prompt of TOML, in reStructuredText and in AsciiDoc', async () => {
    const toml = 'description = "Trim"\nprompt = """\nRun `lamp trim --fog`.\n"""\n'
    assert.deepEqual(await found(toml, {}, '.gemini/commands/trim.toml'), [
      'dead-flag 3:6 option `--fog` of `lamp`',
    ])
    assert.deepEqual(await found('Run ``lamp trim --fog``.\n', {}, 'docs/a.rst'), [
      'dead-flag 1:7 option `--fog` of `lamp`',
    ])
    assert.deepEqual(await found('----\n$ lamp trim --fog\n----\n', {}, 'docs/a.adoc'), [
      'dead-flag 2:3 option `--fog` of `lamp`',
    ])
  })

  it('is silent where a line says that it is gone', async () => {
    assert.deepEqual(
      await found('`lamp trim --fog` was removed; `lamp oil --mist` is deprecated.\n'),
      [],
    )
    assert.deepEqual(await found('Run `lamp trim --fog` to remove the fog.\n'), [])
  })

  it('is silent in documents that tell of a moment', async () => {
    const text = block('lamp trim --fog')
    for (const path of [
      'docs/plans/a.md',
      'docs/2026-01-lamps/a.md',
      'docs/blog/a.md',
      'docs/fog-deprecation.md',
      'docs/upgrading.md',
    ])
      assert.deepEqual(await found(text, {}, path), [], path)
    assert.equal((await found(text, {}, 'docs/planes/a.md')).length, 1)
  })

  const declared: Readonly<Record<string, readonly [Files, string]>> = {
    'click and argparse': [
      {
        'pyproject.toml': '[project.scripts]\nlamp = "lamp:main"\n',
        'lamp.py': '@click.option("--wick")\n@click.option("--oil/--no-oil")\ndef main(): pass\n',
      },
      '--wick --oil',
    ],
    'typer, from the names of parameters': [
      {
        'pyproject.toml': '[project.scripts]\nlamp = "lamp:main"\n',
        'lamp.py': 'import typer\ndef main(wick: int, oil_level: int = 3): pass\n',
      },
      '--wick --oil-level',
    ],
    'clap, from the names of fields': [
      {
        'Cargo.toml': '[[bin]]\nname = "lamp"\n',
        'src/main.rs': 'use clap::Parser;\nstruct Lamp { wick: u8, oil_level: u8 }\n',
      },
      '--wick --oil-level',
    ],
    'cobra, from quoted names': [
      {
        'cmd/lamp/main.go':
          'package main\nfunc main() { c.Flags().IntVarP(&wick, "wick", "w", 3, "")\n c.Flags().Bool("oil-level", false, "") }\n',
      },
      '--wick --oil-level',
    ],
    'cleo, from quoted names on the next line': [
      {
        'pyproject.toml': '[tool.poetry.scripts]\nlamp = "lamp:main"\n',
        'lamp.py':
          'options = [\n  option(\n    "wick", None, ""),\n  option("oil", None, "say --oil --fuel")]\n',
      },
      '--wick --oil',
    ],
    'yargs, from keys': [
      {
        'package.json': '{ "bin": { "lamp": "lamp.js" } }',
        'lamp.js':
          "import yargs from 'yargs'\nyargs.options({\n  wick: { alias: 'w' },\n  'oil-level': {},\n})\n",
      },
      '--wick --oil-level',
    ],
  }
  for (const [name, [files, flags]] of Object.entries(declared)) {
    it(`knows the flags of ${name}`, async () => {
      const report = await auditOf({ ...files, 'docs/lamp.md': block(`lamp ${flags} --mist`) })
      assert.deepEqual(
        report.findings.map(({ message }) => message.split(',')[0]),
        ['Unexpected option `--mist` of `lamp`'],
      )
    })
  }

  it('takes no test, no document and no changelog for code', async () => {
    const more = {
      'test/lamp.test.js': 'run("--fog")\n',
      'docs/other.md': '--fog\n',
      'CHANGELOG.md': '--fog\n',
    }
    assert.deepEqual(await found(block('lamp trim --fog'), more), [
      'dead-flag 4:1 option `--fog` of `lamp`',
    ])
  })

  it('takes a command with the name of a test for code, and no test', async () => {
    const of = (path: string) => found(block('lamp trim --fog'), { [path]: 'option("--fog")\n' })
    assert.deepEqual(await of('src/commands/test/index.js'), [])
    assert.equal((await of('src/commands/test/fog.test.js')).length, 1)
    assert.equal((await of('src/__tests__/fog.js')).length, 1)
    assert.equal((await of('test/src/fog.js')).length, 1)
  })

  it('does not ask a program that runs others for their flags', async () => {
    const more = { 'package.json': '{ "bin": { "lamp-run": "cli.js" } }' }
    assert.deepEqual(await found(block('lamp-run ships --fog'), more), [])
  })

  it('takes a command with the name of a document for code', async () => {
    const more = { 'src/commands/install.js': 'option("--fog")\n' }
    assert.deepEqual(await found(block('lamp trim --fog'), more), [])
  })
})

describe('a flag alone', () => {
  const table = (...flags: readonly string[]) =>
    `# Options\n\n${flags.map(flag => `- \`${flag}\` does something`).join('\n')}\n`

  it('is dead in a list of flags of which the code has the others', async () => {
    assert.deepEqual(await found(table('--wick', '--oil', '--fog=N')), [
      'dead-flag 5:4 option `--fog`',
    ])
  })

  it('is no finding where a page may speak of another program', async () => {
    assert.deepEqual(await found(table('--fog')), [])
    assert.deepEqual(await found(table('--wick', '--fog', '--ships')), [])
  })

  it('is dead though a comment speaks of it', async () => {
    const old = { 'old.js': '// --fog was removed\nlit() // as --fog did\n' }
    assert.deepEqual(await found(block('lamp trim --fog'), old), [
      'dead-flag 4:1 option `--fog` of `lamp`',
    ])
  })
})

describe('dead-command', () => {
  it('finds a command that the code has not', async () => {
    assert.deepEqual(
      await found(block('lamp trim\nlamp oil\nlamp snuff\nlamp help\nlamp completions')),
      ['dead-command 6:1 command `lamp snuff`'],
    )
  })

  it('takes a program whose first words are no commands for what it is', async () => {
    assert.deepEqual(await found(block('lamp trim\nlamp fog\nlamp mist\nlamp rain\nlamp oil')), [])
  })

  it('finds a script that no package has, in any workspace', async () => {
    const text = block(
      'npm run light\npnpm run test:oil\nyarn run snuff -- --x\nnpm run -w a wind\nnpm test',
    )
    const more = { 'packages/a/package.json': '{ "scripts": { "wind": "x" } }' }
    assert.deepEqual(await found(text, more), ['dead-command 6:1 script `snuff`'])
  })

  it('takes a script that every project has for one of the reader, but where maintainers read', async () => {
    assert.deepEqual(await found(block('npm run build')), [])
    assert.deepEqual(await found(block('npm run build'), {}, 'CONTRIBUTING.md'), [
      'dead-command 4:1 script `build`',
    ])
  })

  const make = { Makefile: 'light: oil\n\ttrue\n.PHONY: oil wick\noil wick:\n\ttrue\nX := 3\n' }

  it('finds a target that no makefile has', async () => {
    assert.deepEqual(await found(block('make light\nmake wick oil X=3\nmake snuff'), make), [
      'dead-command 6:1 target `snuff` of `make`',
    ])
    assert.deepEqual(await found('Run `make snuff`, and make sense of it.\n', make), [
      'dead-command 1:6 target `snuff` of `make`',
    ])
    assert.deepEqual(await found('They `make sense of it`.\n', make), [])
    assert.deepEqual(await found(block('make -C elsewhere snuff'), make), [])
    assert.deepEqual(await found(block('make snuff')), [])
  })

  it('knows no target where some are worked out', async () => {
    const open = { Makefile: 'light-%:\n\ttrue\n' }
    assert.deepEqual(await found(block('make snuff'), open), [])
  })

  it('takes a document that names no target it knows for one of another project', async () => {
    assert.deepEqual(await found(block('make a\nmake b'), make), [
      'dead-command 4:1 target `a` of `make`',
      'dead-command 5:1 target `b` of `make`',
    ])
    assert.deepEqual(await found(block('make a\nmake b\nmake c'), make), [])
    assert.equal((await found(block('make a\nmake b\nmake c\nmake light'), make)).length, 3)
  })

  it('finds a recipe that no justfile has, and takes what it is given for what it is', async () => {
    const just = {
      justfile: 'light lamp:\n  true\n@oil level="3":\n  true\nalias o := oil\nwick := "x"\n',
    }
    assert.deepEqual(await found(block('just light big\njust oil\njust snuff\njust o'), just), [
      'dead-command 6:1 target `snuff` of `just`',
    ])
  })

  it('is silent in templates, which speak of the projects of others', async () => {
    assert.deepEqual(await found(block('npm run snuff\nmake snuff'), make, 'templates/a.md'), [])
    assert.equal((await found(block('make snuff'), make, '.claude/commands/a.md')).length, 1)
  })

  it('is told with its severity', async () => {
    const files = { ...code, 'docs/a.md': block('npm run snuff') }
    const severities = new Map([['dead-command', 'warning']] as const)
    const report = await auditOf(files, { severities })
    assert.equal(report.findings[0]?.severity, 'warning')
    assert.deepEqual(placesOf(report, 'dead-command'), ['docs/a.md:4:1'])
  })
})
