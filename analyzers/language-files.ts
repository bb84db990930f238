const words = (list: string): readonly string[] => list.split(' ')

/** Name endings and whole names of the languages that have many. */
export const files = {
  cpp: [
    '.cc .cpp .cxx .c++ .h .hh .hpp .hxx .ipp .inl .tpp .cu .cuh .ino .cppm .ixx .tcc .txx',
    '.ispc .pde .h++ .mqh .mq4 .mq5 .rc .cl',
  ].flatMap(words),
  csharp: words('.cs .csx .cake'),
  html: [
    '.html .htm .xhtml .shtml .aspx .jsp .hta .asp .ascx .asmx .master .jspf .jspx .cfm .cfml',
    '.gsp .ftl .ftlh .vm .vtl .marko .riot .astro .lava .latte .volt .mjml .wxml .ejs',
  ].flatMap(words),
  ini: [
    '.ini .cfg .conf .editorconfig .gitconfig .gitmodules .npmrc .pylintrc .flake8 .coveragerc',
    '.service .socket .timer .desktop .pypirc .mailmap .mount .automount .path .target .slice',
    '.swap .network .netdev .nspawn .kube .directory .prefs .lektorproject .cnf .hgrc',
    '.lfsconfig .curlrc .wgetrc .yarnrc .condarc .buckconfig .nmconnection .pydistutils .wrap',
    '.ovpn pylintrc .lang .reg Doxyfile .doxy .doxyfile',
  ].flatMap(words),
  javascript: [
    '.js .mjs .cjs .es6 .jsm .snap .gs .jscad .jsfl .jsb .pac .xsjs .xsjslib .njs .ssjs .jake',
    'Jakefile .gjs',
  ].flatMap(words),
  json: [
    '.json .jsonc .json5 .jsonl .ndjson .geojson .webmanifest .code-workspace .ipynb .har .map',
    '.avsc .topojson .babelrc .eslintrc .swcrc .prettierrc .importmap composer.lock',
    'Pipfile.lock bun.lock flake.lock deno.lock .arb .sublime-build .sublime-commands',
    '.sublime-completions .sublime-keymap .sublime-menu .sublime-mousemap .sublime-project',
    '.sublime-settings .sublime-theme .code-snippets .gltf .tfstate .mcmeta .jsonld .yyp .avpr',
    '.jscsrc .jshintrc .jslintrc .tern-project .watchmanconfig .bowerrc .htmlhintrc .nycrc',
    '.c8rc .stylelintrc .markdownlintrc .commitlintrc .lintstagedrc .huskyrc .mocharc',
    '.postcssrc .hintrc .all-contributorsrc .releaserc .webapp .resjson .cjson .gyp .gypi',
    '.excalidraw .excalidrawlib .tsbuildinfo .xcstrings packages.lock.json',
  ].flatMap(words),
  markdown: [
    '.md .markdown .mkd .mkdn .qmd .rmd .mdc .mdown .ronn .livemd .workbook .mkdown .mdwn',
    '.mdtxt .mdtext .apib',
  ].flatMap(words),
  php: words('.php .phtml .php5 .phpt .inc .ctp .module .php3 .php4 .php7 .phps'),
  python: [
    '.py .pyi .pyw .pyx .pxd .bzl .star SConstruct SConscript BUILD WORKSPACE wscript Snakefile',
    '.ipy .smk .wsgi .rpy .sage .tac .tiltfile .bazel BUCK Tiltfile .gclient DEPS',
  ].flatMap(words),
  ruby: [
    '.rb .rake .gemspec .ru .rbi .podspec .jbuilder Gemfile Rakefile Guardfile Vagrantfile',
    'Brewfile Podfile Fastfile Capfile .builder .rabl .thor .watchr .god .mspec .pluginspec',
    '.rbw Appfile Matchfile Gymfile Snapfile Scanfile Deliverfile Pluginfile Dangerfile',
    'Berksfile Thorfile Puppetfile Steepfile Appraisals Buildfile Cheffile Mavenfile Jarfile',
    'Screengrabfile Supplyfile Precheckfile Frameitfile .irbrc .pryrc .simplecov',
  ].flatMap(words),
  shell: [
    '.sh .bash .zsh .ksh .bats .command .bashrc .zshrc .profile .bash_profile PKGBUILD .ebuild',
    '.zprofile .zshenv .zlogin .zlogout .kshrc .bash_aliases .bash_login .bash_logout',
    '.bash_functions .xprofile .xinitrc .xsession .sh-theme .zsh-theme .zunit .eclass APKBUILD',
    '.shlib gradlew mvnw',
  ].flatMap(words),
  toml: words('.toml Cargo.lock poetry.lock uv.lock pdm.lock Pipfile Gopkg.lock .taplo'),
  typescript: words('.ts .mts .cts .gts'),
  xml: [
    '.xml .xsd .xsl .xslt .wsdl .plist .csproj .fsproj .vbproj .props .targets .nuspec .resx',
    '.xaml .pom .rss .atom .xlf .xliff .storyboard .xib .iml .config .vcxproj .ui .qrc .axaml',
    '.jmx .drawio .dita .fxml .gpx .kml .opml .tmx .wxs .xul .xmi .entitlements .xcscheme',
    '.xcworkspacedata .tmLanguage .tmTheme .tmSnippet .tmPreferences .tmCommand',
    '.sublime-snippet .vssettings .vstemplate .vstheme .vsct .vsixmanifest .ruleset',
    '.runsettings .shproj .sqlproj .wixproj .pyproj .njsproj .pubxml .glade .gresource',
    '.cproject .project .classpath .jelly .jnlp .ditamap .ditaval .mxml .osm .owl .rdf .rng',
    '.scxml .urdf .xacro .wadl .wxi .wxl .x3d .zcml .natvis .ps1xml .resw .slnx .uxml .docbook',
    '.dbk .bpmn .dmn .cmmn .dtsx .rdl .xcsettings',
  ].flatMap(words),
  yaml: [
    '.yaml .yml yarn.lock .clang-format .clang-tidy CITATION.cff .sublime-syntax .rviz',
    'pubspec.lock Podfile.lock .clangd .eyaml .prefab .raml .sls .yamllint glide.lock pixi.lock',
    '.ksy .cwl .gemrc',
  ].flatMap(words),
} as const satisfies Record<string, readonly string[]>
