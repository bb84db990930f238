interface Scalar {
  readonly file: string
  readonly keys: readonly string[]
  readonly content: string
  /** The program that a step names beside its script. */
  readonly shell: string | undefined
}

const pipelines =
  /(?:^|\/)(?:\.github\/|\.circleci\/|\.gitlab|\.travis\.|\.woodpecker|\.drone\.|azure-pipelines|bitbucket-pipelines|action\.ya?ml$)/

const scripts = new Set(
  'run script before_script after_script before_install install after_success bash pwsh powershell'.split(
    ' ',
  ),
)

const commands = new Set('command commands args entrypoint cmd cmds shell'.split(' '))

const shells: Readonly<Record<string, string | undefined>> = {
  bash: 'shell',
  sh: 'shell',
  pwsh: 'powershell',
  powershell: 'powershell',
  python: 'python',
  node: 'javascript',
}

/** The language of a scalar that a runner executes: any in a pipeline, elsewhere those of several lines. */
export function scriptLanguage(scalar: Scalar): string | undefined {
  const { keys, shell } = scalar
  const name = keys.at(-1) ?? ''
  if (name === 'script' && keys.at(-2) === 'with') return 'javascript'
  if (!isRun(scalar, name)) return undefined
  const program = (Object.hasOwn(shells, name) ? name : shell?.split(' ')[0]) ?? 'sh'
  return Object.hasOwn(shells, program) ? shells[program] : 'shell'
}

function isRun({ file, keys, content }: Scalar, name: string): boolean {
  const isBlock = content.trimEnd().includes('\n')
  if (commands.has(name)) return isBlock || (name === 'command' && keys.at(-2) === 'run')
  return scripts.has(name) && (isBlock || pipelines.test(file))
}
