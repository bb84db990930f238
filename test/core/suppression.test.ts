import assert from 'node:assert/strict'
import { suppressionsIn } from '../../core/suppression.ts'

const said = (text: string): readonly unknown[] => {
  const { good, bad } = suppressionsIn(text)
  return [
    ...good.map(({ rules, reason, covers }) => [rules.join(' '), reason, covers ?? 'file']),
    ...bad.map(({ line, message }) => [line, message]),
  ]
}

describe('suppressionsIn', () => {
  const comments = [
    '<!-- cutover-ignore-line old-term: a quotation -->',
    '// cutover-ignore-line old-term: a quotation',
    '/* cutover-ignore-line old-term: a quotation */',
    '# cutover-ignore-line old-term: a quotation',
    '-- cutover-ignore-line old-term: a quotation',
    '; cutover-ignore-line old-term: a quotation',
    '% cutover-ignore-line old-term: a quotation',
    '{# cutover-ignore-line old-term: a quotation #}',
    '{{!-- cutover-ignore-line old-term: a quotation --}}',
    '.. cutover-ignore-line old-term: a quotation',
    ' * cutover-ignore-line old-term: a quotation',
    'lighthouse = 1  # cutover-ignore-line old-term: a quotation',
    'lighthouse = 1  # cutover-ignore-line old-term: a quotation\r',
    '{/* cutover-ignore-line old-term: a quotation */}',
    '%% cutover-ignore-line old-term: a quotation',
    'REM # cutover-ignore-line   old-term  :   a quotation   ',
  ]
  for (const comment of comments) {
    it(`reads \`${comment.replace('\r', '\\r')}\``, () => {
      assert.deepEqual(said(`\n${comment}\n`), [['old-term', 'a quotation', 2]])
    })
  }

  it('covers its own line, the next one, or the file', () => {
    assert.deepEqual(
      said(
        '# cutover-ignore-file twin: apart\n# cutover-ignore-next-line twin: apart\n# cutover-ignore-line twin: apart',
      ),
      [
        ['twin', 'apart', 'file'],
        ['twin', 'apart', 3],
        ['twin', 'apart', 3],
      ],
    )
  })

  it('takes several rules, and a reason with colons and commas', () => {
    assert.deepEqual(said('<!-- cutover-ignore-line twin, dead-path,old-term: see: a, b -->'), [
      ['twin dead-path old-term', 'see: a, b', 1],
    ])
  })

  const bad: Readonly<Record<string, string>> = {
    '# cutover-ignore-line twin':
      'Unexpected suppression without a reason, expected one behind a colon',
    '# cutover-ignore-line twin:':
      'Unexpected suppression without a reason, expected one behind a colon',
    '# cutover-ignore-line twin:  ':
      'Unexpected suppression without a reason, expected one behind a colon',
    '<!-- cutover-ignore-line twin: -->':
      'Unexpected suppression without a reason, expected one behind a colon',
    '# cutover-ignore-line twins: apart': 'Unexpected rule `twins`, expected one of `docs/rules/`',
    '# cutover-ignore-line twin, : apart': 'Unexpected rule ``, expected one of `docs/rules/`',
    '# cutover-ignore-line: apart': 'Unexpected rule ``, expected one of `docs/rules/`',
    '# cutover-ignore-line': 'Unexpected rule ``, expected one of `docs/rules/`',
  }
  for (const [comment, message] of Object.entries(bad)) {
    it(`refuses \`${comment}\``, () => {
      assert.deepEqual(said(comment), [[1, message]])
    })
  }

  it('takes no sentence for one', () => {
    assert.deepEqual(said('Write cutover-ignore-line with a reason.'), [])
    assert.deepEqual(said('`# cutover-ignore-line twin: apart`, as a comment says'), [])
    assert.deepEqual(said('# cutover-ignore-lines twin: apart'), [])
  })

  it('are none in a block of code that shows them', () => {
    const line = '<!-- cutover-ignore-file twin: kept apart -->'
    const text = `\`\`\`md\n${line}\n\`\`\`\n~~~\n${line}\n\`\`\`\n~~~\n${line}\n`
    assert.deepEqual(
      suppressionsIn(text).good.map(one => one.line),
      [8],
    )
  })
})
