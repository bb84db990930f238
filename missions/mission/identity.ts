import { displayNumber, type Meta } from './meta.ts'

/** Who a mission is, with the keys of Spec Kitty's machine-readable output. */
export interface Identity {
  readonly mission_slug: string
  /** Decimal; empty where none is assigned. */
  readonly mission_number: string
  /** Empty where meta.json does not say it. */
  readonly mission_type: string
}

/** The identity of a mission whose log calls it `slug`; a log without rows leaves it empty. */
export const identityOf = (meta: Meta, slug: string): Identity => ({
  mission_slug: slug,
  mission_number: displayNumber(meta, slug),
  mission_type: meta.missionType,
})
