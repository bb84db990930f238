import { surfaceOf } from '../classifiers/surface.ts'
import { globMatcher } from '../core/glob.ts'
import { agentFolderOf } from './targets/agents.ts'
import { templateFolder } from './targets/names.ts'

/**
 * Paths whose old names are history: they say what was, and are no gaps. Globs without a slash
 * name files and folders at any depth.
 */
export const defaultHistory: readonly string[] = [
  ...['CHANGELOG*', 'Changelog*', 'ChangeLog*', 'CHANGES', 'CHANGES.*', 'Changes', 'Changes.*'],
  ...['HISTORY', 'HISTORY.*', 'History', 'History.*', 'history.md', 'history.rst'],
  ...['history.markdown', 'NEWS', 'NEWS.*', 'News.*'],
  ...['RELEASES.*', 'RELEASE-NOTES*', 'RELEASE_NOTES*', 'MIGRATING*', 'MIGRATION*.md'],
  ...['changelog', 'changelog.*', 'changelogs/', 'changes/', 'release-notes*', 'release_notes*'],
  ...['migrating*.md', 'migration*.md', 'migrations/', 'alembic/versions/'],
  ...['adr/', 'adrs/', 'decisions/', 'rfcs/', 'postmortems/', 'retrospectives/'],
  ...['kitty-specs/', 'archive/', 'archived/', 'archives/', 'historical/', 'history/'],
  ...['evidence/', 'versioned_docs/', '_posts/', '*.events.jsonl', '*.bak', '*.orig'],
]

/**
 * Code, and what agents and generators of files are told, is live whatever its name is: the usual
 * globs are about documents. Missions are the past as a whole.
 */
const isLiveByKind = (path: string): boolean =>
  !/(?:^|\/)kitty-specs\//.test(path) &&
  (agentFolderOf(path) !== undefined ||
    path.startsWith('.kittify/overrides/') ||
    path
      .split('/')
      .slice(0, -1)
      .some(name => templateFolder.test(name)) ||
    surfaceOf(path, '').surface === 'source')

/** What is history in a run. */
export interface History {
  /** The globs, as reports show them. */
  readonly globs: readonly string[]
  readonly isHistory: (path: string) => boolean
}

/** The usual globs with those of a run: more of them, and those that do not count. */
export function historyOf(more: readonly string[], less: readonly string[]): History {
  const globs = [...defaultHistory.filter(glob => !less.includes(glob)), ...more]
  const isUsual = globMatcher(globs.filter(glob => defaultHistory.includes(glob)))
  const isTold = globMatcher(more)
  const isLive = globMatcher(less.filter(glob => !defaultHistory.includes(glob)))
  return {
    globs,
    isHistory: path => (isTold(path) || (isUsual(path) && !isLiveByKind(path))) && !isLive(path),
  }
}
