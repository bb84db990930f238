import assert from 'node:assert/strict'
import { classify } from '../../classifiers/index.ts'
import { sighting } from '../../classifiers/sighting.ts'
import { meaningsIn } from '../support/inspect-text.ts'

/** A line of a file, and what each `lighthouse` in it is. */
type Cases = readonly (readonly [path: string, text: string, ...meanings: readonly string[]])[]

function check(rule: string, cases: Cases): void {
  describe(rule, () => {
    for (const [path, text, ...meanings] of cases) {
      it(`${path}: ${text.replaceAll('\n', ' ⏎ ')}`, async () => {
        assert.deepEqual(await meaningsIn(path, text), meanings)
      })
    }
  })
}

describe('decisions where two meanings seem right', () => {
  check('1. a directive is a directive, whatever it holds', [
    [
      'a.ts',
      '// eslint-disable-line lighthouse -- `lighthouse`',
      'comment/directive',
      'comment/directive',
    ],
    ['a.go', '//go:embed lighthouse/*.html\nvar x int', 'comment/directive'],
    ['a.py', 'x = 1  # type: ignore[lighthouse]', 'comment/directive'],
    ['a.py', '# the lighthouse', 'comment/line'],
    ['a.py', '#!/usr/bin/lighthouse', 'comment/directive'],
    ['a.css', '/* stylelint-disable lighthouse */', 'comment/directive'],
    ['a.html', '<!-- prettier-ignore lighthouse -->', 'comment/directive'],
    ['a.sh', 'a # shellcheck disable=lighthouse', 'comment/directive'],
  ])

  check('2. marked-up code in text goes by its shape', [
    ['a.md', 'the `--lighthouse`', 'config/cli-flag'],
    ['a.md', 'the `LIGHTHOUSE_HOME`', 'config/env-var'],
    ['a.md', 'the `docs/lighthouse/`', 'path/path-literal'],
    ['a.md', 'the `npm run lighthouse`', 'config/cli-command'],
    ['a.md', 'the `lighthouse`', 'identifier/inline-code'],
    ['a.ts', '// the `lighthouse`', 'identifier/inline-code'],
    ['a.ts', "fail('Unexpected `lighthouse` here')", 'identifier/inline-code'],
    ['a.yaml', 'description: The `lighthouse` here', 'identifier/inline-code'],
  ])

  check('3. everything else in a comment is comment', [
    ['a.ts', '// --lighthouse and docs/lighthouse/a.md', 'comment/line', 'comment/line'],
    ['a.py', 'def a():\n    """The lighthouse_id."""', 'comment/doc'],
    ['a.rb', '# The lighthouse\n# @return [Tower]\ndef light; end', 'comment/doc'],
    ['a.rb', '# @return [Tower]\n# the lighthouse\ndef light; end', 'comment/doc'],
    ['a.rb', '# the lighthouse\n\n# @return [Tower]\ndef light; end', 'comment/line'],
  ])

  check('4. code in strings is read as what it is', [
    ['a.ts', 'gql`query { lighthouse }`', 'identifier/reference'],
    ['a.py', 'q = "SELECT lighthouse_id FROM a"', 'config/serialized-key'],
    ['a.rb', "parse('lane :test do\n  light(lighthouse)\nend')", 'identifier/reference'],
    ['a.yaml', 'run: |\n  echo a\n  lighthouse list --all', 'config/cli-command'],
  ])

  check('5. keys come before values and sentences', [
    ['a.json', '{ "A lighthouse is lit.": 1 }', 'config/key'],
    ['a.ts', 't("Create a lighthouse")', 'config/serialized-key'],
    ['A.java', '@Table(name = "lighthouses")\nclass A {}', 'config/serialized-key'],
    ['coast.lproj/a.strings', '"lighthouse" = "lighthouse";', 'config/key', 'prose/message'],
    ['a.py', 'a = {"lighthouse": 1}', 'config/serialized-key'],
    ['a.ts', "const a = { 'lighthouse': 1 }", 'identifier/property'],
    ['a.rb', 'a = { lighthouse: 1 }', 'identifier/property'],
  ])

  check('6. names in placeholders are references', [
    ['a.md', 'Hello {{ lighthouse }}', 'identifier/reference'],
    ['a.ts', 'say(`Hello \x24{lighthouse}`)', 'identifier/reference'],
    ['a.rb', 'puts "Hello #{lighthouse}"', 'identifier/reference'],
    ['a.rs', 'fn a() { println!("{}{lighthouse:?}", b); }', 'identifier/reference'],
    ['a.tpl', '{{ .Lighthouse.Name }}', 'identifier/reference'],
    ['a.tpl', '{{ .Values.lighthouse }}', 'identifier/property'],
    ['a.swift', 'print("A \\(lighthouse)")', 'identifier/reference'],
    ['a.kt', 'println("A $lighthouse")', 'identifier/reference'],
    ['a.scala', 'println(s"A \x24{lighthouse}")', 'identifier/reference'],
    ['a.dart', "print('A $lighthouse');", 'identifier/reference'],
    ['a.xaml', '<A Style="{ThemeResource Lighthouse}"/>', 'identifier/reference'],
    ['a.ts', "router.get('/a/:lighthouse')", 'path/url'],
  ])

  check('7. flags and variables keep their shape everywhere', [
    ['a.ts', "if (argument === '--lighthouse') run()", 'config/cli-flag'],
    ['a.sh', 'run --lighthouse', 'config/cli-flag'],
    ['a.md', 'Pass --lighthouse to it.', 'config/cli-flag'],
    ['a.py', 'os.environ["LIGHTHOUSE"]', 'config/env-var'],
    ['a.py', 'env.pop("LIGHTHOUSE_HOME")', 'config/env-var'],
    ['a.py', 'os.environ.setdefault("LIGHTHOUSE", "1")', 'config/env-var'],
    ['a.py', 'monkeypatch.setenv("LIGHTHOUSE", "1")', 'config/env-var'],
    ['a.rs', 'fn a() { bat().env("LIGHTHOUSE_HOME", "1"); }', 'config/env-var'],
    ['a.rs', 'fn a() { std::env::var("LIGHTHOUSE"); }', 'config/env-var'],
    ['a.rb', 'ENV.fetch("LIGHTHOUSE")', 'config/env-var'],
    ['A.java', 'class A { String a = System.getenv("LIGHTHOUSE"); }', 'config/env-var'],
    ['a.cs', 'var a = Environment.GetEnvironmentVariable("LIGHTHOUSE");', 'config/env-var'],
    ['a.sh', '--lighthouse="rock"', 'config/cli-flag'],
    ['a.1', '.TH A 1\n\\fB$LIGHTHOUSE_HOME\\fR', 'config/env-var'],
    ['a.sh', 'echo "$LIGHTHOUSE"', 'config/env-var'],
  ])

  check('8. slashes do not make a path of everything', [
    ['a.yaml', 'type: application/lighthouse', 'config/value'],
    ['a.yaml', 'image: coast/lighthouse:1.2', 'config/value'],
    ['a.json', '{ "$ref": "#/definitions/lighthouse" }', 'config/serialized-key'],
    ['a.ts', "import a from '@coast/lighthouse'", 'identifier/import'],
    ['a.md', 'A lamp/lighthouse thing.', 'prose/paragraph'],
  ])

  check('9. the shape of a path decides', [
    ['a.md', 'See ./lighthouse and a/lighthouse/b.', 'path/path-literal', 'path/path-literal'],
    ['a.ts', "open('a/lighthouse')", 'path/path-literal'],
    ['a.ts', "open('lighthouse.yaml')", 'path/path-literal'],
    ['a.md', '[a](docs/lighthouse.md)', 'path/link-target'],
    ['a.ts', "open('https://lighthouse.example')", 'path/url'],
    ['a.sh', 'x "\x24{BASE_URL}/admin/lighthouse/x"', 'path/url'],
    ['a.sh', 'curl "$server/lighthouse/x"', 'path/url'],
    ['a.yaml', 'a: \x24{WEB}/lighthouse?lit=', 'path/url'],
    ['a.php', "<?php $this->getAs('api/lighthouse/1');", 'path/url'],
    ['a.rst', 'a :file:`lighthouse`', 'path/path-literal'],
  ])

  check('11. sentences and words for display are messages', [
    ['a.ts', "fail('No lighthouse')", 'prose/message'],
    ['a.ts', "logger.info('No lighthouse')", 'prose/log'],
    ['a.ts', "it('lighthouse', run)", 'prose/message'],
    ['a.ts', "const a = { title: 'Lighthouse' }", 'prose/message'],
    ['a.tsx', 'const a = <p>lighthouse</p>', 'prose/message'],
    ['a.yaml', 'name: lighthouse', 'config/value'],
  ])

  check('12. one token goes by its use', [
    ['a.py', 'getattr(a, "lighthouse")', 'identifier/symbol-string'],
    ['a.rb', 'before_action :find_lighthouse!', 'identifier/symbol-string'],
    ['a.rb', 'link_to "Lighthouses", path', 'prose/message'],
    ['a.rb', 'link_to name, path, class: "lamp lighthouse_#{kind} lit"', 'identifier/tag'],
    ['a.ts', "if (kind === 'lighthouse') run()", 'config/enum-string'],
    ['a.html', '<p data-testid="lighthouse"></p>', 'config/enum-string'],
    ['a.toml', 'kind = "lighthouse"', 'config/value'],
    ['a.js', "'a', 'lighthouse'", 'unsure'],
  ])

  check('14. the fallback goes by the shape of a token', [
    ['a.unknown', 'a lighthouse is lit', 'prose/paragraph'],
    ['a.txt', 'pass --lighthouse', 'config/cli-flag'],
    ['a.txt', 'in docs/lighthouse/a', 'path/path-literal'],
    ['a.md', '```\nlighthouse_id = 1\n```', 'identifier/inline-code'],
  ])

  check('licences are held', [
    ['a.ts', '// Copyright 2026 The Lighthouse Authors\n', 'comment/license'],
    ['LICENSE', 'Copyright 2026 The Lighthouse Authors', 'comment/license'],
    ['NOTICE.md', 'The lighthouse and others', 'comment/license'],
  ])
})

describe('classify', () => {
  it('says what it does not know', () => {
    const region = { syntax: 'string', start: 0, end: 10, trail: [] } as const
    const parts = { hit: region, region, path: 'a.ts', inString: false, language: 'typescript' }
    const seen = sighting({ ...parts, text: 'lighthouse', leadsToFile: () => false })
    const { category, classifier, reason } = classify(seen)
    assert.deepEqual([category, classifier], ['unsure', 'single-token'])
    assert.match(reason ?? '', /\w/)
  })
})
