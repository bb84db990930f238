import type { Grammar } from '../syntax/grammar.ts'
import { bash } from './bash.ts'
import { cSharp } from './c-sharp.ts'
import { cpp } from './cpp.ts'
import { css } from './css.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { javascript } from './javascript.ts'
import { php } from './php.ts'
import { powershell } from './powershell.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'

/** Grammars of `@vscode/tree-sitter-wasm` by the name in their file's name. */
export const grammars = {
  bash,
  'c-sharp': cSharp,
  cpp,
  css,
  go,
  java,
  php,
  powershell,
  python,
  ruby,
  rust,
  tsx: javascript,
  typescript: javascript,
} satisfies Record<string, Grammar>

export type GrammarName = keyof typeof grammars
