/** Words by which the classifiers know what a call, a key or a program is for. */

/** The last name of a callee: `logger.info` -> `info`, `Route::get` -> `get`. */
export const lastName = (callee: string): string => /([\w$?!]+)\W*$/.exec(callee)?.[1] ?? callee

const logObject =
  /(?:^|[.:$>])_?(?:log|logs|logger|logging|console|slog|tracing|Log|LOG|LOGGER|Logger|logrus|zap|winston|pino|debugLog|klog|glog)\b[\w]*(?:\(.*\))?(?:\.|::|->)/
const logMethod =
  /^(?:trace|debug|info|warn|warning|error|critical|fatal|exception|notice|log|verbose|print[fl]?n?|Debug|Info|Warn|Error|Fatal|Panic|Print)(?:f|ln|w|s|Context)?$|^Log(?:Information|Warning|Error|Debug|Trace|Critical)$/
const logFunction =
  /^(?:\w*[a-z]Log|log_\w+|LOG(?:_\w+|F|W|E|I|D)?|syslog|NSLog|os_log|printk|\w+_log)$/
const logMacro = /^(?:trace|debug|info|warn|error)!?$/

export const isLogger = (callee: string): boolean =>
  (logObject.test(callee.slice(0, -lastName(callee).length)) && logMethod.test(lastName(callee))) ||
  /^(?:log|tracing)::\w+$/.test(callee) ||
  (logMacro.test(callee) && callee !== 'error') ||
  logFunction.test(callee)

export const isTestTitle = (callee: string): boolean =>
  /^(?:describe|it|test|context|specify|should|scenario|feature|suite|bench|given|when|then|step|group|t\.Run|b\.Run|Describe|Context|It|When|By)(?:\.\w+)*$/i.test(
    callee,
  ) && !/^(?:feature|Feature)\./.test(callee)

export const isTranslation = (callee: string): boolean =>
  /^(?:(?:this|self|i18n|I18n|i18next|\$?intl|app|ctx|Lang|props)\.)*(?:\$?t|tc|te|trans|translate|trans_choice|__|_|gettext|ngettext|_n|get_text|ugettext|gettext_lazy|lang|I18n\.t)$/.test(
    callee.replace(/::|->/g, '.'),
  )

export const isEnvironment = (callee: string): boolean =>
  /(?:^|[.:>])(?:getenv|getEnv|Getenv|LookupEnv|Setenv|Unsetenv|setenv|unsetenv|putenv|delenv|env_var|GetEnvironmentVariable|SetEnvironmentVariable)$|environ\.(?:get|pop|setdefault)$|(?:^|::)env::(?:var|var_os|set_var|remove_var)$|^ENV\.(?:fetch|key\?|delete)$|^env!?$|^option_env!?$|^requireEnv/.test(
    callee,
  )

/** Calls on what may be a copy of the environment, or the environment of a command. */
export const isEnvironmentCopy = (callee: string): boolean =>
  /(?:^|[.>:\s_])(?:env|environ|environment|envs)(?:_remove|_add|_vars?)?$|(?:^|[._])(?:env|environ|environment)\.(?:pop|get|setdefault|delete|fetch|set|put|has|add|remove)$/i.test(
    callee,
  )

export const isEnvironmentObject = (name: string): boolean =>
  /(?:^|\.)(?:environ|ENV|_ENV|\$_ENV|process\.env|import\.meta\.env|Deno\.env|Bun\.env)$|^process\.env$|^(?:env|\$_SERVER|_SERVER)$/.test(
    name,
  )

export const isReflection = (callee: string): boolean =>
  /(?:^|\.)(?:getattr|hasattr|setattr|delattr|import_module|__import__|find_spec|patch|patch\.object|patch\.dict|importorskip|const_get|const_defined\?|public_send|send|__send__|respond_to\?|instance_variable_get|instance_variable_set|define_method|method_defined\?|instance_method|attr_accessor|attr_reader|attr_writer|alias_method|delegate|before_action|after_action|around_action|skip_before_action|helper_method|forName|getMethod|getDeclaredMethod|getField|getDeclaredField|method_exists|property_exists|class_exists|function_exists|attrgetter|methodcaller|spyOn|require\.resolve|entry_point|load_object|import_string|instance_double|class_double)$/.test(
    callee,
  ) ||
  /monkeypatch\.(?:setattr|delattr)|mocker?\.(?:patch|spy)|jest\.(?:mock|unmock|doMock|requireActual)|vi\.(?:mock|unmock|doMock|importActual)|^receive$/.test(
    callee,
  )

export const isKeyLookup = (callee: string): boolean =>
  /(?:^config|[.>:](?:get|pop|setdefault|fetch|dig|has|delete|has_key\?|key\?|getItem|setItem|removeItem|getString|getInt|getBoolean|getValue|get_or_insert|getlist|getAll|append|contains_key|containsKey|config|getProperty|setProperty|hasOwnProperty|getHeader|setHeader|getParameter|param|query|input|Query|Param|PostForm|FormValue|Get|Set|field|column))$/.test(
    callee,
  )

