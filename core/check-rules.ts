/** What a finding of a rule does to a run: errors and warnings fail it, infos are only told. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

interface Rule {
  /** What the rule finds, in one line. */
  readonly summary: string
  /** Where nobody says otherwise. */
  readonly severity: Severity
}

/** Every rule of the checks by its id, sorted. Each has a page in `docs/rules/`. */
export const checkRules = {
  'agent-absent': {
    summary: 'an agent that the config names and that has no command files',
    severity: 'info',
  },
  'agent-retired': { summary: 'command files of an agent that is retired', severity: 'info' },
  'agent-unconfigured': {
    summary: 'command files of an agent that the config does not name',
    severity: 'info',
  },
  'bad-suppression': {
    summary: 'a suppression without a reason or a known rule',
    severity: 'error',
  },
  'command-agent': {
    summary: 'a command file that names another agent than its own',
    severity: 'error',
  },
  'command-dead': {
    summary: 'a command file that runs what Spec Kitty has no more',
    severity: 'error',
  },
  'command-description': { summary: 'a command file without a description', severity: 'error' },
  'command-duplicate': { summary: 'one command of an agent in two files', severity: 'error' },
  'command-edited': {
    summary: 'a command file that is neither generated nor a prompt',
    severity: 'info',
  },
  'command-extension': {
    summary: 'a command file in a format that its agent never loads',
    severity: 'error',
  },
  'command-front-matter': {
    summary: 'a command file whose front matter is missing or late',
    severity: 'error',
  },
  'command-link': {
    summary: 'a link in place of command files, which is not followed',
    severity: 'warning',
  },
  'command-machine-path': {
    summary: 'a command file with a path of one machine',
    severity: 'warning',
  },
  'command-marker': { summary: 'a full prompt without a version marker', severity: 'warning' },
  'command-missing': {
    summary: 'an agent that has some commands and lacks a thin one',
    severity: 'warning',
  },
  'command-name': {
    summary: 'a command file under an old spelling of its name',
    severity: 'error',
  },
  'command-placeholder': {
    summary: 'a placeholder that the agent does not fill in',
    severity: 'error',
  },
  'command-prompt-missing': {
    summary: 'an agent that has some commands and lacks a full prompt',
    severity: 'info',
  },
  'command-retired': { summary: 'a command that is retired or internal', severity: 'error' },
  'command-shim': { summary: 'a command file that goes through a generic shim', severity: 'error' },
  'command-syntax': { summary: 'a command file that cannot be parsed', severity: 'error' },
  'command-version': {
    summary: 'a command file of another version than the project',
    severity: 'warning',
  },
  'dead-command': {
    summary: 'a document or template with a command that does not exist',
    severity: 'warning',
  },
  'dead-flag': {
    summary: 'a document or template with a flag that does not exist',
    severity: 'warning',
  },
  'dead-link': { summary: 'a link to a file that does not exist', severity: 'error' },
  'dead-path': {
    summary: 'a document or template with a path that does not exist',
    severity: 'warning',
  },
  leftover: { summary: 'the old name in code, undecided', severity: 'warning' },
  malformed: { summary: 'a file that cannot be read as what it is', severity: 'error' },
  'old-term': { summary: 'a target that still teaches the old name, undecided', severity: 'error' },
  'ownership-across': {
    summary: 'two missions whose work packages claim one path',
    severity: 'warning',
  },
  'ownership-mode': {
    summary: 'an execution mode that does not fit the owned files',
    severity: 'warning',
  },
  'ownership-overlap': {
    summary: 'two work packages side by side that claim one path',
    severity: 'error',
  },
  'ownership-specs': { summary: 'a code change that owns planning files', severity: 'error' },
  'ownership-surface': {
    summary: 'an authoritative surface that is empty or owns nothing',
    severity: 'error',
  },
  'scope-glob': { summary: 'a pattern of a scope that matches nothing', severity: 'warning' },
  'scope-path': {
    summary: 'a path of a scope that the repository does not have',
    severity: 'error',
  },
  'target-out-of-scope': {
    summary: 'a target that the declared scope does not cover',
    severity: 'warning',
  },
  'target-unscanned': {
    summary: 'a file that could not be scanned',
    severity: 'warning',
  },
  twin: { summary: 'near copies of which one was updated and another was not', severity: 'error' },
  'undocumented-term': {
    summary: 'a name renamed in code that the docs never mention',
    severity: 'warning',
  },
  'unused-suppression': { summary: 'a suppression that suppresses nothing', severity: 'warning' },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof checkRules

export const ruleNames = Object.keys(checkRules) as readonly RuleName[]

export const isRuleName = (name: string): name is RuleName => Object.hasOwn(checkRules, name)
