import type { AccessQuestion } from '../contract.ts';
import { MalformedPolicy, parsePolicy } from './policy.ts';
import type { Lookup } from './policy-template.ts';
import { type CompiledStatement, compileStatement, type StatementReference } from './statement.ts';

/** `statement` is the one that decided: the deny, or the first allow; an implicit denial has none */
export type Decision =
  | { readonly allowed: true; readonly statement: StatementReference }
  | { readonly allowed: false; readonly denied: 'explicit'; readonly statement: StatementReference }
  | { readonly allowed: false; readonly denied: 'implicit' };

export type Evaluator = (question: AccessQuestion) => Decision;

interface ByEffect {
  readonly denies: readonly CompiledStatement[];
  readonly allows: readonly CompiledStatement[];
  /** decisions by resource, where nothing but action and resource decides */
  readonly decided: Map<string, Decision> | undefined;
}

/** more resources than a laptop has; forgotten all at once when exceeded */
const MOST_DECIDED = 10_000;

const IMPLICIT: Decision = { allowed: false, denied: 'implicit' };
const NOTHING: Lookup = () => undefined;

/** context keys are compared without case; the folded copy is made only when a condition or a variable asks */
function lookupOf(context: AccessQuestion['context']): Lookup {
  if (!context) return NOTHING;
  let folded: Map<string, readonly string[]> | undefined;
  return (key) => {
    folded ??= new Map(
      Object.entries(context).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? [value] : value]),
    );
    return folded.get(key);
  };
}

function firstApplying(
  statements: readonly CompiledStatement[],
  resource: string,
  lookup: Lookup,
): CompiledStatement | undefined {
  for (const one of statements) {
    if (one.coversResource(resource, lookup) && one.conditions.every((holds) => holds(lookup))) return one;
  }
  return undefined;
}

/**
 * Compiles the identity policies of one role. Statements are indexed by the actions that are asked, so a call costs a map
 * look-up and the few statements that speak of it. Throws MalformedPolicy for a document IAM would refuse.
 */
export function compilePolicies(policies: readonly unknown[]): Evaluator {
  const statements = policies.flatMap((source, policy) => {
    const document = parsePolicy(source);
    return document.Statement.map((one, index) => {
      if (one.Principal || one.NotPrincipal) {
        throw new MalformedPolicy(`Statement[${index}] has a Principal: an identity policy has none, the role is the principal`);
      }
      return compileStatement(document, one, policy, index);
    });
  });
  const byAction = new Map<string, ByEffect>();
  const speakingOf = (written: string): ByEffect => {
    const known = byAction.get(written);
    if (known) return known;
    const action = written.toLowerCase();
    const covering = statements.filter((one) => one.coversAction(action));
    const found = {
      denies: covering.filter((one) => one.reference.effect === 'Deny'),
      allows: covering.filter((one) => one.reference.effect === 'Allow'),
      decided: covering.every((one) => one.fixed) ? new Map<string, Decision>() : undefined,
    };
    byAction.set(written, found);
    return found;
  };

  return ({ action, resource, context }) => {
    const { denies, allows, decided } = speakingOf(action);
    if (denies.length === 0 && allows.length === 0) return IMPLICIT;
    const known = decided?.get(resource);
    if (known) return known;
    const decision = decide(denies, allows, resource, lookupOf(context));
    if (decided && decided.size >= MOST_DECIDED) decided.clear();
    decided?.set(resource, decision);
    return decision;
  };
}

function decide(
  denies: readonly CompiledStatement[],
  allows: readonly CompiledStatement[],
  resource: string,
  lookup: Lookup,
): Decision {
  const deny = firstApplying(denies, resource, lookup);
  if (deny) return { allowed: false, denied: 'explicit', statement: deny.reference };
  const allow = firstApplying(allows, resource, lookup);
  return allow ? { allowed: true, statement: allow.reference } : IMPLICIT;
}

const compiled = new WeakMap<readonly unknown[], Evaluator>();

/**
 * Decides one question from identity policies, as IAM does: an explicit deny wins, then any allow, else implicitly denied.
 * The same array of policies is compiled once.
 */
export function evaluate(policies: readonly unknown[], question: AccessQuestion): Decision {
  let evaluator = compiled.get(policies);
  if (!evaluator) {
    evaluator = compilePolicies(policies);
    compiled.set(policies, evaluator);
  }
  return evaluator(question);
}
