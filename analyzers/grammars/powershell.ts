import type { Grammar } from '../syntax/grammar.ts'

export const powershell = {
  comments: ['comment'],
  strings: [
    'expandable_string_literal',
    'verbatim_string_literal',
    'string_literal',
    'expandable_here_string_literal',
    'verbatim_here_string_characters',
    'verbatim_string_characters',
  ],
  pieces: ['expandable_string_literal', 'verbatim_string_characters'],
  names: [
    'variable',
    'braced_variable',
    'simple_name',
    'member_name',
    'type_identifier',
    'function_name',
    'type_name',
  ],
  words: {
    types: [
      'command_name',
      'generic_token',
      'command_parameter',
      'command_token',
      'path_command_name_token',
    ],
    command: ['command.command_name', 'command_name'],
  },
  roles: [
    [
      'declaration',
      'function_statement',
      'class_statement',
      'class_property_definition',
      'class_method_definition',
      'script_parameter',
      'class_method_parameter',
      'left_assignment_expression *',
      'foreach_statement',
    ],
    ['property', 'member_name', 'invokation_expression member_name'],
    ['property', 'key_expression *'],
  ],
  slots: [
    ['map-key', 'key_expression *'],
    ['lookup', 'element_access *'],
    ['comparison', 'comparison_expression', 'switch_clause_condition *'],
    ['value', 'assignment_expression.value'],
  ],
  owners: {},
  calls: { command: ['command_name'], invokation_expression: ['name'] },
  statements: /_statement$|^statement_list$|^program$|^pipeline$/,
} as const satisfies Grammar
