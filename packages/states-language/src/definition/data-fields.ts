import { compileTemplate, type Template } from '../asl-template.ts';
import type { Reader } from './reader.ts';
import type { Assignment } from './types.ts';

/** @param field how messages name it; by default as written in the state */
export function template(reader: Reader, name: string, field = name): Template | null {
  const value = reader.value[name];
  return value === undefined ? null : compileTemplate(value, field);
}

export function assignments(reader: Reader, field = 'Assign'): readonly Assignment[] {
  const assign = reader.object('Assign');
  if (assign === null) return [];
  return Object.entries(assign.value).map(([name, value]) => {
    if (name === 'states') assign.problem("The variable name 'states' is reserved");
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || name.length > 80) assign.problem(`Invalid variable name '${name}'`);
    return { name, value: compileTemplate(value, `${field}/${name}`) };
  });
}

/** a number field that takes an expression as well; a literal is checked here */
export function numeric(reader: Reader, name: string, check: (value: number) => boolean, rule: string): Template | null {
  const value = template(reader, name);
  if (value === null || value.kind === 'expression') return value;
  if (value.kind !== 'constant' || typeof value.value !== 'number' || !check(value.value)) {
    reader.problem(`The field '${name}' should be ${rule} or a JSONata expression`, `${reader.location}/${name}`);
  }
  return value;
}

/** a text field that takes an expression as well; a literal is checked here */
export function textual(reader: Reader, name: string): Template | null {
  const value = template(reader, name);
  if (value !== null && value.kind !== 'expression' && !(value.kind === 'constant' && typeof value.value === 'string'))
    reader.problem(`The field '${name}' should be a string or a JSONata expression`, `${reader.location}/${name}`);
  return value;
}
