import assert from 'node:assert/strict'
import fc from 'fast-check'
import { languageTable } from '../../analyzers/index.ts'
import { categories, kinds } from '../../core/occurrence.ts'
import { inspectText } from '../support/inspect-text.ts'
import { textOfPieces } from '../support/pieces.ts'

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': text => Buffer.from(text),
  'UTF-8 with a mark': text => Buffer.from(`\ufeff${text}`),
  latin1: text => Buffer.from(`\xe9${text}`, 'latin1'),
  'UTF-16LE': text => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
}

describe('byte offsets', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    it(`cut the occurrence out of a file in ${name}`, () =>
      fc.assert(
        fc.asyncProperty(
          textOfPieces,
          fc.constantFrom('a.ts', 'a.md', 'a.yaml'),
          async (text, path) => {
            const bytes = encode(text)
            const { seen } = await inspectText(path, bytes)
            for (const { occurrence } of seen) {
              const { start, end, text: expected } = occurrence
              assert.equal(
                bytes.subarray(start, end).toString('latin1'),
                encodeBody(encode, expected),
              )
            }
          },
        ),
      ))
  }
})

/** A piece of text as it stands in the file, without the mark in front. */
const encodeBody = (encode: (text: string) => Buffer, text: string): string => {
  const mark = encode('').length
  return encode(text).subarray(mark).toString('latin1')
}

const syntax = fc.constantFrom(
  ...'{ } ( ) [ ] < > </ /> " \' ` """ \'\'\' /* */ // # -- ; : , = => -> :: @ $ \x24{ {{ }} {% %} #{ <!-- --> --- ``` <% %> | & * + % \\ ^ ~'.split(
    ' ',
  ),
  ...' \t \n \n\n \r\n '.split(/(?<=.) (?=.)/s),
  ...'import from class def function const return if end do begin select from key value true null'.split(
    ' ',
  ),
)
const garbage = fc
  .array(fc.oneof(syntax, textOfPieces, fc.string({ maxLength: 5 })), { maxLength: 25 })
  .map(pieces => `${pieces.join('')} lighthouse ${pieces.toReversed().join(' ')}`)

describe('garbage', () => {
  for (const { name, patterns } of languageTable()) {
    const path = pathOf(patterns[0] ?? name)
    it(`is read as ${name} without a failure, and each occurrence has a meaning`, () =>
      fc.assert(
        fc.asyncProperty(garbage, async text => {
          const { seen } = await inspectText(path, text)
          assert.ok(seen.length > 0)
          for (const { occurrence } of seen) {
            const { category, kind, start, end, text: spelling } = occurrence
            assert.ok(categories.includes(category))
            assert.ok(kinds[category].some(one => one === kind))
            assert.equal(Buffer.from(text).subarray(start, end).toString(), spelling)
          }
        }),
        { numRuns: 25 },
      )).timeout(60_000)
  }
})

/** A file name that fits a pattern of the table. */
function pathOf(pattern: string): string {
  if (pattern.startsWith('.')) return `rock${pattern}`
  return pattern.replaceAll('*', 'rock')
}
