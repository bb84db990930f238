import assert from 'node:assert/strict'

import { yaml } from '../../analyzers/yaml.ts'
import { drawRegions } from '../support/regions.ts'

describe('yaml', () => {
  it('names keys and values by their path from the root', async () => {
    const text = `# the lighthouse's own file
lighthouse:
  name: "north lighthouse" # lighthouse on the rock
  'lighthouse-kind': lighthouse
  towers:
    - lighthouse
    - id: lighthouse
      ? lighthouses
      : [lighthouse, {lit: lighthouse, lighthouse}]
  notes: >-
    A lighthouse
    stands here
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
# the lighthouse's own file
^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/line
lighthouse:
^^^^^^^^^^ key name=lighthouse keys=lighthouse
  name: "north lighthouse" # lighthouse on the rock
         ^^^^^^^^^^^^^^^^ scalar slot=value name=name keys=lighthouse.name
                           ^^^^^^^^^^^^^^^^^^^^^^^^ comment/line
  'lighthouse-kind': lighthouse
   ^^^^^^^^^^^^^^^ key name=lighthouse-kind keys=lighthouse.lighthouse-kind
                     ^^^^^^^^^^ scalar slot=value name=lighthouse-kind keys=lighthouse.lighthouse-kind
    - lighthouse
      ^^^^^^^^^^ scalar slot=item name=towers keys=lighthouse.towers
    - id: lighthouse
          ^^^^^^^^^^ scalar slot=value name=id keys=lighthouse.towers.id
      ? lighthouses
        ^^^^^^^^^^^ key name=lighthouses keys=lighthouse.towers.lighthouses
      : [lighthouse, {lit: lighthouse, lighthouse}]
         ^^^^^^^^^^ scalar slot=item name=lighthouses keys=lighthouse.towers.lighthouses
                           ^^^^^^^^^^ scalar slot=value name=lit keys=lighthouse.towers.lighthouses.lit
                                       ^^^^^^^^^^ key name=lighthouse keys=lighthouse.towers.lighthouses.lighthouse
    A lighthouse
^^^^^^^^^^^^^^^^ scalar slot=value name=notes keys=lighthouse.notes
`,
    )
  })

  it('names anchors, aliases and tags', async () => {
    const text = `base: &lighthouse !lighthouse
  lit: true
copy: *lighthouse
<<: *lighthouse # lighthouse
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
base: &lighthouse !lighthouse
       ^^^^^^^^^^ identifier/label
                   ^^^^^^^^^^ identifier/label
copy: *lighthouse
       ^^^^^^^^^^ identifier/label
<<: *lighthouse # lighthouse
     ^^^^^^^^^^ identifier/label
                ^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('reads every document', async () => {
    const text = `%YAML 1.2 # lighthouse
---
a: lighthouse
...
---
- lighthouse
--- lighthouse
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
%YAML 1.2 # lighthouse
          ^^^^^^^^^^^^ comment/line
a: lighthouse
   ^^^^^^^^^^ scalar slot=value name=a keys=a
- lighthouse
  ^^^^^^^^^^ scalar slot=item
--- lighthouse
    ^^^^^^^^^^ scalar slot=value
`,
    )
  })

  it('marks scripts of a pipeline as shell, by the shell they ask for', async () => {
    const text = `jobs:
  build:
    name: lighthouse
    steps:
      - run: lighthouse build
      - run: |
          make lighthouse
          ./lighthouse
        shell: bash
      - run: |
          print('lighthouse')
        shell: python
      - uses: actions/github-script
        with:
          script: return lighthouse
`
    const drawn = await drawRegions(yaml, { text, path: '.github/workflows/build.yml' })
    assert.equal(
      drawn,
      `
    name: lighthouse
          ^^^^^^^^^^ scalar slot=value name=name keys=jobs.build.name
      - run: lighthouse build
             ^^^^^^^^^^^^^^^^ scalar slot=value name=run keys=jobs.build.steps.run language=shell
          make lighthouse
^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=run keys=jobs.build.steps.run language=shell
          ./lighthouse
^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=run keys=jobs.build.steps.run language=shell
          print('lighthouse')
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=run keys=jobs.build.steps.run language=python
          script: return lighthouse
                  ^^^^^^^^^^^^^^^^^ scalar slot=value name=script keys=jobs.build.steps.with.script language=javascript
`,
    )
  })

  it('knows scripts by their keys in other pipelines', async () => {
    const text = `steps:
  - run:
      command: lighthouse build
  - pwsh: lighthouse
  - powershell: |
      lighthouse
  - run: lighthouse
    shell: cmd
  - run: lighthouse
    shell: bash -e {0}
  - ? [lighthouse]
    : lighthouse
  - ? *lighthouse
    : !<lighthouse> {}
`
    const drawn = await drawRegions(yaml, { text, path: '.circleci/config.yml' })
    assert.equal(
      drawn,
      `
      command: lighthouse build
               ^^^^^^^^^^^^^^^^ scalar slot=value name=command keys=steps.run.command language=shell
  - pwsh: lighthouse
          ^^^^^^^^^^ scalar slot=value name=pwsh keys=steps.pwsh language=powershell
      lighthouse
^^^^^^^^^^^^^^^^ scalar slot=value name=powershell keys=steps.powershell language=powershell
  - run: lighthouse
         ^^^^^^^^^^ scalar slot=value name=run keys=steps.run language=shell
  - run: lighthouse
         ^^^^^^^^^^ scalar slot=value name=run keys=steps.run language=shell
  - ? [lighthouse]
       ^^^^^^^^^^ scalar slot=item name=steps keys=steps
    : lighthouse
      ^^^^^^^^^^ scalar slot=value name=steps keys=steps
  - ? *lighthouse
       ^^^^^^^^^^ identifier/label
    : !<lighthouse> {}
        ^^^^^^^^^^^ identifier/label
`,
    )
  })

  it('marks only scripts of several lines elsewhere', async () => {
    const text = `run: lighthouse
command: lighthouse serve
args:
  - |
    lighthouse serve
    sleep 1
script:
  - |
    lighthouse build
    lighthouse serve
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
run: lighthouse
     ^^^^^^^^^^ scalar slot=value name=run keys=run
command: lighthouse serve
         ^^^^^^^^^^^^^^^^ scalar slot=value name=command keys=command
    lighthouse serve
^^^^^^^^^^^^^^^^^^^^ scalar slot=item name=args keys=args language=shell
    lighthouse build
^^^^^^^^^^^^^^^^^^^^ scalar slot=item name=script keys=script language=shell
    lighthouse serve
^^^^^^^^^^^^^^^^^^^^ scalar slot=item name=script keys=script language=shell
`,
    )
  })

  it('finds placeholders in scalars', async () => {
    const text = `url: "http://\${LIGHTHOUSE_HOST:-lighthouse}/#{lighthouse}"
key: lighthouse-\${{ matrix.lighthouse }}-\${{ contains(x, 'lighthouse') }}
if: \${{ matrix.kind == 'lighthouse' }}
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
url: "http://\${LIGHTHOUSE_HOST:-lighthouse}/#{lighthouse}"
               ^^^^^^^^^^^^^^^ placeholder
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=url keys=url
                                              ^^^^^^^^^^ placeholder
key: lighthouse-\${{ matrix.lighthouse }}-\${{ contains(x, 'lighthouse') }}
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=key keys=key
                   ^^^^^^^^^^^^^^^^^^^ placeholder
                                                          ^^^^^^^^^^ string slot=argument callee=contains index=1
if: \${{ matrix.kind == 'lighthouse' }}
                        ^^^^^^^^^^ string slot=comparison
`,
    )
  })

  it('reads templates: holes by themselves, the rest as if they were names', async () => {
    const text = `{{- if .Values.lighthouse.enabled }} {{/* the lighthouse */}}
metadata:
  name: {{ include "lighthouse.name" . }}-lighthouse
  {{ .Values.lighthouse }}: {{ $lighthouse | quote }}
  labels:
    {{- toYaml .Values.lighthouse | nindent 4 }}
lighthouse: {{ .Values.count }} # lighthouse
{{- end }}
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
{{- if .Values.lighthouse.enabled }} {{/* the lighthouse */}}
               ^^^^^^^^^^ identifier/property
                                     ^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
  name: {{ include "lighthouse.name" . }}-lighthouse
                    ^^^^^^^^^^^^^^^ string slot=argument callee=include index=0
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=name keys=metadata.name
  {{ .Values.lighthouse }}: {{ $lighthouse | quote }}
             ^^^^^^^^^^ identifier/property
                               ^^^^^^^^^^^ identifier/reference
    {{- toYaml .Values.lighthouse | nindent 4 }}
                       ^^^^^^^^^^ identifier/property
lighthouse: {{ .Values.count }} # lighthouse
^^^^^^^^^^ key name=lighthouse keys=lighthouse
                                ^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('goes on behind what it cannot read', async () => {
    const text = `a: "lighthouse
b: lighthouse
 - ]: lighthouse
\t@lighthouse: 1
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
a: "lighthouse
    ^^^^^^^^^^ scalar slot=value name=a keys=a
b: lighthouse
^^^^^^^^^^^^^ scalar slot=value name=a keys=a
 - ]: lighthouse
^^^^^^^^^^^^^^^^ scalar slot=value name=a keys=a
\t@lighthouse: 1
^^^^^^^^^^^^^^^ scalar slot=value name=a keys=a
`,
    )
  })

  it('keeps the offsets of lines with carriage returns and emoji', async () => {
    const text = `a: 🗼 lighthouse\r
lighthouse: |\r
  a lighthouse\r
`
    const drawn = await drawRegions(yaml, { text })
    assert.equal(
      drawn,
      `
a: 🗼 lighthouse\r
   ^^^^^^^^^^^^^ scalar slot=value name=a keys=a
lighthouse: |\r
^^^^^^^^^^ key name=lighthouse keys=lighthouse
  a lighthouse\r
^^^^^^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
`,
    )
  })

  it('refuses to follow nesting that has no end', async () => {
    for (const text of [
      '['.repeat(10_000),
      `${'- '.repeat(10_000)}lighthouse`,
      '{a: '.repeat(2000),
    ]) {
      const hits = [{ start: text.length - 1, end: text.length }]
      await assert.rejects(yaml({ path: 'a', text, language: 'yaml' }, hits), RangeError)
    }
  })
})
