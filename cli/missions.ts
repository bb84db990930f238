import type { Mission } from '../missions/mission/read.ts'
import { type ProfileName, profileNames } from '../missions/progress/profiles.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import type { Values } from './values.ts'

/** The missions that a command is about. */
export interface Chosen {
  readonly root: string
  readonly missions: readonly Mission[]
  /** Every mission of the project. */
  readonly all: readonly Mission[]
  /** Whether one was asked for by name. */
  readonly isOne: boolean
}

/** Reads the missions of the project around a folder, or the one that `--mission` names. */
export async function chosenMissions(values: Values, io: Io): Promise<Chosen> {
  const { projectOf } = await import('../missions/mission/project.ts')
  const { missionFolders, readMission } = await import('../missions/mission/read.ts')
  const root = await projectOf(io.cwd)
  const missions = missionFolders(root).map(folder => readMission(root, folder))
  const typed = values.text('mission')
  if (typed === undefined) return { root, missions, all: missions, isOne: false }
  const { selectMission } = await import('../missions/mission/select.ts')
  return { root, missions: [selectMission(missions, typed)], all: missions, isOne: true }
}

export const profileOf = (values: Values): ProfileName =>
  knownName('profile', values.text('profile') ?? 'cutover', profileNames)
