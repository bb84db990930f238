import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { checkRules, ruleNames } from '../../core/check-rules.ts'

const sections = [
  'What it finds',
  'Why it matters',
  'How to mend it',
  'What it does not find',
  'How to silence it',
]

/** Rules whose pages are written with their checks. */
const areElsewhere = /^(?:command|agent|ownership|scope)-/

describe('docs/rules', () => {
  for (const rule of ruleNames) {
    it(`has a page for ${rule}`, () => {
      const path = `docs/rules/${rule}.md`
      assert.ok(existsSync(path), `${path} is missing`)
      const text = readFileSync(path, 'utf8')
      assert.ok(text.startsWith(`# ${rule}\n`), `${path} has another title`)
      const { summary, severity } = checkRules[rule]
      const line = `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}. By default: ${severity}.`
      assert.ok(text.includes(line), line)
      assert.ok(text.includes(`${rule}=off`) || text.includes(`--rule ${rule}=`))
    })
  }

  for (const rule of ruleNames.filter(name => !areElsewhere.test(name))) {
    it(`says of ${rule} what it finds, with a message, and how to mend and silence it`, () => {
      const text = readFileSync(`docs/rules/${rule}.md`, 'utf8')
      const titles = Array.from(text.matchAll(/^## (.*)$/gm), found => found[1])
      assert.deepEqual(titles, sections)
      assert.match(text, /^```text\nUnexpected .*, expected .*\n```$/m)
    })
  }

  it('has no page of a rule that does not exist', () => {
    const pages = readdirSync('docs/rules').map(name => name.replace(/\.md$/, ''))
    assert.deepEqual(
      pages.filter(name => name !== 'README' && !ruleNames.some(rule => rule === name)),
      [],
    )
  })

  it('holds the rules sorted', () => {
    assert.deepEqual(ruleNames, ruleNames.toSorted())
  })
})
