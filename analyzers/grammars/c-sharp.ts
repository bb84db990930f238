import type { Grammar } from '../syntax/grammar.ts'

export const cSharp = {
  comments: ['comment'],
  strings: ['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'interpolated_string_expression', 'character_literal'],
  names: ['identifier'],
  roles: [
    ['import', 'using_directive *', 'extern_alias_directive *'],
    ['label', 'attribute.name', 'attribute.name qualified_name', 'labeled_statement', 'goto_statement'],
    ['declaration',
      'class_declaration.name', 'interface_declaration.name', 'struct_declaration.name', 'record_declaration.name', 'enum_declaration.name', 'enum_member_declaration.name',
      'method_declaration.name', 'property_declaration.name', 'event_declaration.name', 'constructor_declaration.name', 'destructor_declaration.name', 'delegate_declaration.name',
      'variable_declarator.name', 'variable_declarator', 'parameter.name', 'namespace_declaration.name', 'namespace_declaration.name *', 'file_scoped_namespace_declaration.name',
      'file_scoped_namespace_declaration.name *', 'local_function_statement.name', 'type_parameter.name', 'type_parameter', 'foreach_statement.left', 'catch_declaration.name',
      'declaration_expression.name', 'declaration_pattern.name', 'implicit_parameter'],
    ['property', 'member_access_expression.name', 'member_binding_expression.name', 'conditional_access_expression', 'argument.name', 'name_colon', 'name_equals', 'attribute_argument.name'],
  ],
  slots: [
    ['lookup', 'bracketed_argument_list argument', 'bracketed_argument_list'],
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'constant_pattern', 'case_switch_label'],
    ['item', 'initializer_expression', 'collection_expression'],
    ['value', 'variable_declarator', 'assignment_expression.right', 'return_statement', 'property_declaration.value', 'equals_value_clause'],
  ],
  owners: { variable_declarator: 'name', assignment_expression: 'left', property_declaration: 'name', element_access_expression: 'expression' },
  calls: { invocation_expression: ['function'], object_creation_expression: ['type'], attribute: ['name'] },
  transparent: [],
  objects: { member_access_expression: 'expression' },
  statements: /_statement$|_declaration$|^block$|^compilation_unit$/,
} as const satisfies Grammar
