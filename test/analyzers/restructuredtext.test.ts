import assert from 'node:assert/strict'
import { restructuredtext } from '../../analyzers/restructuredtext.ts'
import { drawRegions } from '../support/regions.ts'

describe('reStructuredText', () => {
  it('reads titles, paragraphs and what is marked in them', async () => {
    const text = `==========
Lighthouse
==========

The lighthouse and its \`\`lighthouse.lamp\`\`, *lighthouse*,
see :func:\`~coast.lighthouse\`, :py:class:\`the lighthouse <coast.Lighthouse>\`,
:ref:\`lighthouse\`, :doc:\`The lighthouse </lighthouse/index>\`, :term:\`lighthouse\`.

More \`lighthouses <https://lighthouse.example/>\`_, lighthouse_, \`a lighthouse\`_ and
\`lighthouse\`; |lighthouse| at https://lighthouse.example/lamp.

A small lighthouse
------------------
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
Lighthouse
^^^^^^^^^^ text/heading
The lighthouse and its \`\`lighthouse.lamp\`\`, *lighthouse*,
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
                         ^^^^^^^^^^^^^^^ code name=literal
see :func:\`~coast.lighthouse\`, :py:class:\`the lighthouse <coast.Lighthouse>\`,
           ^^^^^^^^^^^^^^^^^ code name=func
                                          ^^^^^^^^^^^^^^ text/link-text
                                                          ^^^^^^^^^^^^^^^^ code name=py:class
:ref:\`lighthouse\`, :doc:\`The lighthouse </lighthouse/index>\`, :term:\`lighthouse\`.
      ^^^^^^^^^^ target name=ref
                         ^^^^^^^^^^^^^^ text/link-text
                                         ^^^^^^^^^^^^^^^^^ target name=doc
                                                                     ^^^^^^^^^^ text/paragraph name=term
More \`lighthouses <https://lighthouse.example/>\`_, lighthouse_, \`a lighthouse\`_ and
      ^^^^^^^^^^^ text/link-text
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ target
                                                   ^^^^^^^^^^ target
                                                                 ^^^^^^^^^^^^ target
\`lighthouse\`; |lighthouse| at https://lighthouse.example/lamp.
 ^^^^^^^^^^ code name=default
               ^^^^^^^^^^ placeholder
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ target/autolink
A small lighthouse
^^^^^^^^^^^^^^^^^^ text/heading
`,
    )
  })

  it('reads lists', async () => {
    const text = `- a lighthouse
  by the sea

  with a lighthouse

  1. nested lighthouse
* lighthouse

lighthouse
    what a lighthouse is

:Author: lighthouse
:param lighthouse: a lighthouse
:param int lighthouse:
    the lighthouse

--lighthouse=LAMP  lights the lighthouse
| lighthouse line
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
- a lighthouse
  ^^^^^^^^^^^^ text/list
  with a lighthouse
  ^^^^^^^^^^^^^^^^^ text/list
  1. nested lighthouse
     ^^^^^^^^^^^^^^^^^ text/list
* lighthouse
  ^^^^^^^^^^ text/list
lighthouse
^^^^^^^^^^ text/list
    what a lighthouse is
    ^^^^^^^^^^^^^^^^^^^^ text/list
:Author: lighthouse
         ^^^^^^^^^^ text/list
:param lighthouse: a lighthouse
       ^^^^^^^^^^ code name=param
                   ^^^^^^^^^^^^ text/list
:param int lighthouse:
           ^^^^^^^^^^ code name=param
    the lighthouse
    ^^^^^^^^^^^^^^ text/list
--lighthouse=LAMP  lights the lighthouse
^^^^^^^^^^^^^^^^^ code name=option
                   ^^^^^^^^^^^^^^^^^^^^^ text/list
| lighthouse line
  ^^^^^^^^^^^^^^^ text/paragraph
`,
    )
  })

  it('reads tables', async () => {
    const text = `+------------+-------+
| lighthouse | tall  |
+============+=======+
| a          | \`\`lighthouse\`\` |
+------------+-------+

==========  =====
lighthouse  tall
==========  =====
lighthouse  yes
==========  =====

.. list-table:: Lighthouses
   :header-rows: 1

   * - lighthouse
     - tall

.. csv-table:: Lighthouses

   lighthouse, tall

A lighthouse after the table.

=== ===
lighthouse
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
| lighthouse | tall  |
  ^^^^^^^^^^ text/table
| a          | \`\`lighthouse\`\` |
                 ^^^^^^^^^^ code name=literal
lighthouse  tall
^^^^^^^^^^^^^^^^ text/table
lighthouse  yes
^^^^^^^^^^^^^^^ text/table
.. list-table:: Lighthouses
                ^^^^^^^^^^^ text/table
   * - lighthouse
       ^^^^^^^^^^ text/table
.. csv-table:: Lighthouses
               ^^^^^^^^^^^ text/table
   lighthouse, tall
   ^^^^^^^^^^^^^^^^ text/table
A lighthouse after the table.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
lighthouse
^^^^^^^^^^ text/table
`,
    )
  })

  it('reads code and what a program printed', async () => {
    const text = `Light the lighthouse::

    lighthouse --on

      more lighthouse

.. code-block:: python
   :caption: lighthouse

   def lighthouse():

       return lighthouse

.. code:: text

   lighthouse

>>> lighthouse()
'lighthouse'

A lighthouse.
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
Light the lighthouse::
^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
    lighthouse --on
^^^^^^^^^^^^^^^^^^^ output
      more lighthouse
^^^^^^^^^^^^^^^^^^^^^ output
   :caption: lighthouse
             ^^^^^^^^^^ scalar slot=value name=caption
   def lighthouse():
^^^^^^^^^^^^^^^^^^^^ string language=python
       return lighthouse
^^^^^^^^^^^^^^^^^^^^^^^^ string language=python
   lighthouse
^^^^^^^^^^^^^ output
>>> lighthouse()
^^^^^^^^^^^^^^^^ string language=python
'lighthouse'
^^^^^^^^^^^^ string language=python
A lighthouse.
^^^^^^^^^^^^^ text/paragraph
`,
    )
  })

  it('reads directives, their options and their content', async () => {
    const text = `.. module:: coast.lighthouse

.. note:: A lighthouse
   and another lighthouse

.. lighthouse:: a lighthouse
   :lighthouse: lighthouse

   The lighthouse.

.. autoclass:: coast.Lighthouse
   :members: lighthouse

.. py:method:: lighthouse(lamp)

   Lights the lighthouse.

.. toctree::
   :maxdepth: 1

   lighthouse
   The lighthouse <coast/lighthouse>

.. image:: lighthouse.png
   :alt: a lighthouse
   :empty:

.. math:: lighthouse

   lighthouse

.. highlight:: lighthouse

.. c:member:: lighthouse

.. _tower:
   lighthouse

.. not a lighthouse::directive

.. |lighthouse| replace:: a lighthouse
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
.. module:: coast.lighthouse
            ^^^^^^^^^^^^^^^^ code name=module
.. note:: A lighthouse
          ^^^^^^^^^^^^ text/paragraph
   and another lighthouse
   ^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
.. lighthouse:: a lighthouse
   ^^^^^^^^^^ identifier/label slot=directive
                ^^^^^^^^^^^^ text/paragraph
   :lighthouse: lighthouse
    ^^^^^^^^^^ key/directive name=lighthouse
                ^^^^^^^^^^ scalar slot=value name=lighthouse
   The lighthouse.
   ^^^^^^^^^^^^^^^ text/paragraph
.. autoclass:: coast.Lighthouse
               ^^^^^^^^^^^^^^^^ code name=autoclass
   :members: lighthouse
             ^^^^^^^^^^ scalar slot=value name=members
.. py:method:: lighthouse(lamp)
               ^^^^^^^^^^^^^^^^ code name=method
   Lights the lighthouse.
   ^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
   lighthouse
   ^^^^^^^^^^ target
   The lighthouse <coast/lighthouse>
   ^^^^^^^^^^^^^^ text/link-text
                   ^^^^^^^^^^^^^^^^ target
.. image:: lighthouse.png
           ^^^^^^^^^^^^^^ target
   :alt: a lighthouse
         ^^^^^^^^^^^^ text/alt
.. math:: lighthouse
          ^^^^^^^^^^ text/paragraph
   lighthouse
^^^^^^^^^^^^^ output
.. highlight:: lighthouse
               ^^^^^^^^^^ scalar slot=value name=highlight
.. c:member:: lighthouse
              ^^^^^^^^^^ code name=member
   lighthouse
^^^^^^^^^^^^^ target
.. not a lighthouse::directive
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
.. |lighthouse| replace:: a lighthouse
    ^^^^^^^^^^ placeholder/declaration
                          ^^^^^^^^^^^^ text/paragraph
`,
    )
  })

  it('reads targets, notes, comments and quotes', async () => {
    const text = `.. _lighthouse:
.. _a lighthouse: https://lighthouse.example/

.. lighthouse is
   a lighthouse

..
   hidden lighthouse

.. [lighthouse] A lighthouse.

Said:

   the lighthouse

     the inner lighthouse
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
.. _lighthouse:
    ^^^^^^^^^^ target/declaration
.. _a lighthouse: https://lighthouse.example/
    ^^^^^^^^^^^^ target/declaration
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ target
.. lighthouse is
^^^^^^^^^^^^^^^^ comment/block
   a lighthouse
^^^^^^^^^^^^^^^ comment/block
   hidden lighthouse
^^^^^^^^^^^^^^^^^^^^ comment/block
.. [lighthouse] A lighthouse.
    ^^^^^^^^^^ target/declaration
                ^^^^^^^^^^^^^ text/paragraph
   the lighthouse
   ^^^^^^^^^^^^^^ text/paragraph
     the inner lighthouse
     ^^^^^^^^^^^^^^^^^^^^ text/paragraph
`,
    )
  })

  it('keeps text that only looks like markup', async () => {
    const text = `*lighthouse and |lighthouse
:lighthouse
..lighthouse
=lighthouse=
`
    assert.equal(
      await drawRegions(restructuredtext, { language: 'restructuredtext', text }),
      `
*lighthouse and |lighthouse
^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph
:lighthouse
^^^^^^^^^^^ text/paragraph
..lighthouse
^^^^^^^^^^^^ text/paragraph
=lighthouse=
^^^^^^^^^^^^ text/paragraph
`,
    )
  })

  it('reads deep nesting without deep recursion', () => {
    const text = `${'- '.repeat(20_000)}lighthouse`
    const hits = [{ start: 40_000, end: 40_010 }]
    const regions = restructuredtext({ path: 'rock', text, language: 'restructuredtext' }, hits)
    assert.equal(regions.length, 1)
  })
})
