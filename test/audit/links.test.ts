import assert from 'node:assert/strict'
import { auditOf, placesOf, told } from '../support/audited.ts'
import type { Files } from '../support/repository.ts'

const around: Files = {
  'docs/beacon.md': '# Beacon\n',
  'docs/a lamp.md': '# Lamp\n',
  'docs/é.md': '# É\n',
  'docs/keepers/README.md': '# Keepers\n',
  'img/lamp.png': 'x',
  LICENSE: 'MIT\n',
  '.gitignore': 'made/\n',
}

const dead = async (text: string, path = 'docs/index.md', more: Files = {}) => {
  const report = await auditOf({ ...around, ...more, [path]: text })
  return placesOf(report, 'dead-link')
}

const good: Readonly<Record<string, string>> = {
  'a file': '[a](beacon.md)',
  'a file above': '![a](../img/lamp.png)',
  'an anchor': '[a](#lamps) [b](beacon.md#lamps) [c](beacon.md?raw=1)',
  'a title': '[a](beacon.md "The beacon") [b](<beacon.md> \'b\')',
  'percent-encoding': '[a](a%20lamp.md) [b](%C3%A9.md) [c](é.md)',
  'angle brackets': '[a](<a lamp.md>)',
  'an image in a link': '[![a](../img/lamp.png)](beacon.md)',
  'a reference': '[a][b] [b] [c][]\n\n[b]: beacon.md "Beacon"\n[c]: <a lamp.md>',
  HTML: '<a href="beacon.md">a</a> <img src="../img/lamp.png">\n\n<p><a href="beacon.md">a</a></p>',
  'a footnote': 'Lamps[^1] and oil[^oil].\n\n[^1]: Whale\n[^oil]: fuel',
  'an address':
    '<https://lamp.example> https://lamp.example [a](https://lamp.example/x.md) [b](mailto:k@lamp.example) [c](//lamp.example)',
  'an address in its words':
    '[www.lamp.example](https://lamp.example) [k@lamp.example][1]\n\n[1]: https://lamp.example',
  'a folder': '[a](keepers) [b](keepers/) [c](./) [d](..)',
  'a page without extension': '[a](beacon) [b](beacon.html)',
  'what git ignores': '[a](../made/lamp.html)',
  'the root of a site': '[a](/lamps/oil)',
  'a placeholder': '[a]({{ lamp }}) [c]($LAMP.md) [d](*.md) [e](...)',
  'an address of a forge':
    '[a](../../issues) [b](../../issues/3) [c](../tree/HEAD/lamps) [d](../../wiki)',
  'what lies outside of the repository': '[a](../../elsewhere.md)',
  'a link in code': '`[a](gone.md)`\n\n```md\n[a](gone.md)\n```\n\n    [a](gone.md)',
  'a link in a comment': '<!-- [a](gone.md) -->',
  'names of rustdoc': '[a](tower::Lamp) [b](crate#lamps) [c](fn@lamps)',
  'front matter': '---\nsee: "[a](gone.md)"\n---\n\n# A',
  'a broken escape': '[a](%E0%A4%A.md)',
}

