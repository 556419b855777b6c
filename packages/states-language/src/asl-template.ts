import { EvaluationFailure } from './asl-failure.ts';
import { isJsonArray, isJsonObject, type Json, typeName } from './json.ts';
import { type Bindings, evaluate } from './jsonata/jsonata-expression.ts';

/** a field's value as written: what holds no expression is a constant and costs nothing at run time */
export type Template =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'expression'; readonly text: string; readonly field: string }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Template])[] }
  | { readonly kind: 'array'; readonly items: readonly Template[] };

/** @returns the text between the marks, or undefined when the string is a plain literal */
export function expressionOf(value: string): string | undefined {
  return value.startsWith('{%') && value.endsWith('%}') && value.length >= 4 ? value.slice(2, -2).trim() : undefined;
}

/** @param field where it stands in the state: `Output`, `Assign/x`, `Arguments/list[0]` */
export function compileTemplate(value: Json, field: string): Template {
  if (typeof value === 'string') {
    const text = expressionOf(value);
    return text === undefined ? { kind: 'constant', value } : { kind: 'expression', text, field };
  }
  if (isJsonArray(value)) {
    const items = value.map((item, index) => compileTemplate(item, `${field}[${index}]`));
    return items.every((item) => item.kind === 'constant') ? { kind: 'constant', value } : { kind: 'array', items };
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, member]) => [key, compileTemplate(member, `${field}/${key}`)] as const);
    return entries.every(([, member]) => member.kind === 'constant') ? { kind: 'constant', value } : { kind: 'object', entries };
  }
  return { kind: 'constant', value };
}

/** throws EvaluationFailure naming expression and field */
export function fill(template: Template, bindings: Bindings): Json {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return fillExpression(template.text, template.field, bindings);
    case 'array':
      return template.items.map((item) => fill(item, bindings));
    case 'object': {
      const result: Record<string, Json> = {};
      for (const [key, member] of template.entries) result[key] = fill(member, bindings);
      return result;
    }
  }
}

function fillExpression(text: string, field: string, bindings: Bindings): Json {
  const result = evaluate(text, bindings);
  const about = `The JSONata expression '${text}' specified for the field '${field}'`;
  switch (result.kind) {
    case 'value':
      return result.value;
    case 'nothing':
      throw new EvaluationFailure(`${about} returned nothing (undefined).`, field);
    case 'unsupported':
      throw new EvaluationFailure(`${about} returned an unsupported result type.`, field);
    case 'threw': {
      const what = result.code === null ? `: ${result.message}` : `. ${result.code}: ${result.message}`;
      throw new EvaluationFailure(`${about} threw an error during evaluation${what}`, field);
    }
  }
}

/** what the service says when an expression gave the wrong type */
export function unexpectedType(template: Template, expected: string, value: Json): EvaluationFailure {
  const about =
    template.kind === 'expression'
      ? `The JSONata expression '${template.text}' specified for the field '${template.field}'`
      : 'The value';
  return new EvaluationFailure(
    `${about} returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    template.kind === 'expression' ? template.field : null,
  );
}
