import picocolors from 'picocolors'
import type { Report } from '../../core/report.ts'
import type { ReportOptions } from '../reporter.ts'

/** The colours of a screen, or functions that change nothing. */
export type Paint = ReturnType<typeof picocolors.createColors>

export const paintOf = (color: boolean): Paint => picocolors.createColors(color)

/** What a section of a text report is made from. */
export interface View {
  readonly report: Report
  readonly options: ReportOptions
  readonly paint: Paint
}

/** A part of a text report as its lines; none when there is nothing to say. */
export type Section = (view: View) => readonly string[]

/** Joins the sections that have something to say, one empty line between them. */
export function renderSections(sections: readonly Section[], view: View): string {
  const texts = sections.map(section => section(view).join('\n')).filter(text => text !== '')
  return `${texts.join('\n\n')}\n`
}
