import type { Grammar } from '../syntax/grammar.ts'

/** JavaScript and TypeScript as tree-sitter reads them: for files that Babel cannot parse. */
export const javascript = {
  comments: ['comment', 'html_comment'],
  strings: ['string', 'template_string'],
  texts: ['jsx_text'],
  regexes: ['regex'],
  names: ['identifier', 'property_identifier', 'type_identifier', 'shorthand_property_identifier', 'shorthand_property_identifier_pattern', 'private_property_identifier', 'statement_identifier', 'namespace_identifier'],
  roles: [
    ['import', 'import_statement *'],
    ['export', 'export_statement.declaration function_declaration.name', 'export_statement.declaration class_declaration.name', 'export_statement.declaration interface_declaration.name',
      'export_statement.declaration type_alias_declaration.name', 'export_statement.declaration enum_declaration.name', 'export_statement.declaration lexical_declaration variable_declarator.name', 'export_specifier', 'export_statement.value'],
    ['tag', 'jsx_opening_element.name', 'jsx_closing_element.name', 'jsx_self_closing_element.name'],
    ['attribute', 'jsx_attribute'],
    ['label', 'labeled_statement.label', 'break_statement.label', 'continue_statement.label'],
    ['declaration',
      'variable_declarator.name', 'function_declaration.name', 'function_expression.name', 'generator_function_declaration.name', 'class_declaration.name', 'abstract_class_declaration.name',
      'interface_declaration.name', 'type_alias_declaration.name', 'enum_declaration.name', 'enum_body.name', 'enum_assignment.name', 'method_definition.name', 'method_signature.name', 'abstract_method_signature.name',
      'public_field_definition.name', 'field_definition.property', 'property_signature.name', 'required_parameter.pattern', 'optional_parameter.pattern', 'formal_parameters', 'arrow_function.parameter',
      'object_pattern', 'array_pattern', 'type_parameter.name', 'catch_clause.parameter', 'for_in_statement.left', 'rest_pattern', 'object_assignment_pattern.left', 'pair_pattern.value', 'internal_module.name', 'function_signature.name'],
    ['property', 'member_expression.property', 'pair.key', 'object', 'nested_type_identifier.name', 'pair_pattern.key'],
  ],
  slots: [
    ['module', 'import_statement.source', 'export_statement.source', 'import_require_clause.source'],
    ['map-key', 'pair.key', 'property_signature.name'],
    ['lookup', 'subscript_expression.index'],
    ['comparison', 'binary_expression.left', 'binary_expression.right', 'switch_case.value'],
    ['type', 'literal_type'],
    ['attribute', 'jsx_attribute'],
    ['item', 'array'],
    ['value', 'variable_declarator.value', 'pair.value', 'assignment_expression.right', 'return_statement', 'public_field_definition.value'],
  ],
  owners: { variable_declarator: 'name', pair: 'key', assignment_expression: 'left' },
  calls: { call_expression: ['function'], new_expression: ['constructor'] },
  transparent: [],
  objects: { member_expression: 'object' },
  statements: /_statement$|_declaration$|^program$|function/,
} as const satisfies Grammar
