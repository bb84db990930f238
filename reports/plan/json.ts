import type { PlanReport } from '../../core/plan-report.ts'
import { jsonText } from '../parts/json-text.ts'

/** A plan as one JSON value. */
export const jsonPlan = (report: PlanReport): string => `${jsonText(report, 2)}\n`
