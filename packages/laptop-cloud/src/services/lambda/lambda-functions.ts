import { AwsError, type Kernel } from '../../contract.ts';
import { CodeStore } from './function-code.ts';
import { FunctionConfig, type InvokeConfig, type Permission } from './function-config.ts';

/** a function with its versions and aliases */
export interface LambdaFunction {
  readonly latest: FunctionConfig;
  readonly reserved: number | undefined;
  readonly versions: Map<string, FunctionConfig>;
  readonly aliases: Map<string, string>;
  readonly invokeConfigs: Map<string, InvokeConfig>;
  readonly permissions: Map<string, Permission>;
}

/** what a name, an ARN or an alias came down to */
export interface Target {
  readonly fn: LambdaFunction;
  readonly config: FunctionConfig;
  readonly version: string;
  /** undefined when the call named none */
  readonly qualifier: string | undefined;
  readonly arn: string;
}

const reference =
  /^(?:arn:[^:]+:lambda:[^:]+:\d{12}:function:|\d{12}:function:)?([A-Za-z0-9-_]{1,140})(?::(\$LATEST|[A-Za-z0-9-_]{1,128}))?$/;

/** name and qualifier of any form a function may be named in */
export function readReference(name: string, qualifier?: string): { name: string; qualifier: string | undefined } {
  const found = reference.exec(name);
  if (!found?.[1])
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${reference.source}`,
    );
  if (found[2] !== undefined && qualifier !== undefined && found[2] !== qualifier)
    throw new AwsError(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  return { name: found[1], qualifier: qualifier ?? found[2] };
}

/** Every function of this laptop; published versions outlive the template that made them. */
export class Functions {
  readonly #kernel: Kernel;
  readonly #code: CodeStore;
  readonly #functions = new Map<string, LambdaFunction>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#code = new CodeStore(kernel.journal);
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS lambda_versions (function TEXT, version INTEGER, origin TEXT NOT NULL, config TEXT,
      PRIMARY KEY (function, version)) WITHOUT ROWID`);
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS lambda_reserved (function TEXT PRIMARY KEY, reserved INTEGER, template INTEGER) WITHOUT ROWID',
    );
  }

  put(latest: FunctionConfig, reserved: number | undefined): void {
    const there = this.#functions.get(latest.name);
    const versions = there?.versions ?? this.#published(latest.name);
    const empty = { aliases: new Map(), invokeConfigs: new Map(), permissions: new Map() };
    const set = this.#setByCall(latest.name, reserved);
    this.#functions.set(latest.name, {
      ...empty,
      ...there,
      latest,
      reserved: set === undefined ? reserved : set.reserved,
      versions,
    });
  }

  /** as PutFunctionConcurrency and DeleteFunctionConcurrency (undefined) do: it holds until it is set again or a deployment changes it */
  reserve(name: string, reserved: number | undefined): void {
    const fn = this.get(name);
    const template = this.#rowOf(name)?.template ?? fn.reserved ?? null;
    this.#kernel.journal.run('INSERT OR REPLACE INTO lambda_reserved VALUES (?, ?, ?)', name, reserved ?? null, template);
    this.#functions.set(name, { ...fn, reserved });
  }

  #rowOf(name: string) {
    return this.#kernel.journal.get<{ reserved: number | null; template: number | null }>(
      'SELECT reserved, template FROM lambda_reserved WHERE function = ?',
      name,
    );
  }

  /** what a call has set since; a template that says something new wins */
  #setByCall(name: string, template: number | undefined): { readonly reserved: number | undefined } | undefined {
    const row = this.#rowOf(name);
    if (row === undefined) return undefined;
    if (row.template === (template ?? null)) return { reserved: row.reserved ?? undefined };
    this.#kernel.journal.run('DELETE FROM lambda_reserved WHERE function = ?', name);
    return undefined;
  }

  /** the number a version resource has: the next one when it is new, then always the same */
  versionNumber(functionName: string, origin: string): string {
    const { journal } = this.#kernel;
    const known = journal.get<{ version: number }>(
      'SELECT version FROM lambda_versions WHERE function = ? AND origin = ?',
      functionName,
      origin,
    );
    if (known) return String(known.version);
    const last = journal.get<{ last: number | null }>(
      'SELECT max(version) AS last FROM lambda_versions WHERE function = ?',
      functionName,
    );
    const version = Number(last?.last ?? 0) + 1;
    journal.run('INSERT INTO lambda_versions (function, version, origin) VALUES (?, ?, ?)', functionName, version, origin);
    return String(version);
  }

  /** freezes code and configuration of $LATEST under a number, once */
  publish(functionName: string, version: string): void {
    const fn = this.get(functionName);
    if (fn.versions.has(version)) return;
    const config = { ...fn.latest, arn: `${fn.latest.arn}:${version}` };
    this.#code.keep(config);
    this.#kernel.journal.run(
      'UPDATE lambda_versions SET config = ? WHERE function = ? AND version = ?',
      JSON.stringify(config),
      functionName,
      Number(version),
    );
    fn.versions.set(version, config);
  }

  get(name: string): LambdaFunction {
    const fn = this.#functions.get(name);
    if (!fn) throw this.#notFound(name);
    return fn;
  }

  all(): LambdaFunction[] {
    return [...this.#functions.values()];
  }

  resolve(name: string, given?: string): Target {
    const { name: functionName, qualifier } = readReference(name, given);
    const fn = this.get(functionName);
    const version = qualifier === undefined ? '$LATEST' : (fn.aliases.get(qualifier) ?? qualifier);
    const config = version === '$LATEST' ? fn.latest : fn.versions.get(version);
    if (!config) throw this.#notFound(`${functionName}:${qualifier}`);
    return { fn, config, version, qualifier, arn: qualifier === undefined ? fn.latest.arn : `${fn.latest.arn}:${qualifier}` };
  }

  #published(name: string): Map<string, FunctionConfig> {
    const rows = this.#kernel.journal.all<{ version: number; config: string }>(
      'SELECT version, config FROM lambda_versions WHERE function = ? AND config IS NOT NULL',
      name,
    );
    return new Map(
      rows.map(({ version, config }) => {
        const frozen = FunctionConfig.parse(JSON.parse(config));
        return [String(version), { ...frozen, root: this.#code.folder(frozen) }];
      }),
    );
  }

  #notFound(name: string): AwsError {
    const { region, account } = this.#kernel;
    return new AwsError(
      'ResourceNotFoundException',
      `Function not found: arn:aws:lambda:${region}:${account}:function:${name}`,
      404,
      { Type: 'User' },
    );
  }
}
