import { configAs, identifierAs, proseAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isLiteral,
  isString,
  language,
  named,
  not,
  readsAsSentence,
  slot,
} from './rows.ts'
import { isSentence } from './shapes.ts'
import { isSymbol } from './symbol-string.ts'
import {
  isKeyDeclaration,
  isKeyLookup,
  isSchema,
  isSchemaName,
  isTranslation,
} from './vocabulary.ts'

/** Property keys in languages whose literals make objects, not stored maps. */
const makesObjects = language('javascript', 'typescript', 'jsx', 'tsx', 'lua')

/** The title of a test, by which a snapshot is kept. */
const isSnapshotTitle: Claim = ({ path, content: title }) =>
  path.endsWith('.snap') && isSentence(title)

/** The table behind a rule: `exists:lighthouses,id`. */
const followsTableRule: Claim = ({ text, region, hit }) =>
  /(?:^|[|'])(?:exists|unique):[\w.]*$/.test(text.slice(region.start, hit.start))

/** `#[serde(rename = "lighthouse")]` */
const followsRename: Claim = ({ language: name, text, region }) =>
  name === 'rust' &&
  /\b(?:rename\w*|alias|tag|content)\s*=\s*$/.test(
    text.slice(Math.max(0, region.start - 30), Math.max(0, region.start - 1)),
  )

/** `@Table(name = "lighthouses")` */
const isTableDeclaration = (callee: string): boolean =>
  /(?:^|[.:>])(?:Table|Column|JoinColumn|JoinTable|CollectionTable|SecondaryTable|Index|UniqueConstraint)$/.test(
    callee,
  )
const isTableName = (name: string): boolean =>
  /^(?:name|table|schema|catalog|columnNames?|columnList|referencedColumnName)$/.test(name)

/** Migrations and models: there `"lighthouses"` in `references` names a table. */
const isSchemaFile: Claim = ({ path, context }) =>
  /migrat|schema|models?\/|entit|(?:^|\/)db\//i.test(path) ||
  /constraint|tablename|__tablename__|back_populates|foreignkey/i.test(context.name ?? '') ||
  /createTable|addColumn|create_table|add_column|ForeignKey|queryInterface|Schema/.test(
    context.callee ?? '',
  )

/** String keys of stored or transmitted data: map keys, look-ups, tables and columns, i18n keys. */
export const serializedKey = firstOf(
  [configAs('serialized-key'), all(isLiteral, content(/^#\//))],
  [undefined, not(isString)],
  [identifierAs('property'), all(isSymbol, slot('map-key', 'lookup'))],
  [configAs('serialized-key'), followsTableRule],
  [identifierAs('property'), all(slot('map-key'), makesObjects)],
  [configAs('serialized-key'), slot('map-key')],
  [proseAs('message'), all(slot('lookup'), isSnapshotTitle)],
  [
    undefined,
    all(
      language('ruby'),
      slot('lookup'),
      named(name => /^(?:Dir|Pathname)$/.test(name)),
    ),
  ],
  [configAs('serialized-key'), slot('lookup')],
  [configAs('serialized-key'), all(callee(isTranslation), isFirst, not(slot('keyword')))],
  [configAs('serialized-key'), any(followsRename, all(callee(isKeyDeclaration), isFirst))],
  [undefined, readsAsSentence],
  [
    configAs('serialized-key'),
    all(callee(isTableDeclaration), named(isTableName), content(/^\w+$/)),
  ],
  [
    configAs('serialized-key'),
    all(
      isSchemaFile,
      any(all(named(isSchemaName), content(/^\w+$/)), all(callee(isSchema), content(/^[\w.]+$/))),
    ),
  ],
  [
    configAs('serialized-key'),
    all(callee(isKeyLookup), isFirst, slot('argument'), content(/^[\w.-]+$/)),
  ],
)
