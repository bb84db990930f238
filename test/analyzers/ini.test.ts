import assert from 'node:assert/strict'

import { ini } from '../../analyzers/ini.ts'
import { drawRegions } from '../support/regions.ts'

describe('ini', () => {
  it('reads sections, keys, values and comments', async () => {
    const text = `; lighthouse
# lighthouse
root = lighthouse
[lighthouse "north"] ; lighthouse
name = "north lighthouse" ; lighthouse
lighthouse: tall # not lit
color = #lighthouse
url=http://lighthouse#lighthouse
ServerName lighthouse
lighthouse
`
    const drawn = await drawRegions(ini, { text })
    assert.equal(
      drawn,
      `
; lighthouse
^^^^^^^^^^^^ comment/line
# lighthouse
^^^^^^^^^^^^ comment/line
root = lighthouse
       ^^^^^^^^^^ scalar slot=value name=root keys=root
[lighthouse "north"] ; lighthouse
 ^^^^^^^^^^^^^^^^^^ key/section name=lighthouse "north" keys=lighthouse "north"
                    ^^^^^^^^^^^^^ comment/line
name = "north lighthouse" ; lighthouse
        ^^^^^^^^^^^^^^^^ scalar slot=value name=name keys=lighthouse "north".name
                         ^^^^^^^^^^^^^ comment/line
lighthouse: tall # not lit
^^^^^^^^^^ key name=lighthouse keys=lighthouse "north".lighthouse
color = #lighthouse
        ^^^^^^^^^^^ scalar slot=value name=color keys=lighthouse "north".color
url=http://lighthouse#lighthouse
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=url keys=lighthouse "north".url
ServerName lighthouse
           ^^^^^^^^^^ scalar slot=value name=ServerName keys=lighthouse "north".ServerName
lighthouse
^^^^^^^^^^ key name=lighthouse keys=lighthouse "north".lighthouse
`,
    )
  })

  it('carries values on over deeper lines and backslashes', async () => {
    const text = `[options]
lighthouses =
    lighthouse
    # lighthouse
    lighthouse-kit
text = a
    lighthouse

[remote]
\turl = lighthouse
\tlighthouse = yes
start = lighthouse \\
lighthouse --serve
`
    const drawn = await drawRegions(ini, { text })
    assert.equal(
      drawn,
      `
lighthouses =
^^^^^^^^^^^ key name=lighthouses keys=options.lighthouses
    lighthouse
    ^^^^^^^^^^ scalar slot=item name=lighthouses keys=options.lighthouses
    # lighthouse
    ^^^^^^^^^^^^ comment/line
    lighthouse-kit
    ^^^^^^^^^^^^^^ scalar slot=item name=lighthouses keys=options.lighthouses
    lighthouse
    ^^^^^^^^^^ scalar slot=value name=text keys=options.text
\turl = lighthouse
       ^^^^^^^^^^ scalar slot=value name=url keys=remote.url
\tlighthouse = yes
 ^^^^^^^^^^ key name=lighthouse keys=remote.lighthouse
start = lighthouse \\
        ^^^^^^^^^^^^ scalar slot=value name=start keys=remote.start
lighthouse --serve
^^^^^^^^^^^^^^^^^^ scalar slot=value name=start keys=remote.start
`,
    )
  })

  it('reads Java properties', async () => {
    const text = `! lighthouse
lighthouse.name=lighthouse # lighthouse
lighthouse\\ kind : lighthouse
lighthouse tall
text = a \\
       lighthouse \\\\
lighthouse = \${lighthouse.url:lighthouse}
`
    const drawn = await drawRegions(ini, { text, language: 'properties' })
    assert.equal(
      drawn,
      `
! lighthouse
^^^^^^^^^^^^ comment/line
lighthouse.name=lighthouse # lighthouse
^^^^^^^^^^^^^^^ key name=lighthouse.name keys=lighthouse.name
                ^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=lighthouse.name keys=lighthouse.name
lighthouse\\ kind : lighthouse
^^^^^^^^^^^^^^^^ key name=lighthouse\\ kind keys=lighthouse\\ kind
                   ^^^^^^^^^^ scalar slot=value name=lighthouse\\ kind keys=lighthouse\\ kind
lighthouse tall
^^^^^^^^^^ key name=lighthouse keys=lighthouse
       lighthouse \\\\
       ^^^^^^^^^^^^^ scalar slot=value name=text keys=text
lighthouse = \${lighthouse.url:lighthouse}
^^^^^^^^^^ key name=lighthouse keys=lighthouse
               ^^^^^^^^^^^^^^ placeholder
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
`,
    )
  })

  it('reads environment files', async () => {
    const text = `# lighthouse
export LIGHTHOUSE_HOME=/srv/lighthouse # lighthouse
LIGHTHOUSE="on \${LIGHTHOUSE_HOME}/lighthouse" # lighthouse
LIGHTHOUSE_KEY='first lighthouse
second lighthouse'
A=lighthouse#lighthouse
B="lighthouse
C="a \\" lighthouse"
`
    const drawn = await drawRegions(ini, { text, language: 'dotenv' })
    assert.equal(
      drawn,
      `
# lighthouse
^^^^^^^^^^^^ comment/line
export LIGHTHOUSE_HOME=/srv/lighthouse # lighthouse
       ^^^^^^^^^^^^^^^ key/env name=LIGHTHOUSE_HOME keys=LIGHTHOUSE_HOME
                       ^^^^^^^^^^^^^^^ scalar slot=value name=LIGHTHOUSE_HOME keys=LIGHTHOUSE_HOME
                                       ^^^^^^^^^^^^ comment/line
LIGHTHOUSE="on \${LIGHTHOUSE_HOME}/lighthouse" # lighthouse
^^^^^^^^^^ key/env name=LIGHTHOUSE keys=LIGHTHOUSE
                 ^^^^^^^^^^^^^^^ placeholder
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=LIGHTHOUSE keys=LIGHTHOUSE
                                             ^^^^^^^^^^^^^ comment/line
LIGHTHOUSE_KEY='first lighthouse
^^^^^^^^^^^^^^ key/env name=LIGHTHOUSE_KEY keys=LIGHTHOUSE_KEY
                ^^^^^^^^^^^^^^^^ scalar slot=value name=LIGHTHOUSE_KEY keys=LIGHTHOUSE_KEY
second lighthouse'
^^^^^^^^^^^^^^^^^ scalar slot=value name=LIGHTHOUSE_KEY keys=LIGHTHOUSE_KEY
A=lighthouse#lighthouse
  ^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=A keys=A
B="lighthouse
  ^^^^^^^^^^^ scalar slot=value name=B keys=B
C="a \\" lighthouse"
   ^^^^^^^^^^^^^^^ scalar slot=value name=C keys=C
`,
    )
  })
})
