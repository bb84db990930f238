import { identifierAs, pathAs } from './meanings.ts'
import { all, any, type Claim, content, firstOf, isString, language, not, slot } from './rows.ts'

/** Where a grammar lost its way, the word in front still tells. */
const followsImport: Claim = ({ text, region, context }) =>
  context.slot === undefined &&
  /(?:\bfrom|\bimport|\brequire\s*\()\s*$/.test(
    text.slice(Math.max(0, region.start - 20), Math.max(0, region.start - 1)),
  )

/** In these languages a module is named by its file. */
const namesFiles = language(
  'cpp',
  'c',
  'css',
  'php',
  'shell',
  'ruby',
  'protobuf',
  'objective-c',
  'scss',
  'less',
  'sass',
)

const leadsToFile: Claim = seen => seen.leadsToFile(seen.content)

/** A module specifier: a file where it leads to one, a package's name otherwise. */
export const moduleSpecifier = firstOf(
  [undefined, not(all(isString, any(slot('module'), followsImport)))],
  [identifierAs('import'), language('go')],
  [pathAs('import-path'), any(namesFiles, content(/^(?:[./~]|@\/)|\.\w{1,4}$/), leadsToFile)],
  [identifierAs('import'), isString],
)
