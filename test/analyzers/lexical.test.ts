import assert from 'node:assert/strict'
import { dialects } from '../../analyzers/lexical/dialects.ts'
import { lexical } from '../../analyzers/lexical/index.ts'
import { drawRegions } from '../support/regions.ts'

describe('the lexical tier', () => {
  it('tells comments, strings, holes and names of a language apart', async () => {
    const text = `/** Keeps the lighthouse. */
import coast.lighthouse.Lamp
@Lighthouse
class LighthouseKeeper(val lighthouse: Tower) {
  // the lighthouse is tall
  fun light() = println("lighthouse \${lighthouse.lamp} and $lighthouse")
  /* outer /* lighthouse */ still lighthouse */
  val raw = """a "lighthouse" here"""
  val name = lighthouse.lighthouse
}
`
    assert.equal(
      await drawRegions(lexical, { language: 'kotlin', text }),
      `
/** Keeps the lighthouse. */
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/doc
import coast.lighthouse.Lamp
             ^^^^^^^^^^ identifier/import
@Lighthouse
 ^^^^^^^^^^ identifier/label
class LighthouseKeeper(val lighthouse: Tower) {
      ^^^^^^^^^^^^^^^^ identifier/declaration
                           ^^^^^^^^^^ identifier/declaration
  // the lighthouse is tall
  ^^^^^^^^^^^^^^^^^^^^^^^^^ comment/line
  fun light() = println("lighthouse \${lighthouse.lamp} and $lighthouse")
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string slot=argument callee=println index=0
                                      ^^^^^^^^^^ identifier/reference
                                                            ^^^^^^^^^^ identifier/reference
  /* outer /* lighthouse */ still lighthouse */
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment/block
  val raw = """a "lighthouse" here"""
               ^^^^^^^^^^^^^^^^^^^ string slot=value name=raw
  val name = lighthouse.lighthouse
             ^^^^^^^^^^ identifier/reference
                        ^^^^^^^^^^ identifier/property
`,
    )
  })

  it('says how a string is used', async () => {
    const text = `import tower from './lighthouse.js'
row["lighthouse"] = 1
if (kind === 'lighthouse') light(kind, "lighthouse", { kind: 'lighthouse' })
const names = ['lighthouse', 'tower']
const keys = { 'lighthouse': true }
switch (kind) { case 'lighthouse': break }
const pattern = /lighthouse\\/"/g
const ratio = a / lighthouse / b
const label = \`\${names.map(name => \`lighthouse \${lighthouse}\`)}\`
`
    assert.equal(
      await drawRegions(lexical, { language: 'javascript', text }),
      `
import tower from './lighthouse.js'
                   ^^^^^^^^^^^^^^^ string slot=module
row["lighthouse"] = 1
     ^^^^^^^^^^ string slot=lookup name=row
if (kind === 'lighthouse') light(kind, "lighthouse", { kind: 'lighthouse' })
              ^^^^^^^^^^ string slot=comparison
                                        ^^^^^^^^^^ string slot=argument callee=light index=1
                                                              ^^^^^^^^^^ string slot=value name=kind callee=light
const names = ['lighthouse', 'tower']
                ^^^^^^^^^^ string slot=item name=names
const keys = { 'lighthouse': true }
                ^^^^^^^^^^ string slot=map-key
switch (kind) { case 'lighthouse': break }
                      ^^^^^^^^^^ string slot=comparison
const pattern = /lighthouse\\/"/g
                 ^^^^^^^^^^^^^^ regex
const ratio = a / lighthouse / b
                  ^^^^^^^^^^ identifier/reference
const label = \`\${names.map(name => \`lighthouse \${lighthouse}\`)}\`
                                    ^^^^^^^^^^^^^^^^^^^^^^^^ string slot=argument callee=names.map index=0
                                                 ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('takes docstrings and formatted strings of Python', async () => {
    const text = `"""The lighthouse."""
def light(lighthouse):
    """Lights the lighthouse."""
    return f"lighthouse {lighthouse!r} {{lighthouse}}"
row = table.get("lighthouse", name="lighthouse")
lighthouse = tower  # lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'python', text }),
      `
"""The lighthouse."""
   ^^^^^^^^^^^^^^^ string/doc
def light(lighthouse):
          ^^^^^^^^^^ identifier/declaration
    """Lights the lighthouse."""
       ^^^^^^^^^^^^^^^^^^^^^^ string/doc
    return f"lighthouse {lighthouse!r} {{lighthouse}}"
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string
                         ^^^^^^^^^^ identifier/reference
row = table.get("lighthouse", name="lighthouse")
                 ^^^^^^^^^^ string slot=argument callee=table.get index=0
                                    ^^^^^^^^^^ string slot=keyword callee=table.get name=name
lighthouse = tower  # lighthouse
^^^^^^^^^^ identifier/declaration
                    ^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('reads here-documents and words of a shell', async () => {
    const text = `lighthouse=tall
export LIGHTHOUSE=1
lighthouse --lighthouse=on "$LIGHTHOUSE lighthouse" # lighthouse
cat <<EOF | light lighthouse
lighthouse \${LIGHTHOUSE}
EOF
light lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'shell', text }),
      `
lighthouse=tall
^^^^^^^^^^ identifier/declaration
export LIGHTHOUSE=1
       ^^^^^^^^^^ identifier/declaration
lighthouse --lighthouse=on "$LIGHTHOUSE lighthouse" # lighthouse
^^^^^^^^^^ word/command
           ^^^^^^^^^^^^^^^ word/argument callee=lighthouse
                             ^^^^^^^^^^ identifier/reference
                            ^^^^^^^^^^^^^^^^^^^^^^ string
                                                    ^^^^^^^^^^^^ comment/line
cat <<EOF | light lighthouse
                  ^^^^^^^^^^ word/argument callee=light
lighthouse \${LIGHTHOUSE}
^^^^^^^^^^^^^^^^^^^^^^^^ string
             ^^^^^^^^^^ identifier/reference
light lighthouse
      ^^^^^^^^^^ word/argument callee=light
`,
    )
  })

  it('closes raw strings by the mark that opened them', async () => {
    const text = `let text = r#"a "lighthouse" #"#; lighthouse::light();
fn keep<'lighthouse>(x: &'lighthouse str) -> char { 'l' }
/// A lighthouse.
struct Lighthouse;
`
    assert.equal(
      await drawRegions(lexical, { language: 'rust', text }),
      `
let text = r#"a "lighthouse" #"#; lighthouse::light();
              ^^^^^^^^^^^^^^^^ string slot=value name=text
                                  ^^^^^^^^^^ identifier/reference
fn keep<'lighthouse>(x: &'lighthouse str) -> char { 'l' }
         ^^^^^^^^^^ identifier/label
                          ^^^^^^^^^^ identifier/label
/// A lighthouse.
^^^^^^^^^^^^^^^^^ comment/doc
struct Lighthouse;
       ^^^^^^^^^^ identifier/declaration
`,
    )
  })

  it('reads names of tables and columns in SQL', async () => {
    const text = `-- lighthouses by height
CREATE TABLE lighthouse (lighthouse_id int, "lighthouse" text, \`lighthouses\` int);
SELECT * FROM lighthouse WHERE kind = 'lighthouse' AND note LIKE 'it''s a lighthouse';
DO $body$ SELECT lighthouse $body$;
`
    assert.equal(
      await drawRegions(lexical, { language: 'sql', text }),
      `
-- lighthouses by height
^^^^^^^^^^^^^^^^^^^^^^^^ comment/line
CREATE TABLE lighthouse (lighthouse_id int, "lighthouse" text, \`lighthouses\` int);
             ^^^^^^^^^^ key/sql
                         ^^^^^^^^^^^^^ key/sql
                                             ^^^^^^^^^^ key/sql
                                                                ^^^^^^^^^^^ key/sql
SELECT * FROM lighthouse WHERE kind = 'lighthouse' AND note LIKE 'it''s a lighthouse';
              ^^^^^^^^^^ key/sql
                                       ^^^^^^^^^^ string slot=comparison
                                                                  ^^^^^^^^^^^^^^^^^^ string slot=comparison
DO $body$ SELECT lighthouse $body$;
         ^^^^^^^^^^^^^^^^^^^ string language=sql
`,
    )
  })

  it('reads keys, labels and references of HCL', async () => {
    const text = `resource "rock" "lighthouse" {
  lighthouse = "lighthouse \${var.lighthouse}" # lighthouse
  tower      = lighthouse.tall
}
`
    assert.equal(
      await drawRegions(lexical, { language: 'hcl', text }),
      `
resource "rock" "lighthouse" {
                 ^^^^^^^^^^ identifier/declaration
  lighthouse = "lighthouse \${var.lighthouse}" # lighthouse
  ^^^^^^^^^^ key name=lighthouse keys=lighthouse
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
                                 ^^^^^^^^^^ identifier/property
                                              ^^^^^^^^^^^^ comment/line
  tower      = lighthouse.tall
               ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('declares fields of GraphQL types, refers to them in queries', async () => {
    const text = `"A lighthouse"
type Lighthouse @lighthouse {
  lighthouse(lighthouse: Int): Lighthouse
}
query {
  lighthouse { name }
}
`
    assert.equal(
      await drawRegions(lexical, { language: 'graphql', text }),
      `
"A lighthouse"
 ^^^^^^^^^^^^ string/doc
type Lighthouse @lighthouse {
     ^^^^^^^^^^ identifier/declaration
                 ^^^^^^^^^^ identifier/label
  lighthouse(lighthouse: Int): Lighthouse
  ^^^^^^^^^^ identifier/declaration
             ^^^^^^^^^^ identifier/declaration
                               ^^^^^^^^^^ identifier/reference
  lighthouse { name }
  ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('declares messages and fields of protocol buffers', async () => {
    const text = `import "coast/lighthouse.proto";
message Lighthouse {
  string lighthouse = 1; // lighthouse
  Lighthouse next = 2;
}
`
    assert.equal(
      await drawRegions(lexical, { language: 'protobuf', text }),
      `
import "coast/lighthouse.proto";
        ^^^^^^^^^^^^^^^^^^^^^^ string slot=module
message Lighthouse {
        ^^^^^^^^^^ identifier/declaration
  string lighthouse = 1; // lighthouse
         ^^^^^^^^^^ identifier/declaration
                         ^^^^^^^^^^^^^ comment/line
  Lighthouse next = 2;
  ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('reads selectors and variables of style sheets', async () => {
    const text = `@use 'lighthouse';
$lighthouse: red;
.lighthouse, #lighthouse { color: $lighthouse; }
@mixin lighthouse { --lighthouse: 1px; } // lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'scss', text }),
      `
@use 'lighthouse';
      ^^^^^^^^^^ string slot=module
$lighthouse: red;
 ^^^^^^^^^^ identifier/declaration
.lighthouse, #lighthouse { color: $lighthouse; }
 ^^^^^^^^^^ identifier/tag
              ^^^^^^^^^^ identifier/tag
                                   ^^^^^^^^^^ identifier/reference
@mixin lighthouse { --lighthouse: 1px; } // lighthouse
       ^^^^^^^^^^ identifier/declaration
                    ^^^^^^^^^^^^ identifier/tag
                                         ^^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('reads variables, elements and values of less', async () => {
    const text = `@lighthouse: 1px;
lighthouse > .tower { width: @lighthouse; display: lighthouse }
tower { lighthouse: tall }
`
    assert.equal(
      await drawRegions(lexical, { language: 'less', text }),
      `
@lighthouse: 1px;
 ^^^^^^^^^^ identifier/declaration
lighthouse > .tower { width: @lighthouse; display: lighthouse }
^^^^^^^^^^ identifier/tag
                              ^^^^^^^^^^ identifier/reference
                                                   ^^^^^^^^^^ identifier/reference
tower { lighthouse: tall }
        ^^^^^^^^^^ identifier/tag
`,
    )
  })

  it('takes quotes, patterns and here-documents of Ruby', async () => {
    const text = `names = %w[lighthouse tower]
keep(<<~LIGHT, "lighthouse", :kind => 'lighthouse')
  a #{lighthouse} in the lighthouse
LIGHT
return /lighthouse/ if %r{lighthouse/#{lighthouse}}.match?(lighthouse)
=begin
lighthouse
=end
shift = 1 << LIGHTHOUSE
`
    assert.equal(
      await drawRegions(lexical, { language: 'ruby', text }),
      `
names = %w[lighthouse tower]
           ^^^^^^^^^^^^^^^^ string slot=value name=names
keep(<<~LIGHT, "lighthouse", :kind => 'lighthouse')
                ^^^^^^^^^^ string slot=argument callee=keep index=1
                                       ^^^^^^^^^^ string slot=keyword callee=keep name=kind
  a #{lighthouse} in the lighthouse
      ^^^^^^^^^^ identifier/reference
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string slot=argument callee=keep index=0
return /lighthouse/ if %r{lighthouse/#{lighthouse}}.match?(lighthouse)
        ^^^^^^^^^^ regex
                          ^^^^^^^^^^^^^^^^^^^^^^^^ string
                                       ^^^^^^^^^^ identifier/reference
                                                           ^^^^^^^^^^ identifier/reference
lighthouse
^^^^^^^^^^ comment/block
shift = 1 << LIGHTHOUSE
             ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('takes includes, raw strings and members of C++', async () => {
    const text = `#include <coast/lighthouse.h>
auto text = R"(a "lighthouse")"; tower->lighthouse(a, [] { return "lighthouse"; });
std::vector<Lamp> lighthouse; /* lighthouse */ Lamp* lighthouse = 0;
`
    assert.equal(
      await drawRegions(lexical, { language: 'cpp', text }),
      `
#include <coast/lighthouse.h>
          ^^^^^^^^^^^^^^^^^^ string slot=module
auto text = R"(a "lighthouse")"; tower->lighthouse(a, [] { return "lighthouse"; });
               ^^^^^^^^^^^^^^ string slot=value name=text
                                        ^^^^^^^^^^ identifier/property
                                                                   ^^^^^^^^^^ string
std::vector<Lamp> lighthouse; /* lighthouse */ Lamp* lighthouse = 0;
                  ^^^^^^^^^^ identifier/declaration
                              ^^^^^^^^^^^^^^^^ comment/block
                                                     ^^^^^^^^^^ identifier/declaration
`,
    )
  })

  it('takes strings before arrows as patterns', async () => {
    const text = `match kind { "lighthouse" => tall, _ => light(&["lighthouse"]) }
`
    assert.equal(
      await drawRegions(lexical, { language: 'rust', text }),
      `
match kind { "lighthouse" => tall, _ => light(&["lighthouse"]) }
              ^^^^^^^^^^ string slot=comparison
                                                 ^^^^^^^^^^ string slot=item callee=light
`,
    )
  })

  it('reads fields of queries without a name', async () => {
    const text = `{
  tower {
    lighthouse(kind: $lighthouse)
  }
}
`
    assert.equal(
      await drawRegions(lexical, { language: 'graphql', text }),
      `
    lighthouse(kind: $lighthouse)
    ^^^^^^^^^^ identifier/reference
                      ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('reads here-documents and flags of a Dockerfile', async () => {
    const text = `FROM --platform=lighthouse lighthouse
RUN <<EOF
lighthouse
EOF
LABEL lighthouse 'a lighthouse'
?? lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'dockerfile', text }),
      `
FROM --platform=lighthouse lighthouse
     ^^^^^^^^^^^^^^^^^^^^^ word/argument
                           ^^^^^^^^^^ scalar slot=value name=image
lighthouse
^^^^^^^^^^ string language=shell
LABEL lighthouse 'a lighthouse'
      ^^^^^^^^^^ key/label name=lighthouse
                  ^^^^^^^^^^^^ scalar slot=value name=lighthouse
?? lighthouse
   ~~~~~~~~~~ no region
`,
    )
  })

  it('reads commands and prose of TeX', async () => {
    const text = `\\section{The lighthouse} % lighthouse
\\label{sec:lighthouse} A lighthouse by \\lighthouse{} and \\texttt{lighthouse}.
\\newcommand{\\lighthouse}{Lamp}
`
    assert.equal(
      await drawRegions(lexical, { language: 'tex', text }),
      `
\\section{The lighthouse} % lighthouse
             ^^^^^^^^^^ text/heading
                         ^^^^^^^^^^^^ comment/line
\\label{sec:lighthouse} A lighthouse by \\lighthouse{} and \\texttt{lighthouse}.
           ^^^^^^^^^^ target
                         ^^^^^^^^^^^^^^ text/paragraph
                                        ^^^^^^^^^^ identifier/reference
                                                                 ^^^^^^^^^^ code
\\newcommand{\\lighthouse}{Lamp}
             ^^^^^^^^^^ identifier/declaration
`,
    )
  })

  it('reads data files by keys and values', async () => {
    const text = `lighthouse: tall # lighthouse
tower: lighthouse
list: ["lighthouse"]
`
    assert.equal(
      await drawRegions(lexical, { language: 'yaml', text }),
      `
lighthouse: tall # lighthouse
^^^^^^^^^^ key name=lighthouse keys=lighthouse
                 ^^^^^^^^^^^^ comment/line
tower: lighthouse
       ^^^^^^^^^^ scalar slot=value name=tower keys=tower
list: ["lighthouse"]
        ^^^^^^^^^^ scalar slot=item
`,
    )
  })

  it('reads tags and text of markup', async () => {
    const text = `<!-- lighthouse -->
<p class="lighthouse">It's a lighthouse</p><lighthouse lighthouse="1">
`
    assert.equal(
      await drawRegions(lexical, { language: 'html', text }),
      `
<!-- lighthouse -->
^^^^^^^^^^^^^^^^^^^ comment/block
<p class="lighthouse">It's a lighthouse</p><lighthouse lighthouse="1">
          ^^^^^^^^^^ string
                             ^^^^^^^^^^ text/paragraph
                                            ^^^^^^^^^^ identifier/tag
                                                       ^^^^^^^^^^ identifier/tag
`,
    )
  })

  it('reads templates around PHP as another language', async () => {
    const text = `<h1>lighthouse</h1>
<?php // lighthouse
$lighthouse = "the {$lighthouse->name}" ?>
lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'php', text }),
      `
<h1>lighthouse</h1>
^^^^^^^^^^^^^^^^^^^ plain language=html
<?php // lighthouse
      ^^^^^^^^^^^^^ comment/line
$lighthouse = "the {$lighthouse->name}" ?>
 ^^^^^^^^^^ identifier/reference
                     ^^^^^^^^^^ identifier/reference
lighthouse
^^^^^^^^^^ plain language=html
`,
    )
  })

  it('goes on in the next line after a mark that is never closed', async () => {
    const text = `int a; /* lighthouse
int lighthouse = 1;
char *s = "lighthouse;
int b = lighthouse;
`
    assert.equal(
      await drawRegions(lexical, { language: 'c', text }),
      `
int a; /* lighthouse
          ^^^^^^^^^^ identifier/reference
int lighthouse = 1;
    ^^^^^^^^^^ identifier/declaration
char *s = "lighthouse;
           ^^^^^^^^^^^ string slot=value name=s
int b = lighthouse;
        ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('goes on after a quote that is never closed', async () => {
    const text = `echo it's a lighthouse
light lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'shell', text }),
      `
echo it's a lighthouse
            ^^^^^^^^^^ word/argument callee=echo
light lighthouse
      ^^^^^^^^^^ word/argument callee=light
`,
    )
  })

  it('reads instructions of a Dockerfile', async () => {
    const text = `# lighthouse
FROM coast/lighthouse:1 AS lighthouse
ARG LIGHTHOUSE
ENV LIGHTHOUSE="lighthouse" TOWER=lighthouse
RUN light lighthouse && \\
    # a lighthouse
    lighthouse
COPY --from=lighthouse lighthouse /lighthouse
CMD ["lighthouse", "--lighthouse"]
HEALTHCHECK --interval=1s CMD lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'dockerfile', text }),
      `
# lighthouse
^^^^^^^^^^^^ comment/line
FROM coast/lighthouse:1 AS lighthouse
     ^^^^^^^^^^^^^^^^^^ scalar slot=value name=image
                           ^^^^^^^^^^ identifier/declaration
ARG LIGHTHOUSE
    ^^^^^^^^^^ key/env name=LIGHTHOUSE
ENV LIGHTHOUSE="lighthouse" TOWER=lighthouse
    ^^^^^^^^^^ key/env name=LIGHTHOUSE
                ^^^^^^^^^^ scalar slot=value name=LIGHTHOUSE
                                  ^^^^^^^^^^ scalar slot=value name=TOWER
RUN light lighthouse && \\
    ^^^^^^^^^^^^^^^^^^^^^ string language=shell
    # a lighthouse
    ^^^^^^^^^^^^^^ comment/line
    lighthouse
^^^^^^^^^^^^^^ string language=shell
COPY --from=lighthouse lighthouse /lighthouse
     ^^^^^^^^^^^^^^^^^ word/argument
                       ^^^^^^^^^^ word/argument
                                  ^^^^^^^^^^^ word/argument
CMD ["lighthouse", "--lighthouse"]
      ^^^^^^^^^^ word/command
                    ^^^^^^^^^^^^ word/argument
HEALTHCHECK --interval=1s CMD lighthouse
                              ^^^^^^^^^^ string language=shell
`,
    )
  })

  it('reads targets, variables and recipes of a Makefile', async () => {
    const text = `# lighthouse
LIGHTHOUSE := lighthouse # tall
.PHONY: lighthouse
lighthouse: tower $(LIGHTHOUSE)
	light lighthouse \\
	  $(LIGHTHOUSE)
include lighthouse.mk
`
    assert.equal(
      await drawRegions(lexical, { language: 'makefile', text }),
      `
# lighthouse
^^^^^^^^^^^^ comment/line
LIGHTHOUSE := lighthouse # tall
^^^^^^^^^^ identifier/declaration
              ^^^^^^^^^^ word/argument
.PHONY: lighthouse
        ^^^^^^^^^^ identifier/reference name=target
lighthouse: tower $(LIGHTHOUSE)
^^^^^^^^^^ identifier/declaration name=target
                    ^^^^^^^^^^ identifier/reference
	light lighthouse \\
 ^^^^^^^^^^^^^^^^^^ string language=shell
	  $(LIGHTHOUSE)
     ^^^^^^^^^^ identifier/reference
include lighthouse.mk
        ^^^^^^^^^^^^^ string slot=module
`,
    )
  })

  it('reads variables, labels, words and what is printed in batch files', async () => {
    const text = `REM lighthouse
set LIGHTHOUSE=lighthouse
set "LIGHTHOUSE=tall" & echo lighthouse
echo The lighthouse %LIGHTHOUSE:~0,3% lighthouse >> lighthouse.log
if "!LIGHTHOUSE!"=="lighthouse" goto lighthouse
:lighthouse
for %%f in (lighthouse) do light lighthouse
lighthouse /lighthouse %LIGHTHOUSE%
`
    assert.equal(
      await drawRegions(lexical, { language: 'batch', text }),
      `
REM lighthouse
^^^^^^^^^^^^^^ comment/line
set LIGHTHOUSE=lighthouse
    ^^^^^^^^^^ key/env
               ^^^^^^^^^^ word/argument slot=value name=LIGHTHOUSE
set "LIGHTHOUSE=tall" & echo lighthouse
     ^^^^^^^^^^ key/env
                             ^^^^^^^^^^ text/message
echo The lighthouse %LIGHTHOUSE:~0,3% lighthouse >> lighthouse.log
     ^^^^^^^^^^^^^^ text/message
                     ^^^^^^^^^^ key/env
                                      ^^^^^^^^^^ text/message
                                                    ^^^^^^^^^^^^^^ word/argument callee=echo
if "!LIGHTHOUSE!"=="lighthouse" goto lighthouse
    ^^^^^^^^^^^^ string slot=comparison
                    ^^^^^^^^^^ string slot=comparison
                                     ^^^^^^^^^^ identifier/label
:lighthouse
 ^^^^^^^^^^ identifier/label
for %%f in (lighthouse) do light lighthouse
            ^^^^^^^^^^ word/argument callee=for
                                 ^^^^^^^^^^ word/argument callee=light
lighthouse /lighthouse %LIGHTHOUSE%
^^^^^^^^^^ word/command
           ^^^^^^^^^^^ word/argument callee=lighthouse
                        ^^^^^^^^^^ key/env
`,
    )
  })

  it('declares what patterns bind in heads of functions', async () => {
    const text = `  def light(
        lighthouse,
        %{tower: [lighthouse | _]},
        :lighthouse,
        %Lighthouse{}
      ) when is_atom(lighthouse), do: light(lighthouse, Coast.Lighthouse)
  text = ~s(a ) # lighthouse
  pattern = ~r{lighthouse #{lighthouse} #} # lighthouse
  raw = ~S[lighthouse \\] #{lighthouse}]
  @doc ~S"""
  A lighthouse.
  """
`
    assert.equal(
      await drawRegions(lexical, { language: 'elixir', text }),
      `
        lighthouse,
        ^^^^^^^^^^ identifier/declaration
        %{tower: [lighthouse | _]},
                  ^^^^^^^^^^ identifier/declaration
        :lighthouse,
         ^^^^^^^^^^ identifier/reference
        %Lighthouse{}
         ^^^^^^^^^^ identifier/reference
      ) when is_atom(lighthouse), do: light(lighthouse, Coast.Lighthouse)
                     ^^^^^^^^^^ identifier/reference
                                            ^^^^^^^^^^ identifier/reference
                                                              ^^^^^^^^^^ identifier/reference
  text = ~s(a ) # lighthouse
                ^^^^^^^^^^^^ comment/line
  pattern = ~r{lighthouse #{lighthouse} #} # lighthouse
               ^^^^^^^^^^^^^^^^^^^^^^^^^^ regex
                            ^^^^^^^^^^ identifier/reference
                                           ^^^^^^^^^^^^ comment/line
  raw = ~S[lighthouse \\] #{lighthouse}]
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ string slot=value name=raw
  A lighthouse.
^^^^^^^^^^^^^^^ string/doc
`,
    )
  })

  it('finds the brackets around a name, whatever is unbalanced', async () => {
    const text = `-- don't (
local s = "}" )
local t = { light = function(a, lighthouse) end, lighthouse = 1, [{(] }
lighthouse = 1
`
    assert.equal(
      await drawRegions(lexical, { language: 'lua', text }),
      `
local t = { light = function(a, lighthouse) end, lighthouse = 1, [{(] }
                                ^^^^^^^^^^ identifier/declaration
                                                 ^^^^^^^^^^ identifier/property
lighthouse = 1
^^^^^^^^^^ identifier/declaration
`,
    )
  })

  it('reads paths without quotes', async () => {
    const text = `add_executable(lighthouse src/lighthouse.c \${A}/lighthouse.c lighthouse)
include(cmake/lighthouse.cmake)
include(lighthouse)
`
    assert.equal(
      await drawRegions(lexical, { language: 'cmake', text }),
      `
add_executable(lighthouse src/lighthouse.c \${A}/lighthouse.c lighthouse)
               ^^^^^^^^^^ identifier/declaration
                          ^^^^^^^^^^^^^^^^ string slot=argument callee=add_executable index=0
                                           ^^^^^^^^^^^^^^^^^ string slot=argument callee=add_executable index=0
                                                             ^^^^^^^^^^ identifier/reference
include(cmake/lighthouse.cmake)
        ^^^^^^^^^^^^^^^^^^^^^^ string slot=module
include(lighthouse)
        ^^^^^^^^^^ identifier/import
`,
    )
  })

  it('reads methods and messages of Objective-C', async () => {
    const text = `@property (nonatomic) Tower *lighthouse;
+ (void)lighthouse:(NSArray<Lighthouse *> *)lighthouses lighthouse:(Lamp)lamp {
  [[lighthouse keeper] lighthouse:lighthouse lighthouse:a[lighthouse]];
  x = a *lighthouse;
`
    assert.equal(
      await drawRegions(lexical, { language: 'objective-c', text }),
      `
@property (nonatomic) Tower *lighthouse;
                             ^^^^^^^^^^ identifier/declaration
+ (void)lighthouse:(NSArray<Lighthouse *> *)lighthouses lighthouse:(Lamp)lamp {
        ^^^^^^^^^^ identifier/declaration
                            ^^^^^^^^^^ identifier/reference
                                            ^^^^^^^^^^^ identifier/declaration
                                                        ^^^^^^^^^^ identifier/declaration
  [[lighthouse keeper] lighthouse:lighthouse lighthouse:a[lighthouse]];
    ^^^^^^^^^^ identifier/reference
                       ^^^^^^^^^^ identifier/property
                                  ^^^^^^^^^^ identifier/reference
                                             ^^^^^^^^^^ identifier/property
                                                          ^^^^^^^^^^ identifier/reference
  x = a *lighthouse;
         ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('reads sections and cells of Robot Framework', async () => {
    const text = `lighthouse
*** Settings ***
Documentation    A lighthouse
Resource    lighthouse.robot    lighthouse # lighthouse
Test Setup    Light The Lighthouse    lighthouse
*** Variables ***
\${LIGHTHOUSE}    lighthouse    %{LIGHTHOUSE=lighthouse}
*** Test Cases ***
The Lighthouse
    [Tags]    lighthouse
    \${lighthouse} =    Find Lighthouse    lighthouse
    ...    the lighthouse    # lighthouse
    \${lighthouse}
*** Keywords ***
Light The Lighthouse
    [Arguments]    \${lighthouse}
    ...    \${lighthouse}
*** Comments ***
  A lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'robot', text }),
      `
lighthouse
^^^^^^^^^^ comment/line
Documentation    A lighthouse
                 ^^^^^^^^^^^^ text/message name=robot-documentation
Resource    lighthouse.robot    lighthouse # lighthouse
            ^^^^^^^^^^^^^^^^ string slot=module
                                ^^^^^^^^^^^^^^^^^^^^^^^ word/argument
Test Setup    Light The Lighthouse    lighthouse
              ^^^^^^^^^^^^^^^^^^^^ identifier/reference
                                      ^^^^^^^^^^ word/argument
\${LIGHTHOUSE}    lighthouse    %{LIGHTHOUSE=lighthouse}
  ^^^^^^^^^^ identifier/declaration
                 ^^^^^^^^^^ scalar slot=value name=\${LIGHTHOUSE}
                                 ^^^^^^^^^^ key/env
                               ^^^^^^^^^^^^^^^^^^^^^^^^ scalar slot=value name=\${LIGHTHOUSE}
The Lighthouse
^^^^^^^^^^^^^^ text/message name=gherkin-title
    [Tags]    lighthouse
              ^^^^^^^^^^ identifier/label
    \${lighthouse} =    Find Lighthouse    lighthouse
      ^^^^^^^^^^ identifier/declaration
                       ^^^^^^^^^^^^^^^ identifier/reference
                                          ^^^^^^^^^^ word/argument slot=argument callee=Find Lighthouse index=0
    ...    the lighthouse    # lighthouse
           ^^^^^^^^^^^^^^ text/message slot=argument callee=Find Lighthouse index=0
                             ^^^^^^^^^^^^ comment/line
    \${lighthouse}
      ^^^^^^^^^^ placeholder
Light The Lighthouse
^^^^^^^^^^^^^^^^^^^^ identifier/declaration
    [Arguments]    \${lighthouse}
                     ^^^^^^^^^^ identifier/declaration
    ...    \${lighthouse}
             ^^^^^^^^^^ identifier/declaration
  A lighthouse
  ^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('reads cells by their column', async () => {
    const text = `name,lighthouse
"the, lighthouse",lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'csv', text }),
      `
name,lighthouse
     ^^^^^^^^^^ key name=lighthouse keys=lighthouse
"the, lighthouse",lighthouse
 ^^^^^^^^^^^^^^^ scalar slot=value name=name keys=name
                  ^^^^^^^^^^ scalar slot=value name=lighthouse keys=lighthouse
`,
    )
  })

  it('leaves the content of a patch to the language of its file', async () => {
    const text = `--- a/lighthouse.c
+++ b/lighthouse.c
@@ -1 +1 @@
-int lighthouse;
`
    assert.equal(
      await drawRegions(lexical, { language: 'diff', text }),
      `
--- a/lighthouse.c
    ^^^^^^^^^^^^^^ string slot=value name=path-pattern
+++ b/lighthouse.c
    ^^^^^^^^^^^^^^ string slot=value name=path-pattern
-int lighthouse;
^^^^^^^^^^^^^^^^ output name=lighthouse.c
`,
    )
  })

  it('reads patterns of paths and their owners', async () => {
    const text = `# lighthouse
/lighthouse/*.md @lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'path-patterns', path: 'CODEOWNERS', text }),
      `
# lighthouse
^^^^^^^^^^^^ comment/line
/lighthouse/*.md @lighthouse
^^^^^^^^^^^^^^^^ scalar name=path-pattern
                 ^^^^^^^^^^^ scalar slot=value name=path-pattern
`,
    )
  })

  it('reads titles, steps, tables and doc strings of Gherkin', async () => {
    const text = `# lighthouse
@lighthouse
Feature: Lighthouse
  A lighthouse by the sea

  Scenario Outline: Light the lighthouse
    Given a lighthouse "<lighthouse>"
      """
      lighthouse
      """
    Examples:
      | lighthouse | tall |
      | lighthouse | yes  |
`
    assert.equal(
      await drawRegions(lexical, { language: 'gherkin', text }),
      `
# lighthouse
^^^^^^^^^^^^ comment/line
@lighthouse
 ^^^^^^^^^^ identifier/label
Feature: Lighthouse
         ^^^^^^^^^^ text/paragraph name=gherkin-title
  A lighthouse by the sea
  ^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph name=gherkin-description
  Scenario Outline: Light the lighthouse
                    ^^^^^^^^^^^^^^^^^^^^ text/paragraph name=gherkin-title
    Given a lighthouse "<lighthouse>"
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ text/paragraph name=gherkin-step
                         ^^^^^^^^^^ placeholder
      lighthouse
^^^^^^^^^^^^^^^^ output name=gherkin-doc-string
      | lighthouse | tall |
        ^^^^^^^^^^ key name=lighthouse
      | lighthouse | yes  |
        ^^^^^^^^^^ scalar slot=value name=lighthouse
`,
    )
  })

  it('reads plain text by paragraphs', async () => {
    const text = `The
lighthouse.

Another lighthouse.
`
    assert.equal(
      await drawRegions(lexical, { language: 'text', text }),
      `
lighthouse.
^^^^^^^^^^^ plain
Another lighthouse.
^^^^^^^^^^^^^^^^^^^ plain
`,
    )
  })

  it('takes a language without a parser from the file name', async () => {
    const text = `let lighthouse = 1 // lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'unknown', path: 'coast/Lamp.swift', text }),
      `
let lighthouse = 1 // lighthouse
    ^^^^^^^^^^ identifier/declaration
                   ^^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('takes an unknown language from the first line', async () => {
    const text = `#!/usr/bin/env perl
my $lighthouse = 1; # lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'unknown', text }),
      `
my $lighthouse = 1; # lighthouse
    ^^^^^^^^^^ identifier/declaration
                    ^^^^^^^^^^^^ comment/line
`,
    )
  })

  it('takes curly lines of an unknown language as C-like', async () => {
    const text = `lighthouse(1); // lighthouse
light { lighthouse }
`
    assert.equal(
      await drawRegions(lexical, { language: 'unknown', text }),
      `
lighthouse(1); // lighthouse
^^^^^^^^^^ identifier/reference
               ^^^^^^^^^^^^^ comment/line
light { lighthouse }
        ^^^^^^^^^^ identifier/reference
`,
    )
  })

  it('takes hash lines of an unknown language as a script', async () => {
    const text = `# lighthouse
tower = "lighthouse"
`
    assert.equal(
      await drawRegions(lexical, { language: 'unknown', text }),
      `
# lighthouse
^^^^^^^^^^^^ comment/line
tower = "lighthouse"
         ^^^^^^^^^^ string slot=value name=tower
`,
    )
  })

  it('takes everything else as text', async () => {
    const text = `The lighthouse's keeper // said
nothing. "lighthouse
`
    assert.equal(
      await drawRegions(lexical, { language: 'unknown', text }),
      `
The lighthouse's keeper // said
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plain
nothing. "lighthouse
^^^^^^^^^^^^^^^^^^^^ plain
`,
    )
  })

  it('names nothing where nobody asks', () => {
    const text = `lighthouse ${'"'.repeat(5)}`
    assert.deepEqual(lexical({ path: 'rock', text, language: 'c' }, []), [])
  })

  it('names every dialect in order, each file pattern once', () => {
    const names = [...dialects.keys()]
    assert.deepEqual(names, names.toSorted())
    const files = [...dialects.values()].flatMap(dialect => dialect.files)
    assert.deepEqual(files, [...new Set(files)])
  })

  it('reads every dialect without a fault, whatever the text', () => {
    const marks = [
      '"',
      "'",
      '`',
      '/*',
      '(*',
      '{-',
      '${',
      '<<E\n',
      '$a$',
      'r#"',
      '"""',
      '[[',
      '#{',
      '%q(',
    ]
    for (const language of dialects.keys()) {
      for (const mark of marks) {
        const text = `${mark.repeat(9)} lighthouse\n${mark}\nlighthouse`
        const hits = [{ start: text.length - 10, end: text.length }]
        const regions = lexical({ path: 'rock', text, language }, hits)
        assert.deepEqual(
          regions.filter(({ start, end }) => start >= end || end > text.length),
          [],
          `${language} ${mark}`,
        )
      }
    }
  })
})
