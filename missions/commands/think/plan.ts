import { commandNames } from '../actions.ts'
import { type AgentFolder, pathOf } from '../agents.ts'
import { withContent } from '../look/file.ts'
import type { Project } from '../look/project.ts'
import { type Assessed, isOurs } from './assess.ts'
import { type Assessment, groupsOf } from './assessment.ts'
import { isThinHere, type Permit, type Step, stepsFor } from './group.ts'
import { renderThin } from './thin.ts'

export interface Wishes extends Permit {
  readonly folders: readonly AgentFolder[]
  /** Folders that get their thin files even where they have no command file yet. */
  readonly made: ReadonlySet<AgentFolder>
}

/** What `write` does, in an order in which it can be cut off: the right file comes before a wrong one goes. */
export function planWrites(assessment: Assessment, wishes: Wishes): readonly Step[] {
  return wishes.folders.flatMap(folder => {
    const files = assessment.files.filter(({ file }) => file.folder === folder)
    return [
      ...groupsOf(files).flatMap(group => stepsFor(group, folder, assessment, wishes)),
      ...missingSteps(folder, files, assessment, wishes),
    ]
  })
}

/** Full prompts are never made out of nothing: a thin one would hide the full one of the user's home. */
function missingSteps(
  folder: AgentFolder,
  files: readonly Assessed[],
  { version }: Assessment,
  { made }: Wishes,
): readonly Step[] {
  const isWanted = files.some(isOurs) || made.has(folder)
  if (!isWanted || folder.state === 'retired') return []
  return commandNames
    .filter(command => isThinHere(command, folder))
    .filter(command => !files.some(one => one.command === command))
    .map(command => ({
      path: pathOf(folder, command),
      folder,
      before: undefined,
      after: Buffer.from(renderThin(command, folder, version)),
      isGenerated: true,
      why: 'it was missing',
    }))
}

/** A project as it is when the steps are done. */
export function afterSteps(project: Project, steps: readonly Step[]): Project {
  const changed = new Map(steps.map(step => [step.path, step]))
  const kept = project.files.filter(({ path }) => !changed.has(path))
  const written = steps.flatMap(({ path, folder, after }) => {
    const { extension } = folder
    const [, stem = ''] = /spec-kitty\.([\w-]+)/.exec(path.slice(folder.folder.length)) ?? []
    return after ? [withContent({ path, folder, stem, extension }, after)] : []
  })
  const folders = project.folders.map(seen => ({
    ...seen,
    state: written.some(({ folder }) => folder === seen.folder) ? ('present' as const) : seen.state,
  }))
  return { ...project, folders, files: [...kept, ...written] }
}
