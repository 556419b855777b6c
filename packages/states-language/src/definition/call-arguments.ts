import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseResource, type Resource } from '../states/resource.ts';
import type { Reader } from './reader.ts';

/** the input of an operation of an API, to be looked through */
export interface InputModel {
  /** members by name: '=' is text or bytes, '' another value without members, else the name of a shape, after [] for a list and {} for a map of them */
  readonly shapes: Readonly<
    Record<string, { readonly required: readonly string[]; readonly members: Readonly<Record<string, string>> }>
  >;
  /** name of the shape of the whole input */
  readonly input: string;
  /** members are spelled with a small letter in the API and with a capital one in a Task */
  readonly camel: boolean;
}

/** the operation a Task calls; undefined when nothing is known of it */
export type InputModelOf = (resource: Extract<Resource, { readonly kind: 'integration' }>) => InputModel | undefined;

/** arguments the API has no member for, and members it cannot do without: refused when the machine is made, as far as they are written out */
export function checkArguments(state: Reader, resource: string): void {
  const called = parseResource(resource);
  const given = state.value.Arguments;
  if (called?.kind !== 'integration' || !isJsonObject(given)) return;
  const model = state.inputModel?.(called);
  if (model !== undefined) checkMembers(given, model.input, model, `${state.location}/Arguments`, state);
}

function checkMembers(given: JsonObject, shapeName: string, model: InputModel, location: string, state: Reader): void {
  const shape = model.shapes[shapeName];
  if (shape === undefined) return;
  const spelled = (name: string): string => (model.camel ? name.charAt(0).toUpperCase() + name.slice(1) : name);
  const members = new Map(Object.entries(shape.members).map(([name, type]) => [spelled(name), type]));
  for (const [name, value] of Object.entries(given)) {
    const type = members.get(name);
    if (type === undefined) state.problem(`The field "${name}" is not supported by Step Functions`, location);
    else checkValue(value, type, model, `${location}/${name}`, state);
  }
  for (const name of shape.required.map(spelled))
    if (given[name] === undefined) state.problem(`The field "${name}" is required but was missing`, location);
}

// an expression is whatever it turns out to be
function checkValue(value: Json, type: string, model: InputModel, location: string, state: Reader): void {
  if (type.startsWith('[]') && isJsonArray(value)) {
    for (const [index, item] of value.entries()) checkValue(item, type.slice(2), model, `${location}[${index}]`, state);
  } else if (type.startsWith('{}') && isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) checkValue(item, type.slice(2), model, `${location}/${key}`, state);
  } else if (isJsonObject(value)) checkMembers(value, type, model, location, state);
}