export const isSchema = (callee: string): boolean =>
  /(?:^|[.:>])(?:createTable|dropTable|addColumn|removeColumn|renameColumn|changeColumn|addIndex|removeIndex|addConstraint|removeConstraint|renameTable|create_table|drop_table|add_column|remove_column|rename_column|change_column|add_index|remove_index|add_reference|remove_reference|add_foreign_key|rename_table|create_join_table|references|belongsTo|belongsToMany|hasMany|hasOne|hasTable|hasColumn|dropColumn|foreign|foreignId|constrained|CreateTable|DropTable|AddColumn|DropColumn|RenameColumn|RenameTable|CreateIndex|DropIndex|AddForeignKey|HasColumnName|PrimaryKey|HasKey|HasName|HasConstraintName|HasDatabaseName|ToView|ToTable|HasIndex|HasForeignKey|Schema\.\w+|op\.\w+|ForeignKey|Column|Table|Index|UniqueConstraint|ForeignKeyConstraint|JoinColumn|Entity|relationship|backref|tableName|describeTable|Property(?:<[\w?]+>)?|sequelize\.define|from|select|where|orderBy|groupBy|leftJoin|innerJoin|join)$/.test(
    callee,
  )

export const isSchemaName = (name: string): boolean =>
  /(?:table|column|constraint|index|foreignKey|foreign_key|relation|collection)_?names?$|^(?:__tablename__|tableName|table|model|references|back_populates|backref|foreignKey|through|as)$/i.test(
    name,
  )

export const isDisplayName = (name: string): boolean =>
  /(?:^|[_.-])(?:title|label|description|help|help_text|helptext|placeholder|metavar|caption|heading|headline|tooltip|summary|subtitle|message|msg|error|errors|errormessage|hint|alt|aria-label|text|display|displayname|display_name|verbose_name|verbose_name_plural|prompt|epilog|usage|note|comment|reason|copy|short|long|example|examples|tagline|abstract|details?|doc|documentation|warning|notice|footer|header|greeting|instructions?)$/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1_$2'),
  )

export const isRouter = (callee: string): boolean =>
  /(?:^|[.:>])(?:route|get|post|put|patch|delete|head|options|all|use|any|handle|handleFunc|HandleFunc|Handle|GET|POST|PUT|PATCH|DELETE|Any|Group|fetch|axios|redirect|redirect_to|navigate|push|replace|visit|goto|url_for|path|re_path|url|request|open|href|Link|href_to|add_url_rule|prefix|group|namespace|api|match|resources|resource|scope|mount|register_rest_route|uri|NewRequest|PerformRequest|performRequest|getJson|postJson|deleteJson|putJson|patchJson)$/.test(
    callee,
  )

export const isAddressName = (name: string): boolean =>
  /(?:url|uri|href|route|permalink|endpoint|link|redirect|pathname|baseurl|origin|host|template|to|action)s?$/i.test(
    name,
  )

export const isProcess = (callee: string): boolean =>
  /(?:^|[.:>])(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|system|popen|Popen|run|call|check_call|check_output|shell|sh|execa|fork|Command|command|shell_exec|passthru|proc_open|artisan|invoke|backtick|execute|getoutput|run_command|cmd|runCommand|arg|args)$/.test(
    callee,
  )

export const isOptionDeclaration = (callee: string): boolean =>
  /(?:^|[.:>])(?:add_argument|option|addOption|Option|requiredOption|flag|Flag|BoolVar|StringVar|IntVar|StringP|BoolP|StringVarP|BoolVarP|StringFlag|BoolFlag|long|typer\.Option|click\.option)$/.test(
    callee,
  )

export const isCommandDeclaration = (callee: string): boolean =>
  /(?:^|[.:>])(?:command|addCommand|add_parser|add_typer|add_command|subcommand|group|Typer|registerCommand|executeCommand)$/.test(
    callee,
  )

/** Calls of test clients whose path needs no leading slash. */
export const isRequest = (callee: string): boolean =>
  /(?:^|[.:>])(?:(?:get|post|put|patch|delete)(?:As|Json|JSON|JsonAs)|visit|requestAs)$/.test(
    callee,
  )

/** Programs that fetch an address. */
export const isFetcher = (word: string): boolean =>
  /^(?:curl|wget|http|https|httpie|xh|ab|hey|wrk|siege|lynx|links)$/.test(word)

