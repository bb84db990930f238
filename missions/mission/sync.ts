import { sortedJson } from '../../core/sorted-json.ts'
import { readText } from '../../files/folder.ts'
import { replaceFile } from '../../files/write.ts'
import type { ProfileName } from '../progress/profiles.ts'
import type { Mission } from './read.ts'
import { missionProgress } from './status.ts'

/** Where Spec Kitty's consumers look for the progress of a mission. */
export const progressPath = (mission: string): string => `.kittify/derived/${mission}/progress.json`

/** The derived document of one mission: the same bytes for the same log. */
export const progressDocument = (mission: Mission, profile: ProfileName): string =>
  sortedJson({ schema: 'cutover/progress@1', ...missionProgress(mission, profile) }, 2)

/** Writes the document of a mission, unless it is there already; its path, relative to the root. */
export function writeProgress(root: string, mission: Mission, profile: ProfileName): string {
  const path = progressPath(mission.folder)
  const text = progressDocument(mission, profile)
  if (readText(root, path) !== text) replaceFile(root, { path }, Buffer.from(text))
  return path
}
