import assert from 'node:assert/strict'
import { shellWord } from '../../core/shell-word.ts'
import { countBy, number, quantity, shorten } from '../../reports/parts/count.ts'
import { renderFrame } from '../../reports/parts/frame.ts'
import { groupOccurrences } from '../../reports/parts/group.ts'
import { jsonText } from '../../reports/parts/json-text.ts'
import { inlineCode, markdownTable } from '../../reports/parts/markup.ts'
import { placeOf } from '../../reports/parts/place.ts'
import { sentenceList } from '../../reports/parts/sentence-list.ts'
import { packItems, renderTable } from '../../reports/parts/table.ts'
import { visible } from '../../reports/parts/visible.ts'
import { frame, occurrences } from './sample.ts'

const screen = { color: false, width: 80 }

describe('reports/parts', () => {
  it('makes control, format and broken characters visible and leaves scripts and emoji alone', () => {
    assert.equal(visible('a\u001b[31m\tb\r\nc'), 'a\\x1b[31m\\tb\\r\\nc')
    assert.equal(
      visible('\u009b\u202e\u2028\ufeff\ud800'),
      '\\u{9b}\\u{202e}\\u{2028}\\u{feff}\\u{d800}',
    )
    assert.equal(visible('灯台 👩‍🚀 é'), '灯台 👩‍🚀 é')
  })

  it('writes JSON that a terminal does not obey and that reads back the same', () => {
    const value = { text: 'a\u009b\u202e\u{e0041}"\n' }
    assert.equal(jsonText(value), '{"text":"a\\u009b\\u202e\\udb40\\udc41\\"\\n"}')
    assert.deepEqual(JSON.parse(jsonText(value)), value)
    assert.equal(jsonText([1], 2), '[\n  1\n]')
  })

  it('keeps text of files inert in Markdown', () => {
    assert.equal(inlineCode('<b>@keeper *'), '`<b>@keeper *`')
    assert.equal(inlineCode('a|b'), '<code>a&#124;b</code>')
    assert.equal(inlineCode('`</code>'), '<code>&#96;&#60;&#47;code&#62;</code>')
    assert.equal(inlineCode(' '), '<code>&#32;</code>')
    assert.equal(inlineCode('a\nb'), '`a\\nb`')
    assert.deepEqual(markdownTable(['a', 'b'], ['left', 'right'], [['1', '2']]), [
      '| a | b |',
      '| --- | --: |',
      '| 1 | 2 |',
    ])
  })

  it('counts by name, most frequent first, then by name', () => {
    const names = ['b', 'a', 'c', 'c', '']
    assert.deepEqual(
      countBy(names, name => name || undefined),
      [
        ['c', 2],
        ['a', 1],
        ['b', 1],
      ],
    )
    assert.deepEqual([number(0), number(1204), number(1234567)], ['0', '1,204', '1,234,567'])
    assert.deepEqual(
      [quantity(1, 'file'), quantity(2, 'near miss', 'near misses')],
      ['1 file', '2 near misses'],
    )
    assert.deepEqual(shorten([1, 2], 2), { shown: [1, 2], rest: [] })
    assert.deepEqual(shorten([1, 2, 3], 1), {
      shown: [1],
      rest: ['  and 2 more; `--limit 3` shows all'],
    })
  })

  it('joins names as a sentence does', () => {
    assert.deepEqual(
      [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(items => sentenceList(items, 'and')),
      ['', 'a', 'a and b', 'a, b and c'],
    )
  })

  it('aligns columns, also with wide characters, without trailing space', () => {
    assert.deepEqual(
      renderTable(
        [
          ['灯台', '1'],
          ['a', '10'],
        ],
        ['left', 'right'],
      ),
      ['  灯台   1', '  a     10'],
    )
    assert.deepEqual(renderTable([]), [])
    assert.equal(packItems(['one 1', 'two 2', 'three 3'], 13), 'one 1, two 2,\nthree 3')
  })

  it('aligns plain lists by itself exactly as the library does', () => {
    const rows = [
      ['src/keeper.ts:5', 'lighthouse', 'rename'],
      ['a.ts:1', 'Lighthouse -> Beacon', 'keep'],
    ]
    assert.deepEqual(renderTable(rows), [
      '  src/keeper.ts:5  lighthouse            rename',
      '  a.ts:1           Lighthouse -> Beacon  keep',
    ])
    assert.deepEqual(renderTable(rows, ['left']), renderTable(rows))
  })

  it('names places and quotes words for a shell', () => {
    assert.equal(placeOf({ path: 'a\n.ts', line: null, column: null }), 'a\\n.ts')
    assert.equal(placeOf({ path: 'a.ts', line: 2, column: null }), 'a.ts:2:1')
    assert.equal(shellWord("it's $HOME"), "'it'\\''s $HOME'")
    assert.equal(shellWord('src/a.ts:1:2'), 'src/a.ts:1:2')
  })

  it('draws carets below an occurrence, behind tabs and escapes too', () => {
    const odd = { first: 99, lines: ["\temit\u001b('lighthouse')\r", '}'] }
    assert.deepEqual(renderFrame({ line: 99, column: 9, text: 'lighthouse' }, odd, screen), [
      "  >  99 |   emit\\x1b('lighthouse')",
      '        |             ^^^^^^^^^^',
      '    100 | }',
    ])
  })

  it('cuts long lines to the screen so that the occurrence stays in sight', () => {
    const long = { first: 1, lines: [`${'x'.repeat(500)}lighthouse${'y'.repeat(500)}`] }
    const [line = '', carets = ''] = renderFrame(
      { line: 1, column: 501, text: 'lighthouse' },
      long,
      screen,
    )
    assert.equal(line.length <= 80, true)
    assert.equal(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), 'lighthouse')
  })

  it('marks the first line of a phrase that goes on behind a line end', () => {
    const [, , carets] = renderFrame({ line: 9, column: 3, text: 'emit\nx' }, frame, screen)
    assert.equal(carets, '       |   ^^^^')
  })

  it('colours gutters and carets, and draws nothing for a file name', () => {
    const drawn = renderFrame({ line: 9, column: 9, text: 'lighthouse' }, frame, {
      color: true,
      width: 80,
    })
    assert.deepEqual(drawn, [
      '  \u001b[2m   8 | function signal() {\u001b[22m',
      "  >  9 |   emit('lighthouse')",
      '  \u001b[2m     |         \u001b[22m\u001b[31m^^^^^^^^^^\u001b[39m',
      '  \u001b[2m  10 | }\u001b[22m',
    ])
    assert.deepEqual(
      renderFrame({ line: null, column: null, text: 'lighthouse' }, frame, screen),
      [],
    )
  })

  it('groups by every axis in the order of its table or of the names', () => {
    const names = (['category', 'kind', 'surface', 'dir', 'variant', 'file'] as const).map(
      grouping => groupOccurrences(occurrences, grouping).map(({ name }) => name),
    )
    assert.deepEqual(names, [
      ['identifier', 'path', 'config', 'prose', 'unsure'],
      [
        'identifier/declaration',
        'identifier/import',
        'path/file-name',
        'config/env-var',
        'prose/heading',
        'unsure',
      ],
      ['source', 'doc'],
      ['docs', 'src'],
      ['Lighthouse', 'lighthouse'],
      ['docs/lighthouse.md', 'src/keeper.ts'],
    ])
  })
})
