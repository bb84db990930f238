import { syntaxError } from '../../analyzers/syntax-error.ts'
import { decodeText, pointsIn } from '../../core/text.ts'
import type { VerifyItem } from '../../core/verification.ts'
import { type ExpectedFile, isEdited } from '../plan/expected.ts'
import type { ActualFile } from './actual-tree.ts'
import { type Expectation, sitesOf } from './expectation.ts'
import { fileItem, type Matchers, verifyContent } from './file.ts'
import { kindItems } from './kinds.ts'
import type { Pairing } from './pairing.ts'

interface Compared {
  readonly files: ReadonlyMap<string, ExpectedFile>
  readonly pairing: Pairing
  readonly expect: (file: ExpectedFile) => Promise<Expectation>
  readonly matchers: Matchers
  /** New paths that git ignores. */
  readonly ignored: ReadonlySet<string>
}

/** Says what became of every file of the base and of the occurrences in it. */
export async function verifyFiles(compared: Compared): Promise<readonly VerifyItem[]> {
  const items: (readonly VerifyItem[])[] = []
  const odd: Odd[] = []
  const files = [...compared.files.values()].filter(({ stored }) => stored.type !== 'submodule')
  for (const file of files) {
    const actual = compared.pairing.of(file.from)
    if (!actual) {
      items.push(goneItems(file, compared.ignored))
      continue
    }
    items.push(kindItems(file, actual))
    const expectation = isUntouched(file, actual) ? undefined : await compared.expect(file)
    if (expectation && actual.oid !== expectation.oid) odd.push({ file, actual, expectation })
    else items.push(asApproved(file, actual, expectation), await brokenItems(expectation, actual))
  }
  for (const one of odd) items.push(await verifyOdd(one, odd, compared.matchers))
  return items.flat()
}

/** A file that nobody meant to edit and nobody has edited: its content need not be read. */
const isUntouched = (file: ExpectedFile, actual: ActualFile): boolean =>
  actual.oid === file.stored.oid && !isEdited(file)

/** Where the sites stand in the expected text; undefined where nothing was edited. */
function placesIn(expectation: Expectation | undefined) {
  if (!expectation) return undefined
  const point = pointsIn(decodeText(expectation.bytes)?.text ?? '')
  return sitesOf(expectation).map(({ start }) => point(start))
}

/** A file whose content is not the expected one. */
interface Odd {
  readonly file: ExpectedFile
  readonly actual: ActualFile
  readonly expectation: Expectation
}

/** A file that moved to where git does not see it is in no commit any more: nobody deleted it. */
function goneItems(
  { from, to, sites }: ExpectedFile,
  ignored: ReadonlySet<string>,
): readonly VerifyItem[] {
  const items = sites.map(({ occurrence, replacement }): VerifyItem => {
    const { path, line, column, fingerprint, category, kind } = occurrence
    return {
      state: 'gone',
      path,
      line,
      column,
      expected: replacement,
      actual: null,
      occurrence: fingerprint,
      meaning: `${category}/${kind}`,
      note: 'the file is gone',
    }
  })
  const whole = ignored.has(to)
    ? fileItem('wrong', to, `the file is gone: git ignores \`${to}\``)
    : fileItem('stray', from, 'the file is gone')
  return [...items, whole]
}

/** A content that is exactly the expected one. A name that is to go by hand is missed there. */
function asApproved(
  { sites, from, to }: ExpectedFile,
  actual: ActualFile,
  expectation: Expectation | undefined,
): readonly VerifyItem[] {
  const places = placesIn(expectation)
  const items = sites.map(({ occurrence, action, replacement }, index): VerifyItem => {
    const text = replacement ?? occurrence.text
    const { line, column, fingerprint, category, kind } = occurrence
    return {
      state: action === 'rename' ? 'done' : action === 'remove' ? 'missed' : 'kept',
      path: actual.path,
      line,
      column,
      ...places?.[index],
      expected: action === 'remove' ? '' : text,
      actual: text,
      occurrence: fingerprint,
      meaning: `${category}/${kind}`,
      note: null,
    }
  })
  const isMoved = from === to && actual.path !== from
  return isMoved ? [...items, fileItem('stray', actual.path, `\`${from}\` was moved here`)] : items
}

async function verifyOdd(
  { file, actual, expectation }: Odd,
  all: readonly Odd[],
  matchers: Matchers,
): Promise<readonly VerifyItem[]> {
  const twin = all.find(
    other =>
      other.file !== file &&
      actual.oid !== file.stored.oid &&
      [other.expectation.oid, other.file.stored.oid].includes(actual.oid),
  )
  if (twin) return swapped(file, actual.path, twin.file.to)
  const content = await actual.read()
  return [
    ...verifyContent(actual.path, expectation, content, matchers),
    ...(await brokenItems(expectation, actual)),
  ]
}

/** A file that holds what another should hold. */
function swapped(file: ExpectedFile, path: string, other: string): readonly VerifyItem[] {
  const note = `the file holds what \`${other}\` should hold`
  const items = file.sites.map(({ occurrence, replacement }): VerifyItem => {
    const { fingerprint, category, kind, text } = occurrence
    return {
      ...fileItem('wrong', path, note),
      expected: replacement ?? text,
      occurrence: fingerprint,
      meaning: `${category}/${kind}`,
    }
  })
  return items.length > 0 ? items : [fileItem('stray', path, note)]
}

/** A file that does not parse, and did at the base. */
async function brokenItems(
  expectation: Expectation | undefined,
  actual: ActualFile,
): Promise<readonly VerifyItem[]> {
  if (!expectation || actual.oid === expectation.file.stored.oid) return []
  const [before, after] = [expectation.base, await actual.read()].map(
    bytes => decodeText(bytes)?.text,
  )
  if (before === undefined || after === undefined) return []
  const trouble = await syntaxError(actual.path, after)
  if (trouble === undefined || (await syntaxError(expectation.file.from, before)) !== undefined)
    return []
  return [fileItem('broken', actual.path, `does not parse any more: ${trouble}`)]
}
