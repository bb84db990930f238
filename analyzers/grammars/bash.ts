import type { Grammar } from '../syntax/grammar.ts'

export const bash = {
  comments: ['comment'],
  strings: ['string', 'raw_string', 'ansi_c_string', 'translated_string', 'heredoc_body'],
  regexes: ['regex', 'extglob_pattern'],
  names: ['variable_name', 'special_variable_name'],
  words: {
    types: ['word', 'concatenation', 'command_name', 'heredoc_start'],
    command: ['command.name', 'command_name'],
  },
  roles: [
    [
      'declaration',
      'variable_assignment.name',
      'declaration_command',
      'for_statement.variable',
      'function_definition.name',
    ],
  ],
  slots: [
    ['comparison', 'test_command *', 'case_item.value'],
    ['lookup', 'subscript.index'],
    ['value', 'variable_assignment.value'],
    ['item', 'array'],
    ['argument', 'command.argument'],
  ],
  owners: { variable_assignment: 'name' },
  calls: { command: ['name'] },
  statements: /_statement$|^program$|^compound_statement$|^subshell$|^command_substitution$/,
} as const satisfies Grammar