describe('dead-link', () => {
  for (const [name, text] of Object.entries(good)) {
    it(`allows ${name}`, async () => {
      assert.deepEqual(await dead(`${text}\n`), [])
    })
  }

  const bad: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'a file that is not there': ['See [a](gone.md).', ['1:9']],
    'each of several': ['[a](gone.md) [b](beacon.md) [c](lost.md)', ['1:5', '1:33']],
    'one with an anchor, a title or angle brackets': [
      '[a](gone.md#x)\n[b](gone.md "t")\n[c](<gone lamp.md>)',
      ['1:5', '2:5', '3:5'],
    ],
    'an image': ['![a](../img/gone.png)', ['1:6']],
    'an image in a link': ['[![a](../img/gone.png)](beacon.md)', ['1:7']],
    'a reference': ['[a][b]\n\n[b]: gone.md', ['3:6']],
    HTML: ['<a href="gone.md">a</a>\n\n<img src="../img/gone.png">', ['1:10', '3:11']],
    'a wrong case': ['[a](Beacon.md)', ['1:5']],
    'a page of another extension': ['[a](gone)', ['1:5']],
    'one behind front matter': ['---\na: 1\n---\n\n[a](gone.md)', ['5:5']],
    'one in a table, a list and a quotation': [
      '| a |\n| - |\n| [a](gone.md) |\n\n- [a](gone.md)\n\n> [a](gone.md)',
      ['3:7', '5:7', '7:7'],
    ],
    'one with percent-encoding': ['[a](gone%20lamp.md)', ['1:5']],
    'one with carriage returns': ['# A\r\n\r\n[a](gone.md)\r\n', ['3:5']],
  }
  for (const [name, [text, places]] of Object.entries(bad)) {
    it(`finds ${name}`, async () => {
      assert.deepEqual(
        await dead(`${text}\n`),
        places.map(place => `docs/index.md:${place}`),
      )
    })
  }

  it('says what is nearly so called, or where the file of that name is', async () => {
    const report = await auditOf({ ...around, 'docs/i.md': '[a](beakon.md) [b](lamp.png)\n' })
    assert.deepEqual(
      report.findings.map(({ message, remedy }) => [message, remedy]),
      [
        ['Unexpected link to `beakon.md`, expected a file that is there', 'link to `beacon.md`'],
        [
          'Unexpected link to `lamp.png`, expected a file that is there',
          'link to `../img/lamp.png`',
        ],
      ],
    )
  })

  it('counts from the root of a site, its assets, and the index of a folder, where there is a site', async () => {
    const site = { 'mkdocs.yml': 'site_name: Lamps\n', 'docs/public/lamp.svg': '<svg/>\n' }
    const text = '[a](lamp.svg) [b](../keepers/index.html) [c](../beacon/) [d](oil/lamps-9.0.0)\n'
    assert.deepEqual(await dead(text, 'docs/use/start.md', site), [])
    assert.deepEqual(await dead(text, 'docs/use/start.md'), [
      'docs/use/start.md:1:5',
      'docs/use/start.md:1:19',
      'docs/use/start.md:1:62',
    ])
    assert.deepEqual(await dead('[a](gone.md)\n', 'docs/use/start.md', site), [
      'docs/use/start.md:1:5',
    ])
  })

  it('knows pages for each language', async () => {
    const pages = { 'docs/trim-js.md': '# Trim\n', 'docs/trim-old.md': '# Trim\n' }
    assert.deepEqual(await dead('[a](trim.md)\n', 'docs/i.md', pages), [])
    const other = { 'docs/trim-old.md': '# Trim\n' }
    assert.deepEqual(await dead('[a](trim.md)\n', 'docs/i.md', other), ['docs/i.md:1:5'])
  })

  it('knows the folders of a module of Antora', async () => {
    const module = {
      'docs/modules/lamps/pages/oil.adoc': '= Oil\n',
      'docs/modules/lamps/images/oil.png': 'x',
    }
    const text = '* xref:oil.adoc[]\n\nimage::oil.png[]\n\n* xref:gone.adoc[]\n'
    assert.deepEqual(await dead(text, 'docs/modules/lamps/nav.adoc', module), [
      'docs/modules/lamps/nav.adoc:5:8',
    ])
  })

  it('reads reStructuredText, but not what is shown in it', async () => {
    const text = [
      '.. include:: gone.rst',
      '.. image:: ../img/lamp.png',
      'See `the lamp <gone.html>`_ and `this <https://lamp.example>`_.',
      '',
      '.. code-block:: rst',
      '',
      '   .. include:: shown.rst',
      '',
      'An example::',
      '',
      '   .. image:: shown.png',
      '',
      '.. figure:: gone.png',
      '',
    ].join('\n')
    assert.deepEqual(await dead(text, 'docs/lamp.rst'), [
      'docs/lamp.rst:1:14',
      'docs/lamp.rst:3:16',
      'docs/lamp.rst:13:13',
    ])
  })

  it('reads AsciiDoc, but not what is shown in it', async () => {
    const text =
      'Lamps\n-----\n\ninclude::gone.adoc[]\n\nlink:gone.html[a] xref:beacon.md[b]\n\n----\ninclude::shown.adoc[]\n----\n\nimage::gone.png[]\n'
    assert.deepEqual(await dead(text, 'docs/lamp.adoc'), [
      'docs/lamp.adoc:4:10',
      'docs/lamp.adoc:6:6',
      'docs/lamp.adoc:12:8',
    ])
  })

  it('reads MDX', async () => {
    const text = "import { Lamp } from './lamp.js'\n\n<Lamp>\n\n[a](gone.md)\n\n</Lamp>\n"
    assert.deepEqual(await dead(text, 'docs/lamp.mdx'), ['docs/lamp.mdx:5:5'])
  })

  it('does not follow the links of a template, which is read elsewhere', async () => {
    assert.deepEqual(await dead('[a](gone.md)\n', 'templates/lamp.md'), [])
    assert.deepEqual(await dead('[a](gone.md)\n', '.kittify/overrides/lamp.md'), [])
    assert.deepEqual(await dead('[a](gone.md)\n', '.claude/commands/lamp.md'), [
      '.claude/commands/lamp.md:1:5',
    ])
  })

  it('is not held against files that a machine has named', async () => {
    const hash = 'd41d8cd98f00b204e9800998ecf8427e'
    assert.deepEqual(await dead('[a](gone.md)\n', `exports/${hash}.md`), [])
    assert.deepEqual(told(await auditOf({ [`exports/${hash}.md`]: 'x\n' })), [])
  })
})
