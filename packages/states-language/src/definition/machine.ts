import { isJsonObject, type Json, parseJson } from '../json.ts';
import { repeatedKey } from '../strict-json.ts';
import { duplicateNames, endProblems, graphProblems } from './definition-graph.ts';
import { expressionProblems } from './expressions.ts';
import type { InputModelOf } from './input-model.ts';
import { QUERY_LANGUAGES, Reader } from './reader.ts';
import { readStates } from './states.ts';
import type { Diagnostic, Machine } from './types.ts';
import { shadowedVariables } from './variable-scopes.ts';

const MACHINE_FIELDS = new Set(['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version']);
const MAX_BYTES = 1_048_576;

export interface Compilation {
  /** null when the text has errors */
  readonly machine: Machine | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** compiles a definition's text and says everything that is wrong with it; arguments of calls too, where `inputModel` knows the API */
export function compileDefinition(text: string, inputModel?: InputModelOf): Compilation {
  if (Buffer.byteLength(text) > MAX_BYTES) return refusal('INVALID_JSON_DESCRIPTION', 'The definition is longer than 1 MB');
  const value = parseJson(text);
  if (value === undefined) return refusal('INVALID_JSON_DESCRIPTION', 'The definition is not JSON');
  const repeated = repeatedKey(text);
  if (repeated !== undefined) return refusal('INVALID_JSON_DESCRIPTION', `Duplicate field '${repeated}'`);
  return compileMachine(value, inputModel);
}

/** as compileDefinition, from parsed JSON */
export function compileMachine(value: Json, inputModel?: InputModelOf): Compilation {
  if (!isJsonObject(value)) return refusal('SCHEMA_VALIDATION_FAILED', 'Expected value of type Object');
  const diagnostics: Diagnostic[] = [];
  const reader = new Reader(value, '', diagnostics, inputModel);
  const language = value.QueryLanguage ?? 'JSONPath';
  if (language !== 'JSONata' && language !== 'JSONPath')
    return refusal('SCHEMA_VALIDATION_FAILED', QUERY_LANGUAGES, '/QueryLanguage');
  if (language !== 'JSONata') {
    return refusal(
      'UNSUPPORTED_QUERY_LANGUAGE',
      `only JSONata machines are run here and this one is ${JSON.stringify(language)}: set "QueryLanguage": "JSONata" at the top`,
      '/QueryLanguage',
    );
  }
  reader.allow(MACHINE_FIELDS);
  const version = reader.text('Version') ?? '1.0';
  if (version !== '1.0') reader.problem("The field 'Version' should be 1.0", '/Version');
  const states = readStates(reader);
  const timeoutSeconds = reader.has('TimeoutSeconds')
    ? reader.number(
        'TimeoutSeconds',
        0,
        (seconds) => Number.isInteger(seconds) && seconds > 0 && seconds <= 99_999_999,
        'a positive integer',
      )
    : null;
  const machine: Machine = { ...states, comment: reader.text('Comment'), timeoutSeconds };
  if (diagnostics.length === 0)
    diagnostics.push(
      ...graphProblems(machine, ''),
      ...endProblems(machine),
      ...duplicateNames(machine),
      ...shadowedVariables(machine),
    );
  diagnostics.push(...expressionProblems(value));
  return { machine: diagnostics.some((found) => found.severity === 'ERROR') ? null : machine, diagnostics };
}

function refusal(code: string, message: string, location = ''): Compilation {
  return { machine: null, diagnostics: [{ severity: 'ERROR', code, message, location }] };
}
