import { mistake } from '../../core/errors.ts'
import { displayNumber } from './meta.ts'
import type { Mission } from './read.ts'

/** Ways in which a mission can be named, the strictest first. */
const ways: readonly ((mission: Mission, typed: string) => boolean)[] = [
  ({ folder }, typed) => folder === typed,
  ({ meta, identity }, typed) => meta.missionSlug === typed || identity.mission_slug === typed,
  ({ meta }, typed) => meta.missionId?.toUpperCase() === typed.toUpperCase(),
  ({ meta, folder }, typed) =>
    /^\d+$/.test(typed) && displayNumber(meta, folder) === typed.replace(/^0+(?=\d)/, ''),
  ({ folder }, typed) => folder.startsWith(typed),
  ({ meta }, typed) => meta.missionId?.startsWith(typed.toUpperCase()) === true,
  ({ folder }, typed) => folder.replace(/^\d+-/, '').startsWith(typed),
]

/**
 * The mission that somebody means by a slug, a number, an id, or the beginning of one. Throws
 * `noMission` and, where several fit equally well, `ambiguousMission`.
 */
export function selectMission(missions: readonly Mission[], typed: string): Mission {
  for (const fits of ways) {
    const found = missions.filter(mission => typed !== '' && fits(mission, typed))
    const [only] = found
    if (only && found.length === 1) return only
    if (found.length > 1)
      throw mistake(
        'ambiguousMission',
        typed,
        found.map(({ folder }) => folder),
      )
  }
  throw mistake(
    'noMission',
    typed,
    missions.map(({ folder }) => folder),
  )
}
