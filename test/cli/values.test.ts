import assert from 'node:assert/strict'
import { appearanceOf } from '../../cli/appearance.ts'
import { wantsColor } from '../../cli/color.ts'
import { parseDeliveries } from '../../cli/delivery.ts'
import { knownName, nearestOf } from '../../cli/nearest.ts'
import { parseCount, parseSize } from '../../cli/number.ts'
import { parsePlace } from '../../cli/place.ts'
import { termsOf } from '../../cli/terms.ts'
import { readValues } from '../../cli/values.ts'
import { defaultStyles } from '../../core/styles.ts'
import { noFilter } from '../../reports/filter.ts'
import { formats, isFormatName } from '../../reports/index.ts'
import { Recorder, terminal } from './terminal.ts'

const values = (options: Record<string, unknown> = {}) => readValues(options)

const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'no error'
}

describe('cli: values of a command line', () => {
  it('reads a place from the right, because a path may contain colons', () => {
    assert.deepEqual(parsePlace('src/a.ts:12'), { path: 'src/a.ts', line: 12, column: undefined })
    assert.deepEqual(parsePlace('src/a.ts:12:7'), { path: 'src/a.ts', line: 12, column: 7 })
    assert.deepEqual(parsePlace('c:1:2:3'), { path: 'c:1', line: 2, column: 3 })
    for (const text of ['src/a.ts', ':1', 'a:0', 'a:x', '']) {
      assert.equal(
        messageOf(() => parsePlace(text)),
        `Unexpected place \`${text}\`, expected PATH:LINE or PATH:LINE:COLUMN`,
      )
    }
  })

  it('reads sizes in decimal and binary units', () => {
    const sizes = ['4096', '20MB', '1.5 KiB', '1k', '2gib'].map(text =>
      parseSize('--max-file-size', text),
    )
    assert.deepEqual(sizes, [4096, 20_000_000, 1536, 1000, 2 * 1024 ** 3])
    for (const text of ['', 'MB', '1XB', '-1', '1e3']) {
      assert.equal(
        messageOf(() => parseSize('--max-file-size', text)),
        `Unexpected value \`${text}\` for \`--max-file-size\`, expected a size such as 20MB`,
      )
    }
    assert.equal(parseCount('--limit', '20'), 20)
    assert.equal(
      messageOf(() => parseCount('--limit', '2.5')),
      'Unexpected value `2.5` for `--limit`, expected a number such as 20',
    )
  })

  it('gives each term its replacement in order', () => {
    const terms = termsOf(['lighthouse', 'keeper'], values({ to: ['beacon', 'guardian'] }))
    assert.deepEqual(
      terms.map(({ from, to }) => [from.typed, to?.typed]),
      [
        ['lighthouse', 'beacon'],
        ['keeper', 'guardian'],
      ],
    )
    assert.equal(
      messageOf(() => termsOf(['lighthouse'], values({ to: ['beacon', 'guardian'] }))),
      'Unexpected 2 `--to` for 1 term, expected one for each term, in the same order',
    )
    assert.equal(
      messageOf(() => termsOf([], values())),
      'Unexpected empty term, expected a name such as `work package`',
    )
  })

  it('hands on exactness, spellings and plurals', () => {
    const [usual] = termsOf(['lighthouse'], values())
    assert.deepEqual([usual?.exact, usual?.styles, usual?.forms.length], [false, defaultStyles, 2])
    const [exact] = termsOf(
      ['lighthouse'],
      values({ exact: true, plural: false, variants: ['camel', 'path'] }),
    )
    assert.deepEqual([exact?.exact, [...(exact?.styles ?? [])]], [true, ['camel', 'path']])
    const [all] = termsOf(
      ['lighthouse'],
      values({ plural: 'lighthice', variants: ['all', 'path'] }),
    )
    assert.deepEqual(all?.styles, new Set([...defaultStyles, 'path']))
    assert.deepEqual(all?.forms.map(({ word }) => word).toSorted(), ['lighthice', 'lighthouse'])
    const unknown = messageOf(() => termsOf(['lighthouse'], values({ variants: ['camle'] })))
    assert.match(
      unknown,
      /^Unexpected variant `camle`, expected one of all, camel, .*; did you mean `camel`\?$/,
    )
  })

  it('suggests a name only when it is near', () => {
    assert.equal(nearestOf('prity', ['pretty', 'json']), 'pretty')
    assert.equal(nearestOf('sarif', ['pretty', 'json']), undefined)
    assert.equal(knownName('format', 'json', ['json']), 'json')
    assert.equal(
      messageOf(() => knownName('format', 'sarif', ['pretty', 'json'])),
      'Unexpected format `sarif`, expected one of pretty, json',
    )
  })

  it('prints pretty unless formats are named, at most one on standard output', () => {
    const names = Object.keys(formats).filter(isFormatName)
    assert.deepEqual(parseDeliveries([], names), [{ format: 'pretty', file: undefined }])
    assert.deepEqual(parseDeliveries(['json=a=b.json', 'summary', 'ndjson=c'], names), [
      { format: 'json', file: 'a=b.json' },
      { format: 'summary', file: undefined },
      { format: 'ndjson', file: 'c' },
    ])
    assert.equal(
      messageOf(() => parseDeliveries(['json', 'pretty'], names)),
      'Unexpected second format `pretty` beside `json` on standard output, expected one; write the other to a file with `--format pretty=FILE`',
    )
    assert.equal(
      messageOf(() => parseDeliveries(['json='], names)),
      'Unexpected end after `--format json=`, expected its value',
    )
    assert.equal(
      messageOf(() => parseDeliveries(['jsn'], names)),
      'Unexpected format `jsn`, expected one of json, markdown, ndjson, pretty, summary; did you mean `json`?',
    )
  })

  it('colours by option, then NO_COLOR, then FORCE_COLOR, then terminal', () => {
    const screen = new Recorder({ isTTY: true })
    const cases: readonly (readonly [boolean, Parameters<typeof wantsColor>])[] = [
      [true, [true, { NO_COLOR: '1' }, undefined]],
      [false, [false, { FORCE_COLOR: '1' }, screen]],
      [false, [undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, screen]],
      [true, [undefined, { NO_COLOR: '', FORCE_COLOR: '1' }, new Recorder()]],
      [false, [undefined, { FORCE_COLOR: '0' }, screen]],
      [true, [undefined, {}, screen]],
      [false, [undefined, { TERM: 'dumb' }, screen]],
      [false, [undefined, {}, new Recorder()]],
    ]
    for (const [expected, input] of cases) assert.equal(wantsColor(...input), expected)
  })

  it('reads how reports are to look and checks every name', () => {
    const plain = appearanceOf(values(), terminal())
    assert.deepEqual(plain, {
      options: {
        screen: { color: false, width: 80 },
        selection: { filter: noFilter, nearMisses: false },
        groupBy: undefined,
        limit: undefined,
      },
      fileScreen: { color: false, width: 80 },
      pager: true,
    })
    const asked = appearanceOf(
      values({
        color: true,
        groupBy: 'kind',
        limit: '3',
        nearMisses: true,
        pager: false,
        category: ['prose'],
        kind: ['heading', 'comment/doc'],
        surface: ['doc'],
      }),
      terminal({ stdout: new Recorder({ columns: 120 }) }),
    )
    assert.deepEqual(asked, {
      options: {
        screen: { color: true, width: 120 },
        selection: {
          filter: { category: ['prose'], kind: ['heading', 'comment/doc'], surface: ['doc'] },
          nearMisses: true,
        },
        groupBy: 'kind',
        limit: 3,
      },
      fileScreen: { color: true, width: 80 },
      pager: false,
    })
    const wrong = [
      { category: ['prse'] },
      { kind: ['headings'] },
      { kind: ['prose/headin'] },
      { surface: ['docs'] },
      { groupBy: 'kin' },
    ]
    assert.deepEqual(
      wrong.map(
        options =>
          /did you mean.*$/.exec(messageOf(() => appearanceOf(values(options), terminal())))?.[0],
      ),
      ['`prose`', '`heading`', '`prose/heading`', '`doc`', '`kind`'].map(
        name => `did you mean ${name}?`,
      ),
    )
  })
})
