import type { Grammar } from '../syntax/grammar.ts'

/** C and C++: the one grammar reads both. */
export const cpp = {
  comments: ['comment'],
  strings: ['string_literal', 'raw_string_literal', 'char_literal', 'concatenated_string', 'system_lib_string'],
  pieces: ['string_literal', 'raw_string_literal'],
  names: ['identifier', 'field_identifier', 'type_identifier', 'namespace_identifier', 'statement_identifier'],
  roles: [
    ['import', 'using_declaration *', 'module_name'],
    ['label', 'labeled_statement.label', 'goto_statement.label', 'attribute_declaration *', 'attribute.name'],
    ['declaration',
      'function_declarator.declarator', 'function_declarator.declarator qualified_identifier.name', 'function_declarator.declarator destructor_name', 'init_declarator.declarator',
      'parameter_declaration.declarator', 'optional_parameter_declaration.declarator', 'declaration.declarator', 'field_declaration.declarator', 'pointer_declarator.declarator',
      'reference_declarator', 'array_declarator.declarator', 'class_specifier.name', 'struct_specifier.name', 'enum_specifier.name', 'union_specifier.name', 'enumerator.name',
      'type_definition.declarator', 'namespace_definition.name', 'nested_namespace_specifier', 'alias_declaration.name', 'preproc_def.name', 'preproc_function_def.name',
      'preproc_params', 'type_parameter_declaration', 'for_range_loop.declarator', 'concept_definition.name', 'structured_binding_declarator'],
    ['property', 'field_expression.field', 'field_designator', 'field_initializer'],
  ],
  slots: [
    ['module', 'preproc_include.path'],
    ['lookup', 'subscript_argument_list'],
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'case_statement.value'],
    ['item', 'initializer_list'],
    ['value', 'init_declarator.value', 'assignment_expression.right', 'initializer_pair.value', 'return_statement', 'preproc_def.value'],
  ],
  owners: { init_declarator: 'declarator', assignment_expression: 'left', initializer_pair: 'designator', subscript_expression: 'argument' },
  calls: { call_expression: ['function'] },
  transparent: [],
  objects: { field_expression: 'argument' },
  statements: /_statement$|^declaration$|_definition$|^translation_unit$/,
} as const satisfies Grammar
