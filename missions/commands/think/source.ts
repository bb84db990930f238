import { type CommandName, commandOf } from '../actions.ts'
import type { AgentFolder } from '../agents.ts'
import type { Template } from '../look/templates.ts'
import { type Assessed, fullPrompt } from './assess.ts'
import type { Assessment } from './assessment.ts'
import type { Source } from './convert.ts'
import { deadIn } from './dead.ts'
import { formatOf, fullLines, markerIn, partsOf } from './parts.ts'

/**
 * The full prompt from which that of a command is made anew: that of another file in the folder, of
 * another agent, or a template of the project, in this order. Undefined where none can be trusted.
 */
export function sourceFor(
  command: CommandName,
  folder: AgentFolder,
  { files, version, project }: Assessment,
): Source | undefined {
  const exact = files.filter(one => one.command === command && isExact(one, version))
  const near = exact.find(({ file }) => file.folder === folder) ?? exact[0]
  return near
    ? sourceOf(near, command)
    : project.templates.flatMap(template => templateSource(template, command, version) ?? []).at(0)
}

/** Whether a file is a full prompt as a generator of the project's own version writes one. */
const isExact = (
  { generation, command, file, parts, marker, dead }: Assessed,
  version: string,
): boolean =>
  generation === 'prompt' &&
  command !== undefined &&
  commandOf(command).driven === 'prompt' &&
  formatOf(file.extension) !== 'skill' &&
  marker?.version === version &&
  parts.description !== undefined &&
  parts.faults.length === 0 &&
  dead.length === 0

/** A full prompt as it is. */
export const sourceOf = ({ file, parts, marker }: Assessed, command: CommandName): Source => ({
  command,
  description: parts.description,
  body: parts.body,
  version: marker?.version,
  path: file.path,
})

/** Templates have no marker; one that is of another version is as old as a prompt would be. */
function templateSource(
  { path, text, command: own }: Template,
  command: CommandName,
  version: string,
): Source | undefined {
  if (own !== command || commandOf(command).driven !== 'prompt') return undefined
  const { description, body } = partsOf(text, 'md')
  const marked = markerIn(text)?.version ?? version
  const isDead = deadIn(text).some(({ isRun }) => isRun)
  return isDead || marked !== version || description === undefined || fullLines(body) < fullPrompt
    ? undefined
    : { command, description, body, version, path }
}
