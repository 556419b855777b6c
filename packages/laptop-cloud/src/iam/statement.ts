import { compileGlob, matchUnits } from './glob.ts';
import type { PolicyDocument, Statement } from './policy.ts';
import { type Condition, compileConditions } from './policy-condition.ts';
import { afterFifthColon, compileTemplate, type Lookup } from './policy-template.ts';

/** which statement of which policy of the set */
export interface StatementReference {
  readonly policy: number;
  readonly statement: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
}

export interface CompiledStatement {
  readonly reference: StatementReference;
  /** @param action in lower case */
  coversAction(action: string): boolean;
  coversResource(resource: string, lookup: Lookup): boolean;
  readonly conditions: readonly Condition[];
  /** decides by action and resource alone: no condition, no variable */
  readonly fixed: boolean;
}

interface ResourceMatch {
  readonly variables: boolean;
  matches(resource: string, lookup: Lookup): boolean;
}

function compileResource(pattern: string, variables: boolean): ResourceMatch {
  const template = compileTemplate(pattern, true, variables ? afterFifthColon(pattern) : Number.POSITIVE_INFINITY);
  if (template.variables || pattern.includes('${')) {
    return {
      variables: template.variables,
      matches: (resource, lookup) => {
        const resolved = template.resolve(lookup);
        return resolved !== undefined && matchUnits(resolved, resource);
      },
    };
  }
  return { variables: false, matches: compileGlob(pattern) };
}

/** compiles one statement; variables have a meaning under Version 2012-10-17 only */
export function compileStatement(document: PolicyDocument, source: Statement, policy: number, index: number): CompiledStatement {
  const variables = document.Version === '2012-10-17';
  const actions = (source.Action ?? source.NotAction ?? []).map((action) => compileGlob(action.toLowerCase()));
  const listedAction = source.Action !== undefined;
  const resources = (source.Resource ?? source.NotResource ?? ['*']).map((resource) => compileResource(resource, variables));
  const listedResource = source.NotResource === undefined;
  return {
    reference: { policy, statement: index, effect: source.Effect, ...(source.Sid === undefined ? {} : { sid: source.Sid }) },
    coversAction: (action) => actions.some((matches) => matches(action)) === listedAction,
    coversResource: (resource, lookup) => resources.some((one) => one.matches(resource, lookup)) === listedResource,
    conditions: source.Condition ? compileConditions(source.Condition, variables) : [],
    fixed: source.Condition === undefined && !resources.some((one) => one.variables),
  };
}
