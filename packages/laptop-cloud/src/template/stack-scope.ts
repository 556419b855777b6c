import type { Identity, Resource, ResourceType } from '../contract.ts';
import type { AssemblyStack } from './assembly.ts';
import { dynamicReferences, readReference } from './dynamic-reference.ts';
import { NO_VALUE, resolveCondition, resolveValue, type Scope, Unresolvable } from './intrinsics.ts';
import type { Problem } from './problem.ts';
import { pseudoParameter } from './pseudo-parameters.ts';
import type { Template } from './template-schema.ts';

export interface Place {
  readonly account: string;
  readonly region: string;
}

export interface PlannedResource {
  readonly resource: Resource;
  readonly identity: Identity;
  readonly type: ResourceType | undefined;
}

export interface StackContext {
  readonly place: Place;
  readonly parameters: Readonly<Record<string, string>>;
  readonly typeOf: (type: string) => ResourceType | undefined;
  readonly asset: (bucket: string, key: string) => string | undefined;
  readonly exported: (name: string) => unknown;
  readonly outputOf: (stack: string, output: string) => unknown;
}

/**
 * One stack: resolves a resource when it is first asked for, so resources come out in the order they depend on each other.
 * What cannot be resolved is collected in `problems`; a stand-in takes its place, so that one boot finds everything.
 */
export class StackScope implements Scope {
  readonly problems: Problem[] = [];
  /** in dependency order, once `planAll` was called */
  readonly planned: PlannedResource[] = [];
  readonly #stack: AssemblyStack;
  readonly #template: Template;
  readonly #context: StackContext;
  readonly #identities = new Map<string, Identity>();
  readonly #inProgress = new Set<string>();
  readonly #conditions = new Map<string, boolean>();
  readonly #deciding = new Set<string>();

  constructor(stack: AssemblyStack, template: Template, context: StackContext) {
    this.#stack = stack;
    this.#template = template;
    this.#context = context;
  }

