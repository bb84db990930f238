import type { Classifier } from './sighting.ts'

/** Comments that a tool obeys; matched behind the comment's own delimiters, as the tools spell them. */
const tools =
  /^(?:eslint(?:-\w|[ \t]+[\w-]+:)|jshint|jslint|jscs:|tslint:|biome-|prettier-|oxlint-|deno-lint-|stylelint-|istanbul |c8 ignore|v8 ignore|webpack[A-Z]\w*:|vite-ignore|@vite-|@ts-|@jsx|@flow|@noflow|@jest-environment|@vitest-environment|@license-|[#@] ?source(?:MappingURL|URL)=|globals? \w+[:,]|exported \w|type: ?(?:ignore|\w)|noqa|nosec|nosemgrep|nolint|pylint:|flake8[:-]|ruff:|mypy:|pyright:|isort:|yapf:|fmt:|black:|pragma[: ]|#?region\b|#?endregion\b|go:\w|\+build |export \w+$|rubocop:|:nocov:|:nodoc:|frozen_string_literal:|typed: ?\w|encoding:|coding[:=]|-\*-|vim?: ?\w|ex: ?set|sorbet|shellcheck |hadolint |syntax=|escape=|check=|yaml-language-server:|yamllint |ansible-lint|checkov:|tfsec:|trivy:|markdownlint-|textlint-|vale |phpcs:|phpstan-|psalm-|@phpstan|@psalm|@codeCoverageIgnore|NOLINT|NOSONAR|clang-format |cppcheck-|IWYU |spell-?checker:|cspell:|codespell:|swiftlint:|ktlint-|detekt:|CHECKSTYLE[:.]|@formatter:|formatter:o|language=\w|@generated\b|type-ignore|semgrep|gitleaks:|lgtm|@preserve|skip-file|dprint-|#__|__PURE__|@__|autopep8:|nopep8|cython:|distutils:|sphinx:|autodoc|test: ?(?:skip|ignore)|skipcq|safe-|jscpd:|knip|lint[-:](?:ignore|disable|enable|fix)|noinspection |line \d|START doctoc|END doctoc|START_|END_|toc$|more$|tocstop|prism:|mdx |ANCHOR|include ?::|tag::|end::)/

/** A comment that a tool obeys is a directive, the free text behind it included. */
export const directive: Classifier = ({ region, content, hit, context }) => {
  if (context.slot === 'directive' && /^use \w+/.test(content))
    return { category: 'comment', kind: 'directive' }
  if (region.syntax !== 'comment') return undefined
  if (region.role === 'directive') return { category: 'comment', kind: 'directive' }
  const from = content.lastIndexOf('\n', hit.start - region.start) + 1
  const line = content.slice(from, from + 300).split('\n', 1)[0] ?? ''
  if (region.start === 0 && line.startsWith('#!')) return { category: 'comment', kind: 'directive' }
  const text = line
    .replace(/^\s*(?:\/\/+!?|\/\*+!?|<!--+|\{#-?|\{\/\*|<#|#+|--+|;+|%+|\*+|"|')\s?/, '')
    .trimStart()
  const isGlobal = /^\/\*\s*(?:globals?|exported)\s+\w/.test(content)
  return isGlobal || tools.test(text) ? { category: 'comment', kind: 'directive' } : undefined
}
