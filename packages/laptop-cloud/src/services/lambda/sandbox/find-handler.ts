import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionError } from './environment.ts';

/** why a function could not start, in the runtime's words */
export class InitError extends Error {
  readonly details: FunctionError;
  constructor(errorType: string, errorMessage: string) {
    super(errorMessage);
    this.name = 'InitError';
    this.details = { errorType, errorMessage, trace: [] };
  }
}

export type Handler = (event: unknown, context: unknown) => unknown;

/** the file of `dir/index.handler`, tried as the Node runtime tries it */
export function handlerFile(root: string, handler: string): { file: string; path: readonly string[] } {
  const slash = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', slash);
  if (dot < 0) throw new InitError('Runtime.MalformedHandlerName', 'Bad handler');
  const base = handler.slice(0, dot);
  const file = ['.js', '.mjs', '.cjs', '']
    .map((extension) => join(root, base + extension))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) throw new InitError('Runtime.ImportModuleError', `Error: Cannot find module '${base}'`);
  return { file, path: handler.slice(dot + 1).split('.') };
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

/** the exported function; callbacks are gone since Node 24 and refused as the runtime refuses them */
export function pickHandler(exported: unknown, path: readonly string[], name: string): Handler {
  let value = exported;
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  if (!isHandler(value)) throw new InitError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  if (value.length >= 3)
    throw new InitError(
      'Runtime.CallbackHandlerDeprecated',
      'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later.',
    );
  return value;
}

/** what a thrown value becomes in the answer */
export function describeError(error: unknown): FunctionError {
  if (error instanceof InitError) return error.details;
  if (error instanceof Error || Object.prototype.toString.call(error) === '[object Error]') {
    const { name, message, stack } = Object.assign(
      { name: 'Error', message: '', stack: '' },
      {
        name: Reflect.get(Object(error), 'name'),
        message: Reflect.get(Object(error), 'message'),
        stack: Reflect.get(Object(error), 'stack'),
      },
    );
    return { errorType: String(name), errorMessage: String(message), trace: String(stack ?? '').split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}
