import type { Grammar } from '../syntax/grammar.ts'

export const rust = {
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'raw_string_literal', 'char_literal'],
  names: ['identifier', 'field_identifier', 'type_identifier', 'shorthand_field_identifier', 'metavariable'],
  roles: [
    ['import', 'use_declaration *', 'extern_crate_declaration *'],
    ['label', 'lifetime', 'label', 'macro_invocation.macro', 'macro_invocation.macro scoped_identifier.name', 'attribute_item *', 'inner_attribute_item *'],
    ['declaration',
      'function_item.name', 'function_signature_item.name', 'struct_item.name', 'enum_item.name', 'enum_variant.name', 'union_item.name', 'trait_item.name',
      'type_item.name', 'associated_type.name', 'mod_item.name', 'const_item.name', 'static_item.name', 'macro_definition.name', 'parameter.pattern',
      'parameter.pattern mut_pattern', 'let_declaration.pattern', 'let_declaration.pattern mut_pattern', 'let_declaration.pattern tuple_pattern', 'field_declaration.name',
      'type_parameters', 'type_parameter.name', 'const_parameter.name', 'closure_parameters', 'for_expression.pattern', 'for_expression.pattern tuple_pattern', 'captured_pattern'],
    ['property', 'field_expression.field', 'field_initializer.field', 'shorthand_field_initializer', 'field_pattern.name'],
  ],
  slots: [
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'match_pattern'],
    ['lookup', 'index_expression'],
    ['item', 'array_expression', 'tuple_expression'],
    ['value', 'let_declaration.value', 'const_item.value', 'static_item.value', 'field_initializer.value', 'assignment_expression.right', 'attribute.value'],
  ],
  owners: { let_declaration: 'pattern', const_item: 'name', static_item: 'name', field_initializer: 'field', assignment_expression: 'left', index_expression: 'value' },
  calls: { call_expression: ['function'], macro_invocation: ['macro'] },
  transparent: [],
  objects: { field_expression: 'value', scoped_identifier: 'path' },
  statements: /_statement$|_item$|^block$|^source_file$/,
} as const satisfies Grammar
