import { createHash } from 'node:crypto'
import type { Mission } from '../missions/mission/read.ts'
import type { ProfileName } from '../missions/progress/profiles.ts'
import { healthOf } from '../missions/worktrees/health.ts'
import { missionPage, statusesOf } from './data.ts'
import { textOf } from './html.ts'
import { fileHead, page } from './page.ts'
import { missionRow } from './sections/list.ts'
import { missionSection } from './sections/mission.ts'
import { overview, unreconciledIn } from './sections/overview.ts'
import { style } from './style.ts'

export interface FileOptions {
  readonly root: string
  readonly title: string
  readonly profile: ProfileName
  readonly missions: readonly Mission[]
  /** Every mission of the project. */
  readonly all: readonly Mission[]
  readonly script: string
  readonly now: Date
}

/** Bytes of prompts that a document holds; beyond, they are left out, and the page says so. */
const mostPrompts = 8_000_000

/** The dashboard as one document that needs no server, and loads nothing from anywhere. */
export async function dashboardFile(options: FileOptions): Promise<string> {
  const { root, title, profile, missions, all, script, now } = options
  const health = await healthOf(root, all, missions, now)
  const statuses = statusesOf(missions, profile, now.getTime())
  let room = mostPrompts
  const sections = missions.map(mission => {
    const shown = missionPage(root, mission, profile, now.getTime(), health.get(mission.folder))
    const size = [...shown.prompts.values()].reduce((sum, prompt) => sum + prompt.length, 0)
    room -= size
    return missionSection(room < 0 ? { ...shown, prompts: new Map() } : shown)
  })
  const left = room < 0 ? ', without the prompts of some missions' : ''
  return textOf(
    page({
      title,
      kind: 'file',
      head: fileHead(style, script, hashOf),
      rows: statuses.map(missionRow),
      sections:
        missions.length === 1
          ? sections
          : [overview(statuses, profile, unreconciledIn(health)), ...sections],
      state: `as of ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC${left}`,
    }),
  )
}

const hashOf = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`
