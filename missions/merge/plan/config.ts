import { parse } from 'yaml'
import { mistake } from '../../../core/errors.ts'
import { isMap } from '../../loose.ts'
import { textAt } from '../../mission/quietly.ts'
import { type Strategy, strategies } from './plan.ts'

const file = '.kittify/config.yaml'

/**
 * The strategy that a project has chosen in Spec Kitty's configuration (`merge.strategy`);
 * undefined where it has not. Throws `damagedFile` for one that is not known, and for no YAML.
 */
export function configuredStrategy(root: string): Strategy | undefined {
  const read = textAt(root, file)
  const value = typeof read === 'string' ? undefined : parsedYaml(read.text)
  const merge = isMap(value) ? value['merge'] : undefined
  const name = isMap(merge) ? merge['strategy'] : undefined
  if (name === undefined || name === null) return undefined
  const found = strategies.find(one => one === name)
  if (found) return found
  const expected = `expected one of ${strategies.join(', ')}`
  throw mistake('damagedFile', file, `Unexpected merge.strategy \`${name}\`, ${expected}`)
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    throw mistake(
      'damagedFile',
      file,
      'Unexpected text that is no YAML; name a strategy by `--strategy`',
    )
  }
}
