import { AwsError, type Kernel } from '../../contract.ts';
import { DefinitionStore } from '../definition-store.ts';
import type { BusEvent } from './bus-event.ts';
import { BusDefinition, RuleDefinition, type Target } from './event-definitions.ts';
import { ruleArn, ruleKey } from './event-names.ts';
import { compileTransformer, type RuleFacts } from './input-transformer.ts';
import { compileJsonPath } from './json-path.ts';
import { compilePattern, type Pattern } from './pattern/compile-pattern.ts';
import { toJsonText } from './pattern/json-node.ts';
import { RuleIndex } from './rule-index.ts';

/** a target with its input compiled */
export interface RuntimeTarget {
  readonly definition: Target;
  inputFor(event: BusEvent, rule: RuleFacts): string;
}

export interface RuntimeRule {
  readonly definition: RuleDefinition;
  readonly arn: string;
  readonly pattern: Pattern;
  readonly targets: readonly RuntimeTarget[];
}

/** Compiles what a target is given; throws AwsError ValidationException for a path or template that cannot be read. */
export function compileTarget(definition: Target): RuntimeTarget {
  const { Input, InputPath, InputTransformer } = definition;
  if ([Input, InputPath, InputTransformer].filter((one) => one !== undefined).length > 1) {
    throw new AwsError(
      'ValidationException',
      `Target ${definition.Id}: only one of Input, InputPath, or InputTransformer must be provided.`,
    );
  }
  if (InputTransformer) {
    return { definition, inputFor: compileTransformer(InputTransformer.InputPathsMap ?? {}, InputTransformer.InputTemplate) };
  }
  if (Input !== undefined) return { definition, inputFor: () => Input };
  if (InputPath !== undefined && InputPath !== '$') {
    const select = compileJsonPath(InputPath);
    return {
      definition,
      inputFor: (event) => {
        const selected = select(event.node());
        return selected === undefined ? 'null' : toJsonText(selected);
      },
    };
  }
  return { definition, inputFor: (event) => event.json };
}

const noBus = (name: string) => new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);

/** Every bus and rule, each bus with an index of its enabled rules. */
export class Rules {
  readonly #kernel: Kernel;
  readonly buses: DefinitionStore<BusDefinition>;
  readonly #rules: DefinitionStore<RuleDefinition>;
  readonly #compiled = new Map<string, RuntimeRule>();
  readonly #indexes = new Map<string, RuleIndex<RuntimeRule>>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.buses = new DefinitionStore(kernel.journal, 'events_buses', BusDefinition);
    this.#rules = new DefinitionStore(kernel.journal, 'events_rules', RuleDefinition);
    if (!this.buses.get('default')) this.buses.save('default', { name: 'default', createdAt: kernel.now() });
    for (const rule of this.#rules.all()) this.#compile(rule);
  }

  requireBus(name: string): BusDefinition {
    const bus = this.buses.get(name);
    if (!bus) throw noBus(name);
    return bus;
  }

  requireRule(bus: string, name: string): RuntimeRule {
    this.requireBus(bus);
    const rule = this.#compiled.get(ruleKey(bus, name));
    if (!rule) throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`);
    return rule;
  }

  find(key: string): RuntimeRule | undefined {
    return this.#compiled.get(key);
  }

  on(bus: string): RuntimeRule[] {
    return [...this.#compiled.values()].filter((rule) => rule.definition.bus === bus);
  }

  matching(event: BusEvent): RuntimeRule[] {
    let index = this.#indexes.get(event.bus);
    if (!index) {
      const enabled = this.on(event.bus).filter((rule) => rule.definition.enabled);
      index = new RuleIndex(enabled.map((rule) => [rule, rule.pattern] as const));
      this.#indexes.set(event.bus, index);
    }
    return index.matching(event);
  }

  /** compiled first: a rule that is wrong changes nothing */
  save(rule: RuleDefinition): void {
    this.#compile(rule);
    this.#rules.save(ruleKey(rule.bus, rule.name), rule);
  }

  provision(rule: RuleDefinition): void {
    this.#compile(rule);
    this.#compile(this.#rules.provision(ruleKey(rule.bus, rule.name), rule));
  }

  remove(bus: string, name: string): void {
    this.#rules.remove(ruleKey(bus, name));
    this.#compiled.delete(ruleKey(bus, name));
    this.#indexes.delete(bus);
  }

  /** forgets what the template of this boot has no more */
  settle(): void {
    for (const key of this.#rules.dropUnprovisioned()) this.#compiled.delete(key);
    this.buses.dropUnprovisioned();
    this.#indexes.clear();
  }

  #compile(definition: RuleDefinition): void {
    const pattern = compilePattern(definition.pattern);
    const targets = definition.targets.map(compileTarget);
    const arn = ruleArn(this.#kernel, definition.bus, definition.name);
    this.#compiled.set(ruleKey(definition.bus, definition.name), { definition, arn, pattern, targets });
    this.#indexes.delete(definition.bus);
  }
}
