import { surfaceOf } from '../classifiers/surface.ts'
import { byPath } from '../core/entry.ts'
import { fingerprints } from '../core/fingerprint.ts'
import type { Matcher } from '../core/matcher.ts'
import type { Occurrence } from '../core/occurrence.ts'
import { replacementOf } from '../core/replace.ts'
import type { ScanEvent } from '../core/report.ts'
import { decide } from '../rules/index.ts'

/** An event about a name, with the path that it sorts by. */
export interface NameEvent {
  readonly path: string
  readonly event: Extract<ScanEvent, { type: 'occurrence' | 'near-miss' }>
}

/** The occurrences in file and folder names: every folder once. Sorted by path. */
export function pathNames(paths: readonly string[], match: Matcher): readonly NameEvent[] {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return [
    ...[...folders].flatMap(path => named(path, 'dir-name', match)),
    ...paths.flatMap(path => named(path, 'file-name', match)),
  ].toSorted(byPath)
}

function named(path: string, kind: 'dir-name' | 'file-name', match: Matcher): readonly NameEvent[] {
  const from = path.lastIndexOf('/') + 1
  const name = path.slice(from)
  const { located, missed } = match(name)
  if (located.length === 0 && missed.length === 0) return []
  const { surface } = surfaceOf(kind === 'dir-name' ? `${path}/` : path, '')
  const decision = decide({ category: 'path', kind, surface, contract: null })
  const print = fingerprints(path)
  const bytes = (index: number): number => Buffer.byteLength(path.slice(0, from + index))
  const occurrences = located.map(
    (one): Occurrence => ({
      fingerprint: print(one.term.from.typed, kind, name),
      term: one.term.from.typed,
      path,
      start: bytes(one.start),
      end: bytes(one.end),
      line: null,
      column: null,
      text: one.text,
      style: one.style,
      plural: one.form.plural,
      whole: one.whole,
      name,
      key: null,
      target: null,
      category: 'path',
      kind,
      surface,
      contract: null,
      embedded: null,
      looksLikeCode: false,
      notes: [],
      evidence: { analyzer: 'path', syntax: kind, classifier: 'path-name' },
      action: decision.action,
      rule: decision.rule,
      replacement: replacementOf(one, { category: 'path', language: 'path', title: false }) ?? null,
    }),
  )
  return [
    ...occurrences.map(
      (occurrence): NameEvent => ({
        path,
        event: { type: 'occurrence', occurrence, frame: undefined },
      }),
    ),
    ...missed.map(
      (one): NameEvent => ({
        path,
        event: {
          type: 'near-miss',
          nearMiss: {
            term: one.term.from.typed,
            path,
            line: null,
            column: null,
            text: name.slice(one.start, one.end),
          },
        },
      }),
    ),
  ]
}
