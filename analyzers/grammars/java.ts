import type { Grammar } from '../syntax/grammar.ts'

export const java = {
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'character_literal', 'text_block'],
  names: ['identifier', 'type_identifier'],
  roles: [
    ['import', 'import_declaration *'],
    ['label', 'marker_annotation.name', 'annotation.name', 'labeled_statement', 'break_statement', 'continue_statement'],
    ['declaration',
      'package_declaration *', 'class_declaration.name', 'interface_declaration.name', 'enum_declaration.name', 'record_declaration.name', 'annotation_type_declaration.name',
      'annotation_type_element_declaration.name', 'method_declaration.name', 'constructor_declaration.name', 'compact_constructor_declaration.name', 'variable_declarator.name',
      'formal_parameter.name', 'enum_constant.name', 'type_parameter', 'catch_formal_parameter.name', 'enhanced_for_statement.name', 'resource.name',
      'inferred_parameters', 'lambda_expression.parameters', 'instanceof_expression.name', 'type_pattern', 'record_pattern_component'],
    ['property', 'field_access.field', 'method_invocation.name', 'element_value_pair.key', 'method_reference'],
  ],
  slots: [
    ['lookup', 'array_access.index'],
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'switch_label'],
    ['keyword', 'element_value_pair.value'],
    ['item', 'array_initializer', 'element_value_array_initializer'],
    ['value', 'variable_declarator.value', 'assignment_expression.right', 'return_statement', 'enum_constant.arguments'],
  ],
  owners: { variable_declarator: 'name', assignment_expression: 'left', element_value_pair: 'key' },
  calls: { method_invocation: ['name', 'object'], object_creation_expression: ['type'], annotation: ['name'], enum_constant: ['name'] },
  transparent: [],
  objects: { method_invocation: 'object', field_access: 'object' },
  statements: /_statement$|_declaration$|^block$|^program$/,
} as const satisfies Grammar
