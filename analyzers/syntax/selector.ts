import type { Trail } from './frame.ts'

/**
 * Says where a node stands, outermost step first: `parent.field`, `parent`, or `*` for any depth.
 *
 *     function_definition.name        the node in the field `name` of a function_definition
 *     short_var.left expression_list  a child of an expression_list, itself in `left` of a short_var
 *     foreach_statement.1             the second named child, where the grammar names no field
 *     use_declaration *               anywhere below a use_declaration
 */
export type Selector = string

interface Step {
  readonly type: string
  readonly field: string | undefined
}

const compiled = new Map<Selector, readonly Step[]>()

function stepsOf(selector: Selector): readonly Step[] {
  const known = compiled.get(selector)
  if (known) return known
  const steps = selector.split(' ').map(part => {
    const [type = '', field] = part.split('.')
    return { type, field }
  })
  compiled.set(selector, steps)
  return steps
}

/** Whether the frame at `at` stands where the selector says. */
export function matches(selector: Selector, trail: Trail, at: number): boolean {
  return matchSteps(stepsOf(selector), trail, at)
}

function matchSteps(steps: readonly Step[], trail: Trail, at: number): boolean {
  const step = steps.at(-1)
  if (!step) return true
  const rest = steps.slice(0, -1)
  if (step.type === '*') {
    for (let child = at; child > 0; child -= 1) if (matchSteps(rest, trail, child)) return true
    return false
  }
  const parent = trail[at - 1]
  if (parent?.type !== step.type) return false
  if (
    step.field !== undefined &&
    trail[at]?.field !== step.field &&
    String(trail[at]?.index) !== step.field
  )
    return false
  return matchSteps(rest, trail, at - 1)
}

/** The value of the first row of a table one of whose selectors fits. */
export function lookUp<Value>(
  table: readonly (readonly [Value, ...Selector[]])[],
  trail: Trail,
  at: number,
): Value | undefined {
  return table.find(([, ...selectors]) =>
    selectors.some(selector => matches(selector, trail, at)),
  )?.[0]
}
