import assert from 'node:assert/strict'

import { markup } from '../../analyzers/markup.ts'
import { drawRegions } from '../support/regions.ts'

describe('markup', () => {
  it('names tags, attributes and their values by what HTML says of them', async () => {
    const text = `<!DOCTYPE html SYSTEM "lighthouse">
<lighthouse-card lighthouse="lighthouse" data-x='lighthouse' lit=lighthouse></lighthouse-card>
<p class="tower lighthouse lighthouse--lit" id=lighthouse>
<a href="/lighthouse" title="The lighthouse" style="--lighthouse: 1" onclick="lighthouse()">the lighthouse</a>
<img src=lighthouse.png alt="A lighthouse"><input name="lighthouse" placeholder=" lighthouse ">
<b :class="{ lighthouse: on }" @click="lighthouse.light('lighthouse')">lighthouse</b>
`
    const drawn = await drawRegions(markup, { text, language: 'html' })
    assert.equal(
      drawn,
      `
<!DOCTYPE html SYSTEM "lighthouse">
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/directive
<lighthouse-card lighthouse="lighthouse" data-x='lighthouse' lit=lighthouse></lighthouse-card>
 ^^^^^^^^^^^^^^^ identifier/tag element=lighthouse-card
                 ^^^^^^^^^^ identifier/attribute element=lighthouse-card
                             ^^^^^^^^^^ string slot=attribute name=lighthouse element=lighthouse-card
                                                 ^^^^^^^^^^ string slot=attribute name=data-x element=lighthouse-card
                                                                 ^^^^^^^^^^ string slot=attribute name=lit element=lighthouse-card
                                                                              ^^^^^^^^^^^^^^^ identifier/tag element=lighthouse-card
<p class="tower lighthouse lighthouse--lit" id=lighthouse>
                ^^^^^^^^^^ identifier/tag slot=attribute name=class element=p
                           ^^^^^^^^^^^^^^^ identifier/tag slot=attribute name=class element=p
                                               ^^^^^^^^^^ identifier/tag slot=attribute name=id element=p
<a href="/lighthouse" title="The lighthouse" style="--lighthouse: 1" onclick="lighthouse()">the lighthouse</a>
         ^^^^^^^^^^^ target slot=attribute name=href element=a
                             ^^^^^^^^^^^^^^ string slot=display name=title element=a
                                                    ^^^^^^^^^^^^^^^ string slot=attribute name=style element=a language=css
                                                                              ^^^^^^^^^^^^ string slot=attribute name=onclick element=a language=javascript
                                                                                            ^^^^^^^^^^^^^^ text/link-text element=a
<img src=lighthouse.png alt="A lighthouse"><input name="lighthouse" placeholder=" lighthouse ">
         ^^^^^^^^^^^^^^ target slot=attribute name=src element=img
                             ^^^^^^^^^^^^ text/alt slot=attribute name=alt element=img
                                                        ^^^^^^^^^^ string slot=attribute name=name element=input
                                                                                 ^^^^^^^^^^^^ string slot=display name=placeholder element=input
<b :class="{ lighthouse: on }" @click="lighthouse.light('lighthouse')">lighthouse</b>
             ^^^^^^^^^^ identifier/property
                                       ^^^^^^^^^^ identifier/reference
                                                         ^^^^^^^^^^ string slot=argument callee=lighthouse.light index=0
                                                                       ^^^^^^^^^^ text/paragraph element=b
`,
    )
  })

  it('gives text the role of the element around it', async () => {
    const text = `<title>Lighthouse</title>
<h1>The <em>lighthouse</em></h1>
<ul><li>a <b>lighthouse</b><li>lighthouse <code>lighthouse</code></ul>
<table><tr><td>lighthouse<td><p>lighthouse</table>
<blockquote>lighthouse</blockquote> lighthouse
<pre>lighthouse <b>lighthouse</b></pre>
<!-- lighthouse --> lighthouse &lt;lighthouse
`
    const drawn = await drawRegions(markup, { text, language: 'html' })
    assert.equal(
      drawn,
      `
<title>Lighthouse</title>
       ^^^^^^^^^^ text/heading element=title
<h1>The <em>lighthouse</em></h1>
            ^^^^^^^^^^ text/heading element=em
<ul><li>a <b>lighthouse</b><li>lighthouse <code>lighthouse</code></ul>
             ^^^^^^^^^^ text/list element=b
                               ^^^^^^^^^^ text/list element=li
                                                ^^^^^^^^^^ code element=code
<table><tr><td>lighthouse<td><p>lighthouse</table>
               ^^^^^^^^^^ text/table element=td
                                ^^^^^^^^^^ text/table element=p
<blockquote>lighthouse</blockquote> lighthouse
            ^^^^^^^^^^ text/quote element=blockquote
                                    ^^^^^^^^^^ text/paragraph
<pre>lighthouse <b>lighthouse</b></pre>
     ^^^^^^^^^^ code element=pre
                   ^^^^^^^^^^ code element=b
<!-- lighthouse --> lighthouse &lt;lighthouse
^^^^^^^^^^^^^^^^^^^ comment/block
                    ^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
`,
    )
  })

  it('hands scripts and styles to their languages', async () => {
    const text = `<script>const lighthouse = '</p>'</script>
<script lang="ts">lighthouse</script>
<script type="application/ld+json">{"lighthouse": 1}</script>
<script type="text/x-template"><b>lighthouse</b></script>
<style>.lighthouse {}</style><style lang="scss">$lighthouse: 1</style>
`
    const drawn = await drawRegions(markup, { text, language: 'html' })
    assert.equal(
      drawn,
      `
<script>const lighthouse = '</p>'</script>
        ^^^^^^^^^^^^^^^^^^^^^^^^^ string element=script language=javascript
<script lang="ts">lighthouse</script>
                  ^^^^^^^^^^ string element=script language=typescript
<script type="application/ld+json">{"lighthouse": 1}</script>
                                   ^^^^^^^^^^^^^^^^^ string element=script language=json
<script type="text/x-template"><b>lighthouse</b></script>
                               ^^^^^^^^^^^^^^^^^ string element=script language=html
<style>.lighthouse {}</style><style lang="scss">$lighthouse: 1</style>
       ^^^^^^^^^^^^^^ string element=style language=css
                                                ^^^^^^^^^^^^^^ string element=style language=scss
`,
    )
  })

  it('reads XML as data: single words are values, sentences are text', async () => {
    const text = `<?xml version="1.0" lighthouse?>
<!DOCTYPE a [ <!ENTITY lighthouse "> lighthouse"> ]>
<Lighthouse xmlns:lighthouse="urn:lighthouse">
  <name kind="lighthouse" class="a lighthouse">lighthouse</name>
  <note>A lighthouse on a rock</note>
  <lit/><id>
    lighthouse
  </id>
  <![CDATA[lighthouse < 1]]>
</Lighthouse>
`
    const drawn = await drawRegions(markup, { text, language: 'xml' })
    assert.equal(
      drawn,
      `
<?xml version="1.0" lighthouse?>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/directive
<!DOCTYPE a [ <!ENTITY lighthouse "> lighthouse"> ]>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/directive
<Lighthouse xmlns:lighthouse="urn:lighthouse">
 ^^^^^^^^^^ identifier/tag element=Lighthouse
            ^^^^^^^^^^^^^^^^ identifier/attribute element=Lighthouse
                              ^^^^^^^^^^^^^^ string slot=attribute name=xmlns:lighthouse element=Lighthouse
  <name kind="lighthouse" class="a lighthouse">lighthouse</name>
              ^^^^^^^^^^ string slot=attribute name=kind element=name
                                 ^^^^^^^^^^^^ string slot=attribute name=class element=name
                                               ^^^^^^^^^^ scalar slot=value name=name keys=Lighthouse.name
  <note>A lighthouse on a rock</note>
        ^^^^^^^^^^^^^^^^^^^^^^ text/paragraph element=note
    lighthouse
    ^^^^^^^^^^ scalar slot=value name=id keys=Lighthouse.id
  <![CDATA[lighthouse < 1]]>
           ^^^^^^^^^^^^^^^^^ text/paragraph element=Lighthouse
</Lighthouse>
  ^^^^^^^^^^ identifier/tag element=Lighthouse
`,
    )
  })

  it('reads SVG as markup', async () => {
    const text = `<svg><title>Lighthouse</title><g id="lighthouse"><text>A lighthouse</text></g>
<use xlink:href="#lighthouse" fill="url(#lighthouse)"/><style><![CDATA[.lighthouse {}]]></style></svg>
`
    const drawn = await drawRegions(markup, { text, language: 'svg' })
    assert.equal(
      drawn,
      `
<svg><title>Lighthouse</title><g id="lighthouse"><text>A lighthouse</text></g>
            ^^^^^^^^^^ text/heading element=title
                                     ^^^^^^^^^^ identifier/tag slot=attribute name=id element=g
                                                       ^^^^^^^^^^^^ text/paragraph element=text
<use xlink:href="#lighthouse" fill="url(#lighthouse)"/><style><![CDATA[.lighthouse {}]]></style></svg>
                 ^^^^^^^^^^^ target slot=attribute name=xlink:href element=use
                                    ^^^^^^^^^^^^^^^^ string slot=attribute name=fill element=use
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ string element=style language=css
`,
    )
  })

  it('reads on over malformed tags', async () => {
    const text = `<p class="lighthouse" "stray" = lighthouse <b lighthouse>lighthouse</i></p
<p title='lighthouse>lighthouse
`
    const drawn = await drawRegions(markup, { text, language: 'html' })
    assert.equal(
      drawn,
      `
<p class="lighthouse" "stray" = lighthouse <b lighthouse>lighthouse</i></p
          ^^^^^^^^^^ identifier/tag slot=attribute name=class element=p
                                ^^^^^^^^^^ identifier/attribute element=p
                                              ^^^^^^^^^^ identifier/attribute element=b
                                                         ^^^^^^^^^^ text/paragraph element=b
<p title='lighthouse>lighthouse
          ^^^^^^^^^^ identifier/attribute element=p
                     ^^^^^^^^^^ text/paragraph element=p
`,
    )
  })
})
