import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseResource } from '../states/resource.ts';
import type { InputModel } from './input-model.ts';
import type { Reader } from './reader.ts';

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
