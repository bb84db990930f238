import { posix } from 'node:path'
import type { Problem } from '../core/check.ts'
import { mistake } from '../core/errors.ts'
import { namesIn } from '../files/folder.ts'
import { projectOf } from '../missions/mission/project.ts'
import { quietly, textAt } from '../missions/mission/quietly.ts'
import { type Mission, missionFolders, readMission, specsFolder } from '../missions/mission/read.ts'
import { selectMission } from '../missions/mission/select.ts'
import { readWorkPackageFile, type WorkPackageFile } from '../missions/mission/work-package-file.ts'
import { idOfFile } from '../missions/mission/work-package-name.ts'
import { readMap } from '../missions/occurrence-map/read.ts'
import type { ClaimingMission } from '../missions/ownership/mission.ts'
import { checkOwnership } from '../missions/ownership/ownership.ts'
import { covers, type Scope, scopeOf } from '../missions/ownership/scope.ts'
import { treeOf } from '../missions/ownership/tree.ts'

/** What a mission declares, and what is wrong with that. */
export interface DeclaredScope {
  /** The root of the project. */
  readonly root: string
  /** The folder of the mission, and the work package that was asked for. */
  readonly mission: string
  readonly workPackage: string | undefined
  /** Whose scope it is, for people: `WP03`. */
  readonly who: string
  readonly isEverything: boolean
  readonly patterns: readonly string[]
  /** Undefined where no work package is codebase-wide: then nothing is declared. */
  readonly covers: ((path: string) => boolean) | undefined
  /** Scope and ownership, held against the paths of the repository. */
  readonly judge: (paths: readonly string[]) => Judged
  /** The terms of its occurrence map. */
  readonly maps: readonly MapTerm[]
  readonly notes: readonly string[]
}

/** What is wrong with scope and ownership, and where Spec Kitty itself says something else. */
export interface Judged {
  readonly problems: readonly Problem[]
  readonly differences: readonly string[]
}

export interface MapTerm {
  readonly path: string
  readonly from: string
  readonly to: string | null
}

export interface ScopeRequest {
  readonly cwd: string
  /** As typed; a work package needs a mission. */
  readonly mission: string | undefined
  readonly workPackage: string | undefined
}

/** Reads what the mission of a run declares. Throws `noProject`, `noMission`, `noWorkPackage`. */
export async function scopeAsked(request: ScopeRequest): Promise<DeclaredScope | undefined> {
  if (request.mission === undefined) return undefined
  const root = await projectOf(request.cwd)
  const missions = missionFolders(root).map(folder => readMission(root, folder))
  const mission = selectMission(missions, request.mission)
  const own = claimsOf(root, mission)
  const wanted = wantedOf(own, request.workPackage)
  const scope = scopeOf([{ folder: mission.folder, workPackages: wanted }])
  const map = mapOf(root, mission)
  return {
    root,
    mission: mission.folder,
    workPackage: request.workPackage === undefined ? undefined : wanted[0]?.id,
    who: scope.workPackages.map(({ id }) => id).join(', '),
    isEverything: scope.isEverything,
    patterns: scope.patterns.map(({ pattern }) => pattern),
    covers: scope.workPackages.length === 0 ? undefined : path => covers(scope, path),
    judge: judgement(root, missions, mission, {
      own,
      wanted,
      bad: [...map.problems, ...doubledIn(own, wanted)],
    }),
    maps: map.terms,
    notes: notesOf(mission, scope, request.workPackage),
  }
}

/** The same with paths of the repository, where the project is a folder in it. */
export function inRepository(scope: DeclaredScope, top: string): DeclaredScope {
  const folder = posix.relative(top, scope.root)
  if (folder === '' || folder.startsWith('..')) return scope
  const before = `${folder}/`
  const { covers: own, judge } = scope
  return {
    ...scope,
    // What lies outside of the project is none of its business.
    covers: own && (path => !path.startsWith(before) || own(path.slice(before.length))),
    judge: paths => {
      const inside = paths.filter(path => path.startsWith(before))
      const { problems, differences } = judge(inside.map(path => path.slice(before.length)))
      return {
        problems: problems.map(one => ({
          ...one,
          path: `${before}${one.path}`,
          ...(one.related
            ? { related: one.related.map(other => ({ ...other, path: `${before}${other.path}` })) }
            : {}),
        })),
        differences: differences.map(line => `${before}${line}`),
      }
    },
  }
}

function wantedOf(
  { folder, workPackages }: ClaimingMission,
  typed: string | undefined,
): readonly WorkPackageFile[] {
  if (typed === undefined) return workPackages
  const found = workPackages.filter(({ id }) => id.toUpperCase() === typed.toUpperCase())
  if (found.length === 0)
    throw mistake(
      'unknownWorkPackage',
      typed,
      folder,
      workPackages.map(({ id }) => id),
    )
  return found
}

