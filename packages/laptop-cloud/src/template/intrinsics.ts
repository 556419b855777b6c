/** where the functions of a template get their values from */
export interface Scope {
  /** Ref: a resource, parameter or pseudo parameter. NO_VALUE for AWS::NoValue */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  importValue(exportName: string): unknown;
  stackOutput(stack: string, output: string, region: string | undefined): unknown;
}

/** a value of the template that cannot be resolved; the message says what and why */
export class Unresolvable extends Error {
  override readonly name = 'Unresolvable';
}

/** what AWS::NoValue gives: the property is not there */
export const NO_VALUE = Symbol('AWS::NoValue');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Resolves the intrinsic functions in a value, at any depth. Dynamic references ({{resolve:…}}) are left as they are.
 * @throws Unresolvable
 */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope)).filter((item) => item !== NO_VALUE);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only !== undefined && entries.length === 1 && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
    return applyFunction(only[0], only[1], scope);
  const resolved: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const itemValue = resolveValue(item, scope);
    if (itemValue !== NO_VALUE) resolved[key] = itemValue;
  }
  return resolved;
}

function applyFunction(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return scope.ref(text(argument, name));
    case 'Fn::GetAtt':
      return getAttribute(argument, scope);
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::Join': {
      const [delimiter, items] = pair(argument, name);
      return list(resolveValue(items, scope), name)
        .map((item) => text(item, name))
        .join(text(delimiter, name));
    }
    case 'Fn::Split': {
      const [delimiter, source] = pair(argument, name);
      return text(resolveValue(source, scope), name).split(text(delimiter, name));
    }
    case 'Fn::Select': {
      const [index, items] = pair(argument, name);
      const at = Number(resolveValue(index, scope));
      const chosen = list(resolveValue(items, scope), name)[at];
      if (chosen === undefined) throw new Unresolvable(`Fn::Select asks for item ${at}, which the list does not have.`);
      return chosen;
    }
    case 'Fn::If': {
      const [condition, yes, no] = list(argument, name);
      return resolveValue(scope.condition(text(condition, name)) ? yes : no, scope);
    }
    case 'Fn::FindInMap': {
      const keys = list(argument, name).map((key) => text(resolveValue(key, scope), name));
      const [map = '', first = '', second = ''] = keys;
      return scope.mapping(map, first, second);
    }
    case 'Fn::ImportValue':
      return scope.importValue(text(resolveValue(argument, scope), name));
    case 'Fn::GetStackOutput': {
      const asked = resolveValue(argument, scope);
      if (!isRecord(asked)) throw new Unresolvable('Fn::GetStackOutput needs StackName and OutputName.');
      if (asked.RoleArn !== undefined) throw new Unresolvable('Fn::GetStackOutput with a RoleArn reaches into another account.');
      const region = asked.Region === undefined ? undefined : text(asked.Region, name);
      return scope.stackOutput(text(asked.StackName, name), text(asked.OutputName, name), region);
    }
    case 'Fn::Base64':
      return Buffer.from(text(resolveValue(argument, scope), name)).toString('base64');
    default:
      throw new Unresolvable(`the function ${name} is not supported by the laptop cloud.`);
  }
}

function getAttribute(argument: unknown, scope: Scope): unknown {
  const parts = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
  const [logicalId, ...rest] = parts.map((part) => text(resolveValue(part, scope), 'Fn::GetAtt'));
  if (logicalId === undefined || rest.length === 0) throw new Unresolvable('Fn::GetAtt needs a logical id and an attribute.');
  return scope.attribute(logicalId, rest.join('.'));
}

function substitute(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  return text(template, 'Fn::Sub').replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (isRecord(variables) && Object.hasOwn(variables, name)) return text(resolveValue(variables[name], scope), 'Fn::Sub');
    const dot = name.indexOf('.');
    return text(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)), `Fn::Sub of \${${name}}`);
  });
}

/** decides a condition: Fn::Equals, Fn::And, Fn::Or, Fn::Not, {Condition: name} */
export function resolveCondition(definition: unknown, scope: Scope): boolean {
  if (!isRecord(definition)) throw new Unresolvable('a condition must be a function.');
  const [entry] = Object.entries(definition);
  if (entry === undefined) throw new Unresolvable('a condition must be a function.');
  const [name, argument] = entry;
  const all = () => list(argument, name).map((one) => resolveCondition(one, scope));
  switch (name) {
    case 'Condition':
      return scope.condition(text(argument, name));
    case 'Fn::Equals': {
      const [left, right] = pair(argument, name);
      return text(resolveValue(left, scope), name) === text(resolveValue(right, scope), name);
    }
    case 'Fn::And':
      return all().every(Boolean);
    case 'Fn::Or':
      return all().some(Boolean);
    case 'Fn::Not':
      return !all()[0];
    default:
      throw new Unresolvable(`the condition function ${name} is not supported by the laptop cloud.`);
  }
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Unresolvable(`${where} needs text, got ${JSON.stringify(value) ?? String(value)}.`);
}

function list(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Unresolvable(`${where} needs a list, got ${JSON.stringify(value)}.`);
}

function pair(value: unknown, where: string): readonly [unknown, unknown] {
  const items = list(value, where);
  if (items.length !== 2) throw new Unresolvable(`${where} needs two items.`);
  return [items[0], items[1]];
}
