import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

/** what shadows the globals in every module of a function */
export type Globals = Readonly<Record<string, unknown>>;
interface LoadedModule {
  exports: unknown;
  /** held for the other environments of the function */
  code?: Code;
}

const own = createRequire(import.meta.url);

/** esbuild turns an ES module into what the sandbox can run; only loaded for those who need it */
function toCommonJs(text: string, filename: string): string {
  const esbuild: { transformSync(code: string, options: object): { code: string } } = own('esbuild');
  const define = { 'import.meta.url': JSON.stringify(pathToFileURL(filename).href) };
  return esbuild.transformSync(text, { format: 'cjs', platform: 'node', target: 'node24', define, loader: 'js' }).code;
}

const looksLikeModule = (error: unknown): boolean =>
  error instanceof SyntaxError &&
  /import statement|Unexpected token 'export'|Cannot use 'import\.meta'|Unexpected token '\{'|Unexpected token '\*'|Unexpected identifier|Unexpected string/.test(
    error.message,
  );

const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;

function compile(text: string, filename: string, parameters: readonly string[]) {
  const commonJs = (code: string) => vm.compileFunction(code, [...parameters], { filename, importModuleDynamically });
  if (filename.endsWith('.mjs')) return commonJs(toCommonJs(text, filename));
  try {
    return commonJs(text.startsWith('#!') ? `//${text}` : text);
  } catch (error) {
    if (!looksLikeModule(error)) throw error;
    return commonJs(toCommonJs(text, filename));
  }
}

/** read as UTF-8, a bundle of megabytes is held with two bytes a letter, though it needs one */
function textOf(filename: string): string {
  const bytes = readFileSync(filename);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

interface Code {
  readonly text: string;
  readonly compiled: ReturnType<typeof compile>;
}

/** by file, as long as an environment holds it: those of one function share it */
const codes = new Map<string, WeakRef<Code>>();

function codeOf(text: string, filename: string, parameters: readonly string[]): Code {
  const known = codes.get(filename)?.deref();
  if (known?.text === text) return known;
  const code = { text, compiled: compile(text, filename, parameters) };
  codes.set(filename, new WeakRef(code));
  return code;
}

/** Loads CommonJS with other globals: every file a function requires runs inside its sandbox, Node's own modules excepted. */
export class ModuleLoader {
  readonly #globals: Globals;
  readonly #modules: ReadonlyMap<string, unknown>;
  readonly #cache = new Map<string, LoadedModule>();

  /** @param modules what `require` gives for these names, without a file */
  constructor(globals: Globals, modules: ReadonlyMap<string, unknown> = new Map()) {
    this.#globals = globals;
    this.#modules = modules;
  }

  load(filename: string): unknown {
    const known = this.#cache.get(filename);
    if (known) return known.exports;
    const module: LoadedModule = { exports: {} };
    this.#cache.set(filename, module);
    try {
      this.#run(filename, module);
    } catch (error) {
      this.#cache.delete(filename);
      throw error;
    }
    return module.exports;
  }

  #run(filename: string, module: LoadedModule): void {
    const text = textOf(filename);
    if (filename.endsWith('.json')) {
      module.exports = JSON.parse(text);
      return;
    }
    const names = Object.keys(this.#globals);
    const parameters = ['exports', 'require', 'module', '__filename', '__dirname', ...names];
    module.code = codeOf(text, filename, parameters);
    const values = names.map((name) => this.#globals[name]);
    Reflect.apply(module.code.compiled, undefined, [
      module.exports,
      this.#requireFrom(filename),
      module,
      filename,
      dirname(filename),
      ...values,
    ]);
  }

  #requireFrom(filename: string): NodeJS.Require {
    const native = createRequire(filename);
    const resolve = (id: string): string => {
      try {
        return native.resolve(id);
      } catch (error) {
        // Lambda's runtime brings the AWS SDK; here it comes from where the laptop is installed
        if (id.startsWith('.') || isAbsolute(id)) throw error;
        return resolveOr(id, error);
      }
    };
    const require = (id: string): unknown => {
      if (id === 'process' || id === 'node:process') return this.#globals.process;
      if (this.#modules.has(id)) return this.#modules.get(id);
      return isBuiltin(id) ? native(id) : this.#required(resolve(id), native);
    };
    return Object.assign(require, {
      resolve: Object.assign(resolve, { paths: native.resolve.paths }),
      cache: {},
      main: undefined,
      extensions: native.extensions,
    });
  }

  #required(resolved: string, native: NodeJS.Require): unknown {
    return resolved.endsWith('.node') ? native(resolved) : this.load(resolved);
  }
}

function resolveOr(id: string, error: unknown): string {
  try {
    return own.resolve(id);
  } catch {
    throw error;
  }
}
