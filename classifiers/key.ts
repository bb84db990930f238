import { configAs } from './meanings.ts'
import { type Claim, firstOf, not, syntax } from './rows.ts'
import { isScreaming } from './shapes.ts'

const isStored: Claim = ({ region, inString }) => region.role === 'sql' || inString

const isVariable: Claim = ({ region, content, context }) =>
  region.role === 'env' ||
  (isScreaming(content) &&
    context.keys?.some(name =>
      /^(?:env|environment|env_vars|envs|\w*Env|\w*EnvVars)$/i.test(name),
    ) === true)

/** Names of scripts and programs that a manifest declares. */
const isCommand: Claim = ({ path, context }) =>
  /(?:^|\/)(?:package|composer)\.json$|(?:^|\/)(?:pyproject|Cargo)\.toml$/.test(path) &&
  /^(?:scripts|bin|gui-scripts|console_scripts)$/.test(context.keys?.at(-2) ?? '')

/** Keys of data files, SQL names, environment files. */
export const key = firstOf(
  [undefined, not(syntax('key'))],
  [configAs('serialized-key'), isStored],
  [configAs('env-var'), isVariable],
  [configAs('cli-command'), isCommand],
  [configAs('key'), syntax('key')],
)
