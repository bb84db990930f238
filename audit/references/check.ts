import { surfaceOf } from '../../classifiers/surface.ts'
import type { Problem } from '../../core/check.ts'
import { decodeText } from '../../core/text.ts'
import type { WorkTree } from '../../engine/tree.ts'
import { isAnythingAt } from '../../files/folder.ts'
import { listCommit } from '../../git/commit.ts'
import { ignoredAmong } from '../../git/ignored.ts'
import { removedAmong } from '../../git/removed.ts'
import {
  commandsShown,
  deadCommands,
  deadLoneFlags,
  loneFlags,
  namedOf,
} from '../checks/commands.ts'
import { deadLinks } from '../checks/links.ts'
import { lostPaths } from '../checks/paths.ts'
import type { Programs } from '../checks/tasks.ts'
import { readDeclared } from '../programs/declared.ts'
import { isManifest, programsByPlace, readManifest } from '../programs/manifests.ts'
import { madeByCode } from '../programs/mentioned.ts'
import type { Named } from './found.ts'
import { isOfAMoment } from './moment.ts'
import { placesOf } from './places.ts'

/** What documents and templates name that the repository does not have. */
export async function deadReferences(
  tree: WorkTree,
  documents: readonly Named[],
  limit: number,
): Promise<readonly Problem[]> {
  const paths = tree.everything.map(({ path }) => path)
  const places = placesOf(paths, path => isAnythingAt(tree.root, path))
  const links = deadLinks(documents, places)
  const live = documents.filter(({ path }) => !isOfAMoment(path))
  const lost = lostPaths(live, places)
  const wanted = [...new Set([...links, ...lost].map(one => one.wanted))]
  const isGit = tree.commit !== undefined
  const ignored = new Set(
    isGit ? (await ignoredAmong(tree.root, wanted)).map(({ path }) => path) : [],
  )
  const removed = isGit
    ? await goneAmong(tree.root, new Set(lost.map(one => one.wanted)))
    : new Set()
  const made = await madeByCode(
    tree,
    lost.map(one => one.wanted),
    limit,
  )
  const programs = await readPrograms(tree, limit)
  const shown = commandsShown(live)
  const lone = loneFlags(live, programs)
  const declared = await readDeclared(
    tree,
    {
      ...namedOf(shown, programs),
      lone: [...new Set(lone.map(({ flag }) => flag))],
      documents: new Set(documents.map(({ path }) => path)),
    },
    limit,
  )
  return [
    ...links.filter(one => !ignored.has(one.wanted)).map(({ problem }) => problem),
    ...lost
      .filter(one => !ignored.has(one.wanted) && !made.has(one.wanted))
      .filter(one => one.isMisspelt || removed.has(one.wanted))
      .map(({ problem }) => problem),
    ...deadCommands(shown, programs, declared),
    ...deadLoneFlags(lone, shown, programs, declared),
  ]
}

/** Those of some paths that a commit has had: the last one, before they were moved, or an earlier one. */
async function goneAmong(root: string, paths: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  if (paths.size === 0) return paths
  const head = (await listCommit(root, 'HEAD')).map(({ entry }) => entry.path)
  return new Set([...head.filter(path => paths.has(path)), ...(await removedAmong(root, paths))])
}

/** Most manifests that are read, and the largest of them, in bytes. */
const [most, largest] = [2000, 1_000_000]

async function readPrograms(tree: WorkTree, limit: number): Promise<Programs> {
  const wanted = tree.everything
    .filter(
      ({ path }) => isManifest(path) && !/vendored|fixture|test/.test(surfaceOf(path, '').surface),
    )
    .slice(0, most)
  const read = await Promise.all(
    wanted.map(async entry => {
      const content = await tree.read(entry, Math.min(limit, largest))
      const text = 'bytes' in content ? decodeText(content.bytes)?.text : undefined
      return { path: entry.path, ...readManifest(entry.path, text ?? '') }
    }),
  )
  const targetsOf = (form: RegExp): ReadonlySet<string> | undefined => {
    const files = read.filter(({ path }) => form.test(path))
    return files.length === 0 || files.some(({ isOpen }) => isOpen)
      ? undefined
      : new Set(files.flatMap(({ targets }) => targets))
  }
  return {
    own: new Set([
      ...read.flatMap(({ programs }) => programs),
      ...programsByPlace(tree.everything.map(({ path }) => path)),
    ]),
    scripts: new Set(read.flatMap(({ scripts }) => scripts)),
    hasManifest: read.some(({ path }) => path.endsWith('package.json')),
    targets: {
      make: targetsOf(/(?:^|\/)(?:GNUm|M|m)akefile(?:\.\w+)?$|\.mk$/),
      just: targetsOf(/(?:^|\/)\.?[Jj]ustfile$|\.just$/),
    },
  }
}
