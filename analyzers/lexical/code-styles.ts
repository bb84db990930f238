import type { Region } from '../../core/region.ts'
import { batchName } from './batch.ts'
import type { Lexicon } from './compile.ts'
import { dataName, dataPiece } from './data.ts'
import type { CodeStyle } from './grammar.ts'
import { graphqlName } from './graphql.ts'
import { hclName, hclPiece } from './hcl.ts'
import { markupName } from './markup-names.ts'
import { messageName } from './messages.ts'
import { nameRegion } from './names.ts'
import { pathRegion } from './paths.ts'
import { pieceRegion } from './pieces.ts'
import type { Piece } from './scanner.ts'
import type { Site } from './site.ts'
import { sqlName, sqlPiece } from './sql.ts'
import { styleName } from './styles.ts'
import { texName } from './tex.ts'
import { shellWord } from './words.ts'

/** How a family of languages reads its names and its delimited pieces. */
interface CodeReader {
  readonly name: (site: Site) => Region
  readonly piece: (text: string, piece: Piece, lexicon: Lexicon) => Region
}

export const codeStyles: Record<CodeStyle, CodeReader> = {
  names: { name: site => pathRegion(site) ?? nameRegion(site), piece: pieceRegion },
  words: { name: shellWord, piece: pieceRegion },
  sql: { name: sqlName, piece: sqlPiece },
  data: { name: dataName, piece: dataPiece },
  styles: { name: styleName, piece: pieceRegion },
  hcl: { name: hclName, piece: hclPiece },
  graphql: { name: graphqlName, piece: pieceRegion },
  markup: { name: markupName, piece: pieceRegion },
  tex: { name: texName, piece: pieceRegion },
  batch: { name: batchName, piece: pieceRegion },
  messages: { name: messageName, piece: pieceRegion },
}
