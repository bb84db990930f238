/** Folders that hold templates or prompts, by name. */
export const templateFolder =
  /^(?:command-templates|mission-steps|content-templates|templates?|_templates|prompts?|stubs?|skeletons?|scaffold(?:ing|s)?|boilerplates?|archetypes?|cookiecutter[\w-]*)$/i

/** Folders that hold documents for people, by name. */
export const docsFolder =
  /^(?:docs?|_docs|documentation|website|wiki|guides?|handbook|manuals?|man|tutorials?|examples?|samples?|demos?|how-?tos?|runbooks?)$/i

/** Files that are documents for people. */
export const documentFile =
  /\.(?:mdx?|mdc|markdown|mkd|rst|adoc|asciidoc|textile|org|rdoc|pod|wiki)$|(?:^|\/)(?:README|CONTRIBUTING|INSTALL|SUPPORT|SECURITY|AUTHORS|MAINTAINERS|HACKING|USAGE|FAQ)(?:\.txt)?$|(?:^|\/)(?:\.(?:cursor|windsurf|cline)rules|llms(?:-full)?\.txt)$/i

/** What forges take for the templates of issues and merge requests. */
export const forgeTemplate =
  /^(?:\.github|\.gitlab|\.gitea|\.forgejo)\/(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|DISCUSSION_TEMPLATE|issue_templates|merge_request_templates)(?:\/|\.\w+$)|^(?:\.github\/|docs\/)?(?:PULL_REQUEST_TEMPLATE|ISSUE_TEMPLATE)\.\w+$/i
