import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { InputModelOf } from './input-model.ts';
import type { Diagnostic } from './types.ts';

/** what the service says of a QueryLanguage that is none */
export const QUERY_LANGUAGES = 'Value should be one of the following: [JSONPath, JSONata]';

/** fields a state has only where it speaks JSONPath */
const JSONPATH_ONLY = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'MaxConcurrencyPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'Variable',
]);
const unsupported = (field: string): string =>
  JSONPATH_ONLY.has(field)
    ? `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`
    : `Field '${field}' is not supported`;

/** one object of a definition with its place; what is wrong is collected, so that a person sees all of it at once */
export class Reader {
  readonly value: JsonObject;
  readonly location: string;
  readonly diagnostics: Diagnostic[];
  /** what is known of the APIs that Tasks call; without it their arguments are not looked at */
  readonly inputModel: InputModelOf | undefined;

  constructor(value: JsonObject, location: string, diagnostics: Diagnostic[], inputModel?: InputModelOf) {
    this.value = value;
    this.location = location;
    this.diagnostics = diagnostics;
    this.inputModel = inputModel;
  }

  problem(message: string, at = this.location, code = 'SCHEMA_VALIDATION_FAILED'): void {
    this.diagnostics.push({ severity: 'ERROR', code, message, location: at });
  }

  /** every other field is refused by name */
  allow(known: ReadonlySet<string>): void {
    for (const field in this.value) if (!known.has(field)) this.problem(unsupported(field));
  }

  has(field: string): boolean {
    return this.value[field] !== undefined;
  }

  text(field: string): string | null {
    const value = this.value[field];
    if (value === undefined) return null;
    if (typeof value === 'string') return value;
    this.problem(`The field '${field}' should have a string value`, `${this.location}/${field}`);
    return null;
  }

  requiredText(field: string): string {
    if (!this.has(field)) this.problem(`The field '${field}' is required but was missing`);
    return this.text(field) ?? '';
  }

  number(field: string, fallback: number, check: (value: number) => boolean, rule: string): number {
    const value = this.value[field];
    if (value === undefined) return fallback;
    if (typeof value === 'number' && check(value)) return value;
    this.problem(`The field '${field}' should be ${rule}`, `${this.location}/${field}`);
    return fallback;
  }

  flag(field: string): boolean {
    const value = this.value[field];
    if (value !== undefined && typeof value !== 'boolean') {
      this.problem(`The field '${field}' should have a boolean value`, `${this.location}/${field}`);
    }
    return value === true;
  }

  object(field: string): Reader | null {
    const value = this.value[field];
    if (value === undefined) return null;
    if (isJsonObject(value)) return new Reader(value, `${this.location}/${field}`, this.diagnostics, this.inputModel);
    this.problem(`The field '${field}' should have an object value`, `${this.location}/${field}`);
    return null;
  }

  objects(field: string): readonly Reader[] {
    const value = this.value[field];
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.problem(`The field '${field}' should have an array value`, `${this.location}/${field}`);
      return [];
    }
    const readers: Reader[] = [];
    value.forEach((item: Json, index) => {
      const at = `${this.location}/${field}[${index}]`;
      if (isJsonObject(item)) readers.push(new Reader(item, at, this.diagnostics, this.inputModel));
      else this.problem('Expected value of type Object', at);
    });
    return readers;
  }
}
