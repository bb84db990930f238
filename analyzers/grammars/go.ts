import type { Grammar } from '../syntax/grammar.ts'

export const go = {
  comments: ['comment'],
  strings: ['interpreted_string_literal', 'raw_string_literal', 'rune_literal'],
  names: ['identifier', 'field_identifier', 'type_identifier', 'package_identifier', 'label_name', 'blank_identifier'],
  roles: [
    ['import', 'import_spec.name'],
    ['declaration',
      'function_declaration.name', 'method_declaration.name', 'type_spec.name', 'type_alias.name', 'const_spec.name', 'var_spec.name',
      'parameter_declaration.name', 'variadic_parameter_declaration.name', 'field_declaration.name', 'short_var_declaration.left expression_list',
      'range_clause.left expression_list', 'type_switch_statement.alias expression_list', 'method_elem.name', 'method_spec.name', 'package_clause', 'type_parameter_declaration.name'],
    ['property', 'selector_expression.field', 'literal_value keyed_element.key literal_element', 'keyed_element.key literal_element'],
    ['label', 'labeled_statement.label', 'goto_statement', 'break_statement', 'continue_statement'],
  ],
  slots: [
    ['module', 'import_spec.path'],
    ['map-key', 'keyed_element.key literal_element', 'field_declaration.tag'],
    ['lookup', 'index_expression.index'],
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'expression_case.value', 'expression_case.value expression_list'],
    ['item', 'literal_value literal_element'],
    ['value', 'var_spec.value', 'const_spec.value', 'short_var_declaration.right', 'assignment_statement.right', 'keyed_element.value literal_element', 'return_statement'],
  ],
  owners: { var_spec: 'name', const_spec: 'name', short_var_declaration: 'left', assignment_statement: 'left', keyed_element: 'key', index_expression: 'operand' },
  calls: { call_expression: ['function'] },
  transparent: [],
  objects: { selector_expression: 'operand', qualified_type: 'package' },
  statements: /_statement$|_declaration$|^block$|^source_file$/,
  documented: /^\r?\n(?:[ \t]*\/\/.*\r?\n)*(?:(?:func|type|const|var|package)\b|\t[A-Z]\w*(?:, \w+)*[ \t]+(?:=|[\w*[\]]))/,
} as const satisfies Grammar
