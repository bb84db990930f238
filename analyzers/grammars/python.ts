import type { Grammar } from '../syntax/grammar.ts'

export const python = {
  comments: ['comment'],
  strings: ['string', 'concatenated_string'],
  pieces: ['string'],
  names: ['identifier'],
  roles: [
    ['import', 'import_statement *', 'import_from_statement *', 'future_import_statement *'],
    ['label', 'decorator attribute.attribute', 'decorator call.function attribute.attribute'],
    ['declaration',
      'function_definition.name', 'class_definition.name', 'parameters', 'lambda_parameters', 'default_parameter.name', 'typed_default_parameter.name',
      'typed_parameter', 'parameters list_splat_pattern', 'parameters dictionary_splat_pattern', 'typed_parameter list_splat_pattern', 'typed_parameter dictionary_splat_pattern',
      'lambda_parameters list_splat_pattern', 'assignment.left', 'assignment.left pattern_list', 'assignment.left tuple_pattern', 'assignment.left pattern_list list_splat_pattern',
      'named_expression.name', 'for_statement.left', 'for_statement.left pattern_list', 'for_statement.left tuple_pattern', 'for_in_clause.left', 'for_in_clause.left pattern_list',
      'for_in_clause.left tuple_pattern', 'as_pattern_target', 'type_alias_statement.left type', 'type_parameter type', 'case_pattern *'],
    ['property', 'attribute.attribute', 'keyword_argument.name'],
  ],
  docs: ['module expression_statement', 'function_definition.body block expression_statement', 'class_definition.body block expression_statement'],
  slots: [
    ['map-key', 'pair.key'],
    ['lookup', 'subscript.subscript'],
    ['comparison', 'comparison_operator', 'case_pattern'],
    ['type', 'type'],
    ['keyword', 'keyword_argument.value'],
    ['item', 'list', 'set', 'tuple'],
    ['value', 'assignment.right', 'pair.value', 'return_statement', 'default_parameter.value', 'typed_default_parameter.value', 'raise_statement'],
  ],
  owners: { assignment: 'left', pair: 'key', keyword_argument: 'name', default_parameter: 'name', typed_default_parameter: 'name', subscript: 'value' },
  calls: { call: ['function'] },
  transparent: [],
  objects: { attribute: 'object' },
  statements: /_statement$|_definition$|^block$|^module$/,
} as const satisfies Grammar