/** Annotations and calls whose string can be nothing but a route. */
export const isRouteDeclaration = (callee: string): boolean =>
  /(?:^|[.:>])(?:(?:Get|Post|Put|Delete|Patch|Request|Message)Mapping|Map(?:Get|Post|Put|Delete|Patch|Group|Methods)|Http(?:Get|Post|Put|Delete|Patch)|RoutePrefix|NavigateTo|[aA]ddRoute|[mM]apRoute|MapControllerRoute)$|^Route::(?:prefix|get|post|put|patch|delete|any|match|resource|apiResource|view|redirect|options)$/.test(
    callee,
  )

/** Programs whose first argument is a command of their own. */
const programs = new Set(
  'apt apt-get artisan aws az bazel brew bun bundle cargo composer conda deno docker docker-compose dotnet flutter gcloud gem gh git glab go gradle helm hg hugo jekyll just kubectl lerna make mix mvn nox npm npx nx pdm php pip pip3 pipenv pipx pnpm podman poetry pulumi py pytest python python3 rails rake rustup spec-kitty sudo svn systemctl terraform tox turbo uv uvx vagrant vault yarn'.split(
    ' ',
  ),
)

export const isProgram = (word: string): boolean => programs.has(word)

/** Programs that work on files: their plain arguments are paths. */
export const isFileTool = (word: string): boolean =>
  /^(?:cd|mkdir|rmdir|rm|cp|mv|ls|cat|touch|source|\.|ln|chmod|chown|du|stat|head|tail|less|more|pushd|tree|rsync|scp|tar|zip|unzip|open|vim?|nano|code|find|Remove-Item|New-Item|Copy-Item|Set-Location)$/.test(
    word,
  )

/** Programs that print their arguments. */
export const isPrinter = (word: string): boolean =>
  /^(?:echo|printf|print|say|die|warn|Write-\w+|log|info|error|fail|success|err|out)$/.test(word)

/** Programs that search or change text: their plain arguments are patterns. */
export const isTextTool = (word: string): boolean =>
  /^(?:grep|egrep|fgrep|rg|sed|awk|perl|tr|cut|sort|xargs|jq|yq|test|\[|export|unset|set|local|return|exit|kill|pkill|read)$/.test(
    word,
  )

/** Flags of Go's `flag` and pflag: the name is the first or, behind a pointer, the second argument. */
export const isGoFlag = (callee: string): boolean =>
  /(?:[Ff]lags?\w*\(\)|[Ff]lags?|\bfs)\.\w+$/.test(callee)

/** Calls whose first argument is the program that is run. */
export const isLauncher = (callee: string): boolean =>
  isProcess(callee) &&
  /^(?:exec\w*|spawn\w*|execa|Popen|popen|[Cc]ommand|system|fork|artisan)$/.test(lastName(callee))

/** Calls that show their first argument to a person, errors included. */
export const isPrinting = (callee: string): boolean =>
  /(?:Error|Exception|Exit|panic|abort|die|bail!?|fail|secho|echo|print|puts|println!?|alert|confirm)$/.test(
    callee,
  )

/** Helpers of Ruby's views that show a text of theirs. */
export const isViewHelper = (callee: string): boolean =>
  /(?:^|\.)(?:link_to(?:_if|_unless|_unless_current)?|button_to|button_tag|label|label_tag|submit|submit_tag|page_title)$/.test(
    callee,
  )

/** Calls whose string names a module as an import does. */
export const isImport = (callee: string): boolean =>
  /^(?:import|require|require_relative|autoload)$/.test(callee)

/** Calls that stand in for a module: a file's path is still a module specifier there. */
export const isMock = (callee: string): boolean =>
  /^(?:jest|vi)\.\w+$|^require\.resolve$|^proxyquire$/.test(callee)

/** Annotations that give a field its name in stored data. */
export const isKeyDeclaration = (callee: string): boolean =>
  /(?:^|[.:>])(?:JsonProperty|JsonPropertyName|SerializedName|XmlElement|XmlAttribute|DataMember|BsonElement|JsonKey|FormParam|QueryParam|RequestParam|PathVariable)$/.test(
    callee,
  )

/** Commands after which a further word is a command still: `git remote add`, `npm run light`. */
export const isNesting = (word: string): boolean =>
  /^(?:run|run-script|exec|compose|remote|worktree|mod|pr|issue|stash|config|submodule|image|container|volume|network|agent|release|repo|cluster)$/.test(
    word,
  )

/** Calls that take a selector, a class or an id of a page. */
export const isSelecting = (callee: string): boolean =>
  /(?:^|\.)(?:querySelector|querySelectorAll|closest|getElementById|getElementsByClassName|getElementsByTagName|createElement|addClass|removeClass|toggleClass|hasClass|waitForSelector|locator|have_css|have_selector|assert_select|have_no_css|assert_selector|has_css\?|has_selector\?)$|(?:^|\.)(?:cy\.get|page\.(?:click|fill|hover|locator|waitForSelector|\$\$?))$|^customElements\.\w+$|classList\.\w+$|^(?:\$|jQuery)$/.test(
    callee,
  )
