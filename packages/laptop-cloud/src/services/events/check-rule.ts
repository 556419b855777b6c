import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';

const MAX_PATTERN = 4096;
const INPUTS = ['Input', 'InputPath', 'InputTransformer'];

const rule = z.looseObject({
  EventPattern: z.unknown().optional(),
  Targets: z.array(z.looseObject({ Id: z.string().catch('') })).catch([]),
});

/** What EventBridge refuses of a rule beyond single values. */
export function ruleRefusals({ resource }: NamedResource): readonly Refusal[] {
  const { EventPattern, Targets } = rule.parse(resource.properties);
  const ids = Targets.map(({ Id }) => Id);
  const pattern = typeof EventPattern === 'string' ? EventPattern : JSON.stringify(EventPattern ?? {});
  return [
    ...(pattern.length > MAX_PATTERN
      ? [{ property: 'EventPattern', problem: `it has ${pattern.length} characters, ${MAX_PATTERN} at most` }]
      : []),
    ...ids
      .filter((id, at) => ids.indexOf(id) < at)
      .map((id) => ({ property: 'Targets[].Id', problem: `two targets have the Id ${id}` })),
    ...Targets.filter((target) => INPUTS.filter((name) => target[name] !== undefined).length > 1).map(({ Id }) => ({
      property: 'Targets[]',
      problem: `the target ${Id} has more than one of ${INPUTS.join(', ')}`,
    })),
  ];
}

/** every account has the default bus already */
export const busRefusals = ({ identity }: NamedResource): readonly Refusal[] =>
  identity.ref === 'default' ? [{ property: 'Name', problem: 'the event bus default already exists' }] : [];
