import type { InputModel } from '@firstsale/states-language/input-model';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@firstsale/states-language/json';
import { asText } from './shared.ts';

/**
 * The arguments of an SDK call as its API takes them: members spelled as in the API, objects given for text written as JSON, members that
 * are null left out.
 */
export function sdkInput(parameters: JsonObject, model: InputModel | undefined): JsonObject {
  return model === undefined ? parameters : membersOf(parameters, model.input, model);
}

function membersOf(given: JsonObject, shapeName: string, model: InputModel): JsonObject {
  const types = model.shapes[shapeName]?.members ?? {};
  const spelled = (name: string): string => (model.camel ? name.charAt(0).toLowerCase() + name.slice(1) : name);
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [spelled(name), valueOfType(value, types[spelled(name)] ?? '', model)]),
  );
}

function valueOfType(value: Json, type: string, model: InputModel): Json {
  if (type === '=') return isJsonObject(value) || isJsonArray(value) ? asText(value) : value;
  if (type.startsWith('[]')) return isJsonArray(value) ? value.map((item) => valueOfType(item, type.slice(2), model)) : value;
  if (type.startsWith('{}') && isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, valueOfType(item, type.slice(2), model)]));
  return type !== '' && isJsonObject(value) ? membersOf(value, type, model) : value;
}
