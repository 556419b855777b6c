import * as z from 'zod';
import { AwsError, type NamedResource, type Refusal } from '../../contract.ts';
import { busName } from './event-names.ts';
import { compilePattern } from './pattern/compile-pattern.ts';

const MAX_PATTERN = 4096;
const INPUTS = ['Input', 'InputPath', 'InputTransformer'];

const rule = z.looseObject({
  EventPattern: z.unknown().optional(),
  EventBusName: z.string().optional(),
  Targets: z.array(z.looseObject({ Id: z.string().catch('') })).catch([]),
});

/** What EventBridge refuses of a rule beyond single values. */
export function ruleRefusals({ resource }: NamedResource, all: readonly NamedResource[]): readonly Refusal[] {
  const { EventPattern, EventBusName, Targets } = rule.parse(resource.properties);
  const ids = Targets.map(({ Id }) => Id);
  const pattern = typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern ?? {});
  return [
    ...(pattern.length > MAX_PATTERN
      ? [{ property: 'EventPattern', problem: `it has ${pattern.length} characters, ${MAX_PATTERN} at most` }]
      : []),
    ...patternRefusals(EventPattern === undefined ? undefined : pattern),
    ...busIsThere(busName(EventBusName), all),
    ...Targets.filter(({ Input }) => typeof Input === 'string' && !isJson(Input)).map(({ Id }) => ({
      property: 'Targets[].Input',
      problem: `JSON syntax error in input for target ${Id}`,
    })),
    ...ids
      .filter((id, at) => ids.indexOf(id) < at)
      .map((id) => ({ property: 'Targets[].Id', problem: `two targets have the Id ${id}` })),
    ...Targets.filter((target) => INPUTS.filter((name) => target[name] !== undefined).length > 1).map(({ Id }) => ({
      property: 'Targets[]',
      problem: `the target ${Id} has more than one of ${INPUTS.join(', ')}`,
    })),
  ];
}

function patternRefusals(pattern: string | undefined): readonly Refusal[] {
  if (pattern === undefined) return [];
  try {
    compilePattern(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [{ property: 'EventPattern', problem: error.message }];
  }
}

const busIsThere = (bus: string, all: readonly NamedResource[]): readonly Refusal[] =>
  bus === 'default' || all.some(({ resource, identity }) => resource.type === 'AWS::Events::EventBus' && identity.ref === bus)
    ? []
    : [{ property: 'EventBusName', problem: `the event bus ${bus} does not exist` }];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** every account has the default bus already, and only a partner's has a slash */
export function busRefusals({ identity: { ref: name } }: NamedResource): readonly Refusal[] {
  if (name === 'default') return [{ property: 'Name', problem: 'the event bus default already exists' }];
  return name.includes('/') ? [{ property: 'Name', problem: 'only the bus of a partner has a / in its name' }] : [];
}
