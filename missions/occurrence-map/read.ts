import { LineCounter, parseDocument } from 'yaml'
import type { At } from '../../core/shape.ts'
import { offsetOf } from '../../core/yaml-file.ts'
import { entriesOf, isMap, listOf, numberOf, textOf } from '../loose.ts'
import { checkMap, type Note } from './check.ts'
import type {
  Listed,
  MapEntry,
  MapException,
  MapProblem,
  MapReading,
  MapTarget,
  OccurrenceMap,
} from './map.ts'

/**
 * Reads a map with three strictnesses at once: what is no YAML, what the run-time gate refuses, what
 * the published schema refuses. Extra keys of maps in the wild are read past. Never throws.
 */
export function readMap(text: string): MapReading {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems: MapProblem[] = []
  const noteAt = (level: MapProblem['level'], offset: number, message: string): void => {
    const { line, col } = lines.linePos(offset)
    problems.push({ level, line: Math.max(line, 1), column: Math.max(col, 1), message })
  }
  for (const { message, pos } of document.errors)
    noteAt('yaml', pos[0], message.split('\n', 1)[0] ?? '')
  if (problems.length > 0) return { map: undefined, problems }
  const value: unknown = document.toJS()
  const note: Note = (level: MapProblem['level'], at: At, message: string) =>
    noteAt(level, offsetOf(document, at), message)
  checkMap(value, note)
  return { map: mapOf(value), problems }
}

function mapOf(value: unknown): OccurrenceMap {
  const root = isMap(value) ? value : {}
  const target = isMap(root['target']) ? root['target'] : {}
  return {
    targets: [target, ...listOf(target['secondary_terms'])].filter(isMap).flatMap(targetOf),
    categories: Object.fromEntries(
      entriesOf(root['categories']).map(([name, entry]) => [name, entryOf(entry)]),
    ),
    exceptions: listOf(root['exceptions']).filter(isMap).flatMap(exceptionOf),
    moves: listOf(root['moves'])
      .filter(isMap)
      .map(move => ({
        from: listOf(move['from']).flatMap(one => textOf(one) ?? []),
        to: textOf(move['to']) ?? '',
      })),
    structuralTargets: listOf(root['structural_targets'])
      .filter(isMap)
      .flatMap(one => textOf(one['path']) ?? []),
  }
}

function targetOf(target: Readonly<Record<string, unknown>>): readonly MapTarget[] {
  const term = textOf(target['term'])?.trim()
  if (!term) return []
  const replacement = textOf(target['replacement'])?.trim() || null
  return [{ term, replacement, operation: textOf(target['operation']) ?? 'rename' }]
}

function entryOf(value: unknown): MapEntry {
  const entry = isMap(value) ? value : {}
  return {
    action: textOf(entry['action']) ?? '',
    occurrences: listOf(entry['occurrences']).filter(isMap).flatMap(listedOf),
  }
}

function listedOf(one: Readonly<Record<string, unknown>>): readonly Listed[] {
  const [file, source] = [textOf(one['file']), textOf(one['source'])]
  if (file === undefined || source === undefined) return []
  return [
    {
      id: textOf(one['id']) ?? '',
      file,
      line: numberOf(one['line']),
      source,
      replacement: textOf(one['replacement']),
    },
  ]
}

function exceptionOf(one: Readonly<Record<string, unknown>>): readonly MapException[] {
  const path = textOf(one['path'])
  if (!path) return []
  return [
    {
      path,
      action: textOf(one['action']) ?? '',
      reason: textOf(one['reason']) ?? 'an exception of the occurrence map',
      fieldPath: textOf(one['field_path']),
    },
  ]
}
