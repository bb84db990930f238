import { posix } from 'node:path'
import type { Problem } from '../../core/check.ts'
import { commandsIn } from '../references/command-line.ts'
import type { Named } from '../references/found.ts'
import type { Places } from '../references/places.ts'
import type { Reference } from '../references/reference.ts'

/** A path that documents name and that is not there. Whether it ever was, git has to say. */
export interface LostPath {
  /** Relative to the root. */
  readonly wanted: string
  readonly problem: Problem
  /** Whether a file is there that is spelled nearly so. */
  readonly isMisspelt: boolean
}

/** Paths in code spans and the scripts of command lines that are not there. */
export const lostPaths = (documents: readonly Named[], places: Places): readonly LostPath[] =>
  documents.flatMap(({ path, references }) =>
    references
      .filter(({ isPast, isToBe }) => !isPast && !isToBe)
      .flatMap(reference =>
        writtenIn(reference).flatMap(written => lostPath(path, reference, written, places)),
      ),
  )

/** What is written as a path of files: at least two segments, and nothing that only stands for one. */
const shape = /^(?:\.{1,2}\/)*(?:[\w@+.-]+\/)+[\w@+.-]+(?:\/|:\d+(?::\d+|-\d+)?)?$/

function writtenIn({ kind, text }: Reference): readonly string[] {
  if (kind === 'link' || kind === 'label') return []
  if (kind === 'code' && shape.test(text)) return [text]
  return commandsIn(text).flatMap(({ program, words }) => {
    const [first] = words.filter(word => !word.startsWith('-'))
    const script = interpreters.test(program) ? first : program
    return script !== undefined && shape.test(script) && /[./]\w+$/.test(script) ? [script] : []
  })
}

const interpreters = /^(?:node|python3?|bash|sh|zsh|ruby|perl|php|deno|bun|tsx|source|\.)$/

/** Segments and endings that only stand for something. */
const standIn =
  /(?:^|[/_.-])(?:foo|bar|baz|example|examples|your|my|path|to|xxx+|nnn+|name|some|todo|tbd|feature|slug)(?=[/_.-]|$)|^(?:https?|www\.|origin\/|upstream\/|feature\/|dist\/|build\/|target\/|node_modules\/|out\/)|\.(?:com|org|io|dev|net)(?:\/|$)/i

/** Names that examples have. */
const ofAnExample = /(?:^|\/)(?:test|hello|demo|file|input|output|a|b)(?:\.[\w-]+)+$/i

function lostPath(
  path: string,
  { line, column }: Reference,
  written: string,
  places: Places,
): readonly LostPath[] {
  const bare = written.replace(/:\d[\d:-]*$/, '').replace(/\/$/, '')
  if (standIn.test(bare) || ofAnExample.test(bare) || /\.{3}/.test(bare)) return []
  const meant = homesOf(path)
    .map(home => posix.normalize(posix.join(home, bare)))
    .filter(one => !one.startsWith('..'))
  if (meant.some(places.has)) return []
  const wanted = meant.find(one => places.isFolder(firstOf(one, bare)))
  if (wanted === undefined) return []
  const near = places.isFolder(posix.dirname(wanted)) ? places.namesake(wanted) : undefined
  return [
    {
      wanted,
      isMisspelt: near !== undefined && posix.dirname(near) === posix.dirname(wanted),
      problem: {
        rule: 'dead-path',
        path,
        line,
        column,
        message: `Unexpected path \`${bare}\`, expected one that is there`,
        ...(near === undefined ? {} : { remedy: `name \`${near}\`` }),
      },
    },
  ]
}

/** A path may count from the folder of its document, or from any above it. */
function homesOf(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1)
  return folders.map((_, index) => folders.slice(0, folders.length - index).join('/')).concat('')
}

/** The folder that the first segment of a path names where the path begins. */
const firstOf = (full: string, bare: string): string => {
  const depth =
    full.split('/').length -
    posix
      .normalize(bare)
      .replace(/^(?:\.\.\/)+/, '')
      .split('/').length
  return full
    .split('/')
    .slice(0, depth + 1)
    .join('/')
}
