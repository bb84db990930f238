import { posix } from 'node:path'
import { mistake } from '../../../core/errors.ts'
import { commandLine } from '../../../core/shell-word.ts'
import { isInUse } from '../../../files/processes.ts'
import { removeStale, writtenAt } from '../../../files/stale-file.ts'
import { removeFile, replaceFile } from '../../../files/write.ts'
import { appendRows } from '../../status/append.ts'
import { type Done, keep, type Of, type RepairWork, restored } from './work.ts'

/** Somebody may have come since it was looked at. */
export async function unlock(work: RepairWork, { path }: Of<'unlock'>): Promise<Done> {
  const written = writtenAt(path)
  const kept = await keep(work, {
    why: 'A lock file is about to go',
    place: path,
    files: [path],
    commits: [],
  })
  if (isInUse('git', [work.root, work.common], [path]) !== false || writtenAt(path) !== written)
    throw mistake('heldNow', path, 'a git runs')
  work.onStep(`unlock ${path}`)
  removeStale(path)
  return {
    did: 'removed it',
    before: null,
    after: null,
    rescue: kept?.ref ?? null,
    undo: restored(work, kept, path),
  }
}

export async function writeContext(
  work: RepairWork,
  { file, content }: Of<'context'>,
): Promise<Done> {
  const path = `${work.root}/${file}`
  const kept = await keep(work, {
    why: 'A workspace context is about to be written, or to go',
    place: file,
    files: [path],
    commits: [],
  })
  work.onStep(`context ${file}`)
  const text = content && `${JSON.stringify(content, undefined, 2)}\n`
  if (text === undefined) removeFile(work.root, { path: file })
  else replaceFile(work.root, { path: file }, Buffer.from(text))
  return {
    did: text === undefined ? 'removed it' : 'wrote it',
    before: null,
    after: null,
    rescue: kept?.ref ?? null,
    undo: restored(work, kept, path),
  }
}

export async function addRows(work: RepairWork, { mission, rows }: Of<'rows'>): Promise<Done> {
  const { root, common } = work
  const log = posix.join(root, mission.logPath)
  const kept = await keep(work, {
    why: 'Rows are about to be added to the log',
    place: mission.logPath,
    files: [log],
    commits: [],
  })
  work.onStep(`rows ${mission.folder}`)
  await appendRows({ root, mission: mission.folder, log: mission.logPath, rows })
  const to = rows.at(-1)?.['to_lane']
  const ids = rows.map(row => String(row['event_id']))
  const lock = `${common}/spec-kitty-locks/${mission.folder}.status.lock`
  return {
    did: to === undefined ? 'released the claim' : `recorded it as ${to}`,
    before: null,
    after: ids.join(' '),
    rescue: kept?.ref ?? null,
    // Others may have added rows since: only these go, under the lock that all writers take.
    undo: commandLine('flock', lock, 'sed', '-i', ...ids.flatMap(id => ['-e', `/${id}/d`]), log),
  }
}
