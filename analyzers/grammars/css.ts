import type { Grammar } from '../syntax/grammar.ts'

export const css = {
  comments: ['comment', 'js_comment'],
  strings: ['string_value'],
  names: [
    'class_name',
    'id_name',
    'tag_name',
    'property_name',
    'plain_value',
    'feature_name',
    'keyframes_name',
    'attribute_name',
    'function_name',
    'identifier',
    'keyword_query',
    'namespace_name',
  ],
  roles: [
    ['label', 'at_rule *', 'keyframes_statement'],
    [
      'tag',
      'class_selector *',
      'id_selector *',
      'class_selector',
      'id_selector',
      'selectors *',
      'attribute_selector',
      'declaration',
    ],
  ],
  slots: [
    ['module', 'import_statement'],
    ['argument', 'call_expression.arguments', 'arguments'],
    ['comparison', 'attribute_selector'],
    ['value', 'declaration'],
  ],
  owners: {},
  calls: {},
  statements: /^stylesheet$|^block$|^rule_set$/,
} as const satisfies Grammar
