import { ownFolder, planFiles } from '../../core/own-files.ts'
import { openBlobs } from '../../git/blobs.ts'
import { listCommit } from '../../git/commit.ts'
import { planPath, type Records } from './folder.ts'

/** Longest file that is read, in bytes. */
const longest = 2 ** 26

/** The plans as a commit holds them, whatever stands in the work tree. */
export async function recordsAt(top: string, commit: string): Promise<Records> {
  const stored = (await listCommit(top, commit, ownFolder)).filter(
    ({ type, size = 0, entry }) => type === 'file' && size <= longest && isRecord(entry.path),
  )
  const blobs = openBlobs(top)
  const texts = new Map(
    await Promise.all(
      stored.map(async ({ entry, oid }) => {
        const content = await blobs.read(oid)
        return [entry.path, content.toString()] as const
      }),
    ),
  )
  blobs.end()
  const plans = [...texts.keys()].flatMap(path => {
    const [, name = ''] = path.split('/')
    return path === planPath(name, 'plan') ? [name] : []
  })
  return { plans, read: (name, file) => texts.get(planPath(name, file)) }
}

const records: readonly string[] = [planFiles.plan, planFiles.approvals, planFiles.ledger]

const isRecord = (path: string): boolean => {
  const [, , file = '', ...rest] = path.split('/')
  return rest.length === 0 && records.includes(file)
}
