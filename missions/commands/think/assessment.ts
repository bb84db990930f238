import { tableVersion } from '../actions.ts'
import { pathOf } from '../agents.ts'
import type { Project } from '../look/project.ts'
import { byVersion } from '../version.ts'
import { type Assessed, assess } from './assess.ts'

/** A project whose files have been looked at one by one. */
export interface Assessment {
  readonly project: Project
  readonly files: readonly Assessed[]
  /** Of the project, or the highest of its files where most have it, or the table's. */
  readonly version: string
}

/** Says of each file of a project what it is. */
export function assessProject(project: Project): Assessment {
  const files = project.files.map(assess)
  const markers = files.flatMap(({ marker }) => (marker ? [marker.version] : []))
  return { project, files, version: project.settings.version ?? mostly(markers) ?? tableVersion }
}

/** The highest version, where more than half are of it: one odd file steers nothing. */
function mostly(versions: readonly string[]): string | undefined {
  const highest = versions.toSorted(byVersion).at(-1)
  const having = versions.filter(version => version === highest)
  return having.length * 2 > versions.length ? highest : undefined
}

/** The files of each command, in the order in which the first of them come. */
export function groupsOf(files: readonly Assessed[]): readonly (readonly Assessed[])[] {
  const groups = new Map<string, Assessed[]>()
  for (const one of files) {
    const group = groups.get(one.name)
    if (group) group.push(one)
    else groups.set(one.name, [one])
  }
  return [...groups.values()]
}

/** Whether a file lies where its agent looks for its command. */
export const isRight = ({ file, name }: Assessed): boolean =>
  file.path === pathOf(file.folder, name)
