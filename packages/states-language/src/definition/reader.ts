import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Diagnostic } from './types.ts';

/** one object of a definition with its place; what is wrong is collected, so that a person sees all of it at once */
export class Reader {
  readonly value: JsonObject;
  readonly location: string;
  readonly diagnostics: Diagnostic[];

  constructor(value: JsonObject, location: string, diagnostics: Diagnostic[]) {
    this.value = value;
    this.location = location;
    this.diagnostics = diagnostics;
  }

  problem(message: string, at = this.location, code = 'SCHEMA_VALIDATION_FAILED'): void {
    this.diagnostics.push({ severity: 'ERROR', code, message, location: at });
  }

  /** every other field is refused by name */
  allow(known: ReadonlySet<string>): void {
    for (const field in this.value) if (!known.has(field)) this.problem(`Field '${field}' is not supported`);
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
    if (isJsonObject(value)) return new Reader(value, `${this.location}/${field}`, this.diagnostics);
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
      if (isJsonObject(item)) readers.push(new Reader(item, at, this.diagnostics));
      else this.problem('Expected value of type Object', at);
    });
    return readers;
  }
}
