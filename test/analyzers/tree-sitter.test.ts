import assert from 'node:assert/strict'
import { matches } from '../../analyzers/syntax/selector.ts'
import { unquote } from '../../analyzers/syntax/unquote.ts'
import { treeSitter } from '../../analyzers/tree-sitter.ts'
import { describeRegions } from '../support/describe-regions.ts'

/** A language, a text, and what each `lighthouse` in it is said to be. */
const samples: readonly (readonly [string, string, ...(readonly string[])])[] = [
  [
    'python',
    'f("lighthouse")\nf(a="lighthouse")',
    'string argument of f 0',
    'string keyword of f 0 for a',
  ],
  [
    'go',
    'package a\nfunc b() { log.Printf("a lighthouse", lighthouse) }',
    'string argument of log.Printf 0',
    'identifier/reference',
  ],
  ['rust', 'fn a() { println!("a lighthouse"); }', 'string argument of println 0'],
  ['java', 'class A { void a() { log.info("lighthouse"); } }', 'string argument of log.info 0'],
  ['csharp', 'class A { string B = "lighthouse"; }', 'string value for B'],
  ['cpp', '#include "lighthouse.h"\nint lighthouse;', 'string module', 'identifier/declaration'],
  ['c', 'int lighthouse(void);', 'identifier/declaration'],
  ['ruby', 'puts "lighthouse"', 'string argument of puts 0'],
  ['php', '<?php f("lighthouse");', 'string argument of f 0'],
  ['php', 'lighthouse();', 'identifier/reference'],
  [
    'shell',
    'lighthouse --a lighthouse\necho "$lighthouse"',
    'word/command',
    'word/argument argument of lighthouse 2',
    'identifier/reference',
  ],
  ['powershell', 'Write-Host "lighthouse"', 'string argument of Write-Host 1'],
  ['css', '.lighthouse { content: "lighthouse" }', 'identifier/tag', 'string value'],
  ['typescript', 'const lighthouse = 1', 'identifier/declaration'],
]

describe('tree-sitter', () => {
  for (const [language, text, ...expected] of samples) {
    it(`reads ${language}: ${text.replaceAll('\n', ' ⏎ ')}`, async () => {
      assert.deepEqual(await describeRegions(treeSitter, language, text), expected)
    })
  }

  it('reads several languages at once', async () => {
    const languages = ['python', 'go', 'rust', 'java', 'ruby', 'php', 'shell', 'css', 'cpp']
    const texts = languages.map(language => describeRegions(treeSitter, language, '"lighthouse"'))
    assert.equal((await Promise.all(texts)).length, languages.length)
  })

  it('reads text beyond the first plane at the right places', async () => {
    const text = 'a = "🗼🗼"  # 🗼 lighthouse\nlighthouse = "🗼 lighthouse"'
    assert.deepEqual(await describeRegions(treeSitter, 'python', text), [
      'comment/line',
      'identifier/declaration',
      'string value for lighthouse',
    ])
  })

  it('names a language that has no grammar', async () => {
    await assert.rejects(
      describeRegions(treeSitter, 'lighthouse', 'lighthouse'),
      /Unexpected language lighthouse, expected one with a grammar/,
    )
  })
})

const frame = (type: string, field?: string, index = 0) => ({
  type,
  field,
  index,
  start: 0,
  end: 0,
  child: () => undefined,
})

describe('selector', () => {
  const trail = [
    frame('module'),
    frame('call', 'body'),
    frame('list', 'arguments'),
    frame('string', undefined, 1),
  ]
  const cases: Readonly<Record<string, boolean>> = {
    list: true,
    'list.1': true,
    'list.0': false,
    'call.arguments list': true,
    'call.function list': false,
    'call list': true,
    'call *': true,
    'module *': true,
    'class *': false,
    'module call.arguments list': true,
    call: false,
  }
  for (const [selector, expected] of Object.entries(cases)) {
    it(`${selector} ${expected ? 'fits' : 'does not fit'}`, () => {
      assert.equal(matches(selector, trail, 3), expected)
    })
  }
})

describe('unquote', () => {
  const literals: Readonly<Record<string, string>> = {
    '"lighthouse"': 'lighthouse',
    "'lighthouse'": 'lighthouse',
    '`lighthouse`': 'lighthouse',
    '"""lighthouse"""': 'lighthouse',
    "rf'''lighthouse'''": 'lighthouse',
    'r#"lighthouse"#': 'lighthouse',
    '@"lighthouse"': 'lighthouse',
    '$"lighthouse"': 'lighthouse',
    '%w[lighthouse]': 'lighthouse',
    '"lighthouse': 'lighthouse',
    '""': '',
    lighthouse: 'lighthouse',
    '<<~A': '<<~A',
  }
  for (const [literal, content] of Object.entries(literals)) {
    it(`takes the quotes off ${literal}`, () => {
      const { start, end } = unquote(literal, { start: 0, end: literal.length })
      assert.equal(literal.slice(start, end), content)
    })
  }
})
