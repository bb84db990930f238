import assert from 'node:assert/strict'
import { asciidoc } from '../../analyzers/asciidoc.ts'
import { drawRegions } from '../support/regions.ts'

describe('AsciiDoc', () => {
  it('reads titles, paragraphs and what is marked in them', async () => {
    const text = `= Lighthouse
:lighthouse: a lighthouse
// a lighthouse

The lighthouse and \`lighthouse.lamp\`, {lighthouse}
and link:lighthouse.html[the lighthouse], https://lighthouse.example[lighthouse],
<<lighthouse,the lighthouse>>, <<lighthouse>>, xref:lighthouse.adoc[lighthouse], https://lighthouse.example/.

.A lighthouse title
image::lighthouse.png[a lighthouse]
include::lighthouse.adoc[]

[[lighthouse]]
== A lighthouse
`
    assert.equal(
      await drawRegions(asciidoc, { language: 'asciidoc', text }),
      `
= Lighthouse
  ^^^^^^^^^^ text/heading
:lighthouse: a lighthouse
 ^^^^^^^^^^ key name=lighthouse keys=lighthouse
             ^^^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
// a lighthouse
^^^^^^^^^^^^^^^ comment/line
The lighthouse and \`lighthouse.lamp\`, {lighthouse}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
                    ^^^^^^^^^^^^^^^ code name=literal
                                       ^^^^^^^^^^ placeholder
and link:lighthouse.html[the lighthouse], https://lighthouse.example[lighthouse],
         ^^^^^^^^^^^^^^^ target
                         ^^^^^^^^^^^^^^ text/link-text
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ target
                                                                     ^^^^^^^^^^ text/link-text
<<lighthouse,the lighthouse>>, <<lighthouse>>, xref:lighthouse.adoc[lighthouse], https://lighthouse.example/.
  ^^^^^^^^^^ target
             ^^^^^^^^^^^^^^ text/link-text
                                 ^^^^^^^^^^ target
                                                    ^^^^^^^^^^^^^^^ target
                                                                    ^^^^^^^^^^ text/link-text
                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ target/autolink
.A lighthouse title
 ^^^^^^^^^^^^^^^^^^ text/heading
image::lighthouse.png[a lighthouse]
       ^^^^^^^^^^^^^^ target
                      ^^^^^^^^^^^^ text/alt
include::lighthouse.adoc[]
         ^^^^^^^^^^^^^^^ target
[[lighthouse]]
  ^^^^^^^^^^ target/declaration
== A lighthouse
   ^^^^^^^^^^^^ text/heading
`,
    )
  })

  it('reads lists and tables', async () => {
    const text = `* a lighthouse
** inner \`lighthouse\`
. lighthouse
lighthouse:: what a lighthouse is

[cols="1,lighthouse"]
|===
| lighthouse | \`lighthouse\`

|a lighthouse
|===
`
    assert.equal(
      await drawRegions(asciidoc, { language: 'asciidoc', text }),
      `
* a lighthouse
  ^^^^^^^^^^^^ text/list
** inner \`lighthouse\`
          ^^^^^^^^^^ code name=literal
. lighthouse
  ^^^^^^^^^^ text/list
lighthouse:: what a lighthouse is
^^^^^^^^^^ text/list
             ^^^^^^^^^^^^^^^^^^^^ text/list
[cols="1,lighthouse"]
         ^^^^^^^^^^ scalar slot=value name=attributes
| lighthouse | \`lighthouse\`
  ^^^^^^^^^^ text/table
                ^^^^^^^^^^ code name=literal
|a lighthouse
 ^^^^^^^^^^^^ text/table
`,
    )
  })

  it('reads code and what a program printed', async () => {
    const text = `[source,python]
----
def lighthouse(): pass
----

....
lighthouse
....

[source,ruby]
lighthouse = 1

 literal lighthouse

\`\`\`go
lighthouse()
\`\`\`

////
lighthouse
////

----
lighthouse
`
    assert.equal(
      await drawRegions(asciidoc, { language: 'asciidoc', text }),
      `
def lighthouse(): pass
^^^^^^^^^^^^^^^^^^^^^^ string language=python
lighthouse
^^^^^^^^^^ output
lighthouse = 1
^^^^^^^^^^^^^^ string language=ruby
 literal lighthouse
^^^^^^^^^^^^^^^^^^^ output
lighthouse()
^^^^^^^^^^^^ string language=go
lighthouse
^^^^^^^^^^ comment/block
lighthouse
^^^^^^^^^^ output
`,
    )
  })

  it('reads quotes, notes and conditions', async () => {
    const text = `[quote, the lighthouse]
A lighthouse said.

NOTE: a lighthouse

ifdef::lighthouse[]
====
lighthouse
====
endif::lighthouse[]

'''

kbd:[lighthouse] image:lighthouse.png[lighthouse] [[lighthouse]]
lighthouse::
  a lighthouse +
https://lighthouse.example[]
`
    assert.equal(
      await drawRegions(asciidoc, { language: 'asciidoc', text }),
      `
[quote, the lighthouse]
            ^^^^^^^^^^ scalar slot=value name=attributes
A lighthouse said.
^^^^^^^^^^^^^^^^^^ text/quote
NOTE: a lighthouse
^^^^^^^^^^^^^^^^^^ text/paragraph
ifdef::lighthouse[]
       ^^^^^^^^^^ placeholder
lighthouse
^^^^^^^^^^ text/paragraph
endif::lighthouse[]
       ^^^^^^^^^^ placeholder
kbd:[lighthouse] image:lighthouse.png[lighthouse] [[lighthouse]]
     ^^^^^^^^^^ code name=macro
                       ^^^^^^^^^^^^^^ target
                                      ^^^^^^^^^^ text/alt
                                                    ^^^^^^^^^^ target/declaration
lighthouse::
^^^^^^^^^^ text/list
  a lighthouse +
  ^^^^^^^^^^^^^^ text/list
https://lighthouse.example[]
^^^^^^^^^^^^^^^^^^^^^^^^^^ target
`,
    )
  })
})