/** What the work packages of a mission claim, each file for itself. One that cannot be read is told by its mission. */
const claimsOf = (root: string, { folder }: Mission): ClaimingMission => ({
  folder,
  workPackages: (quietly(() => namesIn(root, `${specsFolder}/${folder}/tasks`)) ?? [])
    .filter(name => idOfFile(name) !== undefined)
    .flatMap(name => {
      const text = textAt(root, `${specsFolder}/${folder}/tasks/${name}`)
      return typeof text === 'string' ? [] : [readWorkPackageFile(name, text.text).workPackage]
    }),
})

/** Files whose id another one has, too. */
function doubledIn(
  { folder, workPackages }: ClaimingMission,
  wanted: readonly WorkPackageFile[],
): readonly Problem[] {
  const pathOf = ({ file }: WorkPackageFile): string => `${specsFolder}/${folder}/${file}`
  return wanted.flatMap((one): readonly Problem[] => {
    const first = workPackages.find(({ id }) => id === one.id)
    return first === undefined || first === one
      ? []
      : [
          {
            rule: 'malformed',
            path: pathOf(one),
            message: `Unexpected second file of ${one.id}, expected one: both count here, and Spec Kitty takes one of them`,
            remedy: 'give one of them another number, or remove it',
            related: [{ path: pathOf(first), line: null, message: 'the first' }],
          },
        ]
  })
}

interface Claims {
  readonly own: ClaimingMission
  readonly wanted: readonly WorkPackageFile[]
  readonly bad: readonly Problem[]
}

const judgement =
  (root: string, missions: readonly Mission[], mission: Mission, { own, wanted, bad }: Claims) =>
  (paths: readonly string[]): Judged => {
    const finished = new Set(missions.filter(isFinished).map(({ folder }) => folder))
    const others = missions
      .filter(({ folder }) => folder !== mission.folder && !finished.has(folder))
      .map(other => claimsOf(root, other))
    const { problems, differences } = checkOwnership({
      mission: own,
      others,
      tree: treeOf(paths),
      isFinished: ({ folder }) => finished.has(folder),
    })
    const files = new Set(wanted.map(({ file }) => `${specsFolder}/${mission.folder}/${file}`))
    const isAsked = (path: string) => files.has(path)
    return {
      problems: [
        ...bad,
        ...problems
          .filter(one => isAsked(one.path) || one.related?.some(({ path }) => isAsked(path)))
          // Paths of work that is done may have gone since.
          .filter(({ rule }) => !(finished.has(mission.folder) && rule.startsWith('scope-'))),
      ],
      differences: differences
        .filter(({ path }) => isAsked(path))
        .map(({ path, line, message }) => `${path}:${line}: ${message}`),
    }
  }

/** Whether nothing of a mission is left to do. */
const isFinished = ({ snapshot: { work_packages: states } }: Mission): boolean => {
  const lanes = Object.values(states).map(({ lane }) => lane)
  return lanes.length > 0 && lanes.every(lane => lane === 'done' || lane === 'canceled')
}

/** The literal terms of a mission's occurrence map. */
function mapOf(
  root: string,
  { folder }: Mission,
): { readonly terms: readonly MapTerm[]; readonly problems: readonly Problem[] } {
  const path = `${specsFolder}/${folder}/occurrence_map.yaml`
  const text = textAt(root, path)
  if (typeof text === 'string') return { terms: [], problems: [] }
  const read = quietly(() => readMap(text.text))
  return {
    terms: (read?.map?.targets ?? [])
      .filter(({ term }) => term.length <= longest && /^[\w .-]*\p{L}[\w .-]*$/u.test(term))
      .map(({ term, replacement }) => ({ path, from: term, to: replacement })),
    problems: (read?.problems ?? [])
      .filter(({ level }) => level === 'yaml')
      .map(({ line, column, message }) => ({
        rule: 'malformed',
        path,
        line,
        column,
        message: `Unexpected occurrence map (${message}), expected YAML`,
      })),
  }
}

/** In UTF-16 units; what is longer, or has other signs, describes a term and is none. */
const longest = 80

function notesOf(
  mission: Mission,
  { workPackages }: Scope,
  typed: string | undefined,
): readonly string[] {
  const done = isFinished(mission)
    ? [`${mission.folder} is done: its paths are not looked for`]
    : []
  if (workPackages.length > 0) return done
  const who =
    typed === undefined ? `No work package of ${mission.folder} says` : `${typed} does not say`
  return [...done, `${who} \`scope: codebase-wide\`: no target has to be in its scope`]
}