  planAll(): void {
    for (const logicalId of Object.keys(this.#template.Resources)) {
      try {
        if (this.#exists(logicalId)) this.#identity(logicalId);
      } catch (error) {
        this.#problem(logicalId, undefined, error);
      }
    }
  }

  /** conditions and parameters nothing asks for must be in order too: CloudFormation evaluates them all */
  decideAll(): void {
    for (const [name, { Type, Default }] of Object.entries(this.#template.Parameters))
      if ((this.#context.parameters[name] ?? Default) === undefined && !Type.startsWith('AWS::SSM::'))
        this.#problem(name, undefined, new Unresolvable(`the parameter ${name} must have a value.`));
    for (const name of Object.keys(this.#template.Conditions))
      try {
        this.condition(name);
      } catch (error) {
        this.#problem(`Conditions.${name}`, undefined, error);
      }
  }

  /** resolved value of an output, and the name it is exported under */
  outputs(): { readonly name: string; readonly value: unknown; readonly exportName: string | undefined }[] {
    return Object.entries(this.#template.Outputs).flatMap(([name, output]) => {
      if (output.Condition !== undefined && !this.condition(output.Condition)) return [];
      try {
        const exportName = output.Export === undefined ? undefined : String(resolveValue(output.Export.Name, this));
        const value = resolveValue(output.Value, this);
        if (typeof value === 'object') throw new Unresolvable('the value of an output must be text.');
        return [{ name, value, exportName }];
      } catch (error) {
        this.#problem(`Outputs.${name}`, undefined, error);
        return [];
      }
    });
  }

  ref(name: string): unknown {
    const pseudo = pseudoParameter(name, this.#stack.name, this.#context.place);
    if (pseudo !== undefined) return pseudo;
    if (Object.hasOwn(this.#template.Parameters, name)) return this.#parameter(name);
    if (!this.#exists(name)) throw new Unresolvable(`Ref to ${name}, which the stack does not have.`);
    return this.#identity(name).ref;
  }

  attribute(logicalId: string, attribute: string): unknown {
    if (!this.#exists(logicalId)) throw new Unresolvable(`Fn::GetAtt of ${logicalId}, which the stack does not have.`);
    const { attributes } = this.#identity(logicalId);
    const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    if (value !== undefined) return value;
    const type = this.#template.Resources[logicalId]?.Type ?? '';
    // the unsupported type is a problem of its own
    if (this.#context.typeOf(type) === undefined) return `${logicalId}.${attribute}`;
    throw new Unresolvable(`the laptop cloud does not give the attribute ${attribute} of ${type} (${logicalId}).`);
  }

  condition(name: string): boolean {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known;
    const definition = this.#template.Conditions[name];
    if (definition === undefined) throw new Unresolvable(`the condition ${name} is not defined.`);
    if (this.#deciding.has(name)) throw new Unresolvable(`the condition ${name} depends on itself.`);
    this.#deciding.add(name);
    const decided = resolveCondition(definition, this);
    this.#deciding.delete(name);
    this.#conditions.set(name, decided);
    return decided;
  }

  mapping(map: string, first: string, second: string): unknown {
    const found = this.#template.Mappings[map]?.[first]?.[second];
    if (found === undefined) throw new Unresolvable(`Fn::FindInMap finds nothing at ${map}.${first}.${second}.`);
    return found;
  }

  importValue(exportName: string): unknown {
    const value = this.#context.exported(exportName);
    if (value === undefined) throw new Unresolvable(`no stack before this one exports ${exportName}.`);
    return value;
  }

  stackOutput(stack: string, output: string, region: string | undefined): unknown {
    if (region !== undefined && region !== this.#context.place.region)
      throw new Unresolvable(`Fn::GetStackOutput reaches into the region ${region}; the laptop cloud has one region.`);
    const value = this.#context.outputOf(stack, output);
    if (value === undefined)
      throw new Unresolvable(`the stack ${stack} has no output ${output}, or does not come before this one.`);
    return value;
  }

  #exists(logicalId: string): boolean {
    const resource = Object.hasOwn(this.#template.Resources, logicalId) ? this.#template.Resources[logicalId] : undefined;
    return resource !== undefined && (resource.Condition === undefined || this.condition(resource.Condition));
  }

  #parameter(name: string): unknown {
    const parameter = this.#template.Parameters[name];
    const value = this.#context.parameters[name] ?? parameter?.Default;
    if (parameter?.Type.startsWith('AWS::SSM::Parameter::Value'))
      throw new Unresolvable(`the parameter ${name} is read from SSM at deploy time, which the laptop cloud does not have.`);
    if (value === undefined) throw new Unresolvable(`the parameter ${name} has no default and no value was given.`);
    const isList = parameter?.Type === 'CommaDelimitedList' || parameter?.Type.startsWith('List<');
    return isList
      ? String(value)
          .split(',')
          .map((item) => item.trim())
      : value;
  }

  #identity(logicalId: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known !== undefined) return known;
    if (this.#inProgress.has(logicalId)) {
      const open = [...this.#inProgress];
      const circle = [...open.slice(open.indexOf(logicalId)), logicalId];
      throw new Unresolvable(`circular dependency between resources: ${circle.join(' -> ')}.`);
    }
    this.#inProgress.add(logicalId);
    let planned: PlannedResource;
    try {
      planned = this.#plan(logicalId);
    } finally {
      this.#inProgress.delete(logicalId);
    }
    this.#identities.set(logicalId, planned.identity);
    this.planned.push(planned);
    return planned.identity;
  }

  #plan(logicalId: string): PlannedResource {
    const definition = this.#template.Resources[logicalId];
    if (definition === undefined) throw new Unresolvable(`${logicalId} is not in the stack.`);
    for (const dependency of definition.DependsOn) if (this.#exists(dependency)) this.#identity(dependency);
    const properties: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(definition.Properties)) {
      try {
        const resolved = resolveValue(value, this);
        if (resolved !== NO_VALUE) properties[name] = resolved;
        for (const reference of dynamicReferences(resolved)) this.#planSecret(readReference(reference).secretId);
      } catch (error) {
        this.#problem(logicalId, name, error);
      }
    }
    const path = definition.Metadata?.['aws:cdk:path'] ?? this.#stack.paths.get(logicalId);
    const resource: Resource = {
      stack: this.#stack.name,
      logicalId,
      type: definition.Type,
      properties,
      dependsOn: definition.DependsOn,
      asset: this.#context.asset,
      ...(path === undefined ? {} : { path }),
    };
    const type = this.#context.typeOf(definition.Type);
    const identity = this.#identify(resource, type);
    // a custom resource's identity is its provider's to say
    for (const reference of type?.type === 'AWS::CloudFormation::CustomResource' ? [] : dynamicReferences(identity))
      this.#problem(logicalId, undefined, new Unresolvable(`${reference} stands in its name, where it is not resolved.`));
    return { resource, type, identity };
  }

  /** the secret a dynamic reference reads comes first, when it is of this stack */
  #planSecret(secretId: string): void {
    for (const [logicalId, { Type, Properties }] of Object.entries(this.#template.Resources))
      if (Type === 'AWS::SecretsManager::Secret' && Properties.Name === secretId && this.#exists(logicalId))
        this.#identity(logicalId);
  }

  #identify(resource: Resource, type: ResourceType | undefined): Identity {
    if (type === undefined) return { ref: resource.logicalId, attributes: {} };
    try {
      return type.identify(resource, this.#context.place);
    } catch (error) {
      this.#problem(resource.logicalId, undefined, error);
      return { ref: resource.logicalId, attributes: {} };
    }
  }

  #problem(logicalId: string, property: string | undefined, error: unknown): void {
    this.problems.push({
      stack: this.#stack.name,
      logicalId,
      path: this.#stack.paths.get(logicalId),
      property,
      problem: error instanceof Error ? error.message : String(error),
      remedy: 'Change the stack, or teach src/template.',
    });
  }
}
