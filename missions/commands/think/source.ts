import { type CommandName, commandOf } from '../actions.ts'
import type { AgentFolder } from '../agents.ts'
import type { Template } from '../look/templates.ts'
import { type Assessed, fullPrompt } from './assess.ts'
import type { Assessment } from './check.ts'
import type { Source } from './convert.ts'
import { deadIn } from './dead.ts'
import { fullLines, markerIn, partsOf } from './parts.ts'

/**
 * The full prompt from which that of a command is made anew: its own body, that of another file in
 * the folder, of another agent, or a template of the project, in this order; those of another version
 * than the project come later. Undefined where there is none that can be trusted.
 */
export function sourceFor(
  command: CommandName,
  folder: AgentFolder,
  own: readonly Assessed[],
  { files, version, project }: Assessment,
): Source | undefined {
  const ofAgents = [...own, ...files.filter(one => !own.includes(one))]
    .filter(one => one.command === command && isSound(one))
    .map(one => ({ one, rank: rankOf(one, folder, own, version) }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ one }) => sourceOf(one, command))
  const ofTemplates = project.templates.flatMap(template => templateSource(template, command) ?? [])
  return [...ofAgents, ...ofTemplates].find(source => source !== undefined)
}

/** Whether a body is whole and runs nothing that is no more. */
const isSound = ({ generation, parts }: Assessed): boolean =>
  generation === 'prompt' && !parts.body.includes('\uFFFD')

const rankOf = (
  one: Assessed,
  folder: AgentFolder,
  own: readonly Assessed[],
  version: string,
): number =>
  (one.parts.faults.some(({ rule }) => rule === 'command-syntax') ? 16 : 0) +
  (one.marker && one.marker.version !== version ? 8 : 0) +
  (own.includes(one) ? 0 : 4) +
  (one.file.folder.format === folder.format || one.file.folder.format !== 'skill' ? 0 : 1)

/** Whether a full prompt is of another version than the project, and another agent has that one. */
export const isStale = (
  { command, marker }: Assessed,
  { files, version }: Pick<Assessment, 'files' | 'version'>,
): boolean =>
  marker !== undefined &&
  marker.version !== version &&
  files.some(one => one.command === command && isSound(one) && one.marker?.version === version)

const sourceOf = ({ parts, marker }: Assessed, command: CommandName): Source => ({
  command,
  description: parts.description,
  body: parts.body,
  version: marker?.version,
})

function templateSource(template: Template, command: CommandName): Source | undefined {
  if (template.command !== command || commandOf(command).driven !== 'prompt') return undefined
  const { description, body } = partsOf(template.text, 'md')
  const isDead = deadIn(template.text).length > 0
  return isDead || fullLines(body) < fullPrompt
    ? undefined
    : { command, description, body, version: markerIn(template.text)?.version }
}
