import type { Grammar } from '../syntax/grammar.ts'

export const php = {
  comments: ['comment'],
  strings: ['string', 'encapsed_string', 'heredoc', 'nowdoc', 'shell_command_expression'],
  texts: [],
  names: ['name', 'variable_name'],
  roles: [
    ['import', 'namespace_use_declaration *'],
    ['label', 'attribute *', 'named_label_statement', 'goto_statement'],
    ['declaration',
      'namespace_definition.name *', 'namespace_definition.name', 'class_declaration.name', 'interface_declaration.name', 'trait_declaration.name', 'enum_declaration.name', 'enum_case.name',
      'function_definition.name', 'method_declaration.name', 'simple_parameter.name', 'variadic_parameter.name', 'property_promotion_parameter.name', 'property_element.name',
      'property_element', 'simple_parameter.name variable_name', 'property_element variable_name', 'property_element.name variable_name', 'property_promotion_parameter.name variable_name',
      'const_element', 'assignment_expression.left', 'assignment_expression.left variable_name', 'catch_clause.name', 'catch_clause.name variable_name', 'static_variable_declaration.name'],
    ['property', 'member_access_expression.name', 'member_call_expression.name', 'nullsafe_member_access_expression.name', 'nullsafe_member_call_expression.name', 'argument.name'],
  ],
  keyMark: /^\s*=>/,
  slots: [
    ['lookup', 'subscript_expression'],
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'case_statement.value', 'match_condition_list'],
    ['module', 'include_expression', 'include_once_expression', 'require_expression', 'require_once_expression'],
    ['item', 'array_element_initializer'],
    ['value', 'assignment_expression.right', 'const_element', 'property_element.default_value', 'property_initializer', 'return_statement', 'simple_parameter.default_value', 'enum_case.value', 'enum_case', 'augmented_assignment_expression.right', 'property_element', 'echo_statement'],
  ],
  owners: { assignment_expression: 'left', property_element: 'name', simple_parameter: 'name', array_element_initializer: 'key', argument: 'name', subscript_expression: 'object' },
  calls: {
    function_call_expression: ['function'], member_call_expression: ['name', 'object'], nullsafe_member_call_expression: ['name', 'object'],
    scoped_call_expression: ['name', 'scope'], object_creation_expression: ['name'], attribute: ['name'], print_intrinsic: ['name'],
  },
  transparent: [],
  objects: { member_access_expression: 'object', member_call_expression: 'object' },
  statements: /_statement$|_declaration$|^program$/,
} as const satisfies Grammar
