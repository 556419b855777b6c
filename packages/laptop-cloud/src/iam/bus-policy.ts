import * as z from 'zod';
import { MalformedPolicy } from './policy.ts';

/** a whole statement, or the older form: an action, an account or `*`, and a condition on the organization */
const busPolicy = z.object({
  EventBusName: z.string().default('default'),
  StatementId: z.string().regex(/^[a-zA-Z0-9\-_]{1,64}$/, 'is 1 to 64 letters, digits, - and _'),
  Statement: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  Action: z.string().default('events:PutEvents'),
  Principal: z.string().optional(),
  Condition: z.object({ Type: z.string(), Key: z.string(), Value: z.string() }).optional(),
});

const statementOf = z.record(z.string(), z.unknown());

/** AWS::Events::EventBusPolicy: the bus's name and the statement it adds to the bus's policy. Throws MalformedPolicy naming the element */
export function busStatement(properties: unknown): {
  readonly bus: string;
  readonly statement: Readonly<Record<string, unknown>>;
} {
  const parsed = busPolicy.safeParse(properties);
  if (!parsed.success) throw new MalformedPolicy(`Policy of an event bus is malformed: ${z.prettifyError(parsed.error)}`);
  const { EventBusName, StatementId, Statement, Action, Principal, Condition } = parsed.data;
  const bus = EventBusName.replace(/^arn:.*:event-bus\//, '');
  if (Statement !== undefined) {
    const statement: unknown = typeof Statement === 'string' ? JSON.parse(Statement) : Statement;
    return { bus, statement: { Sid: StatementId, ...statementOf.parse(statement) } };
  }
  if (Principal === undefined) throw new MalformedPolicy(`${StatementId} needs a Statement, or a Principal`);
  const who = Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` };
  const condition = Condition === undefined ? {} : { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } };
  return { bus, statement: { Sid: StatementId, Effect: 'Allow', Principal: who, Action, ...condition } };
}

/** EventBridge takes no longer policy of a bus than this, all statements together. Source: AWS::Events::EventBusPolicy */
const MOST_BYTES = 10_240;

/** @throws MalformedPolicy as the deployment would be refused */
export function refuseLongBusPolicy(documents: readonly unknown[], bus: string): void {
  const bytes = Buffer.byteLength(JSON.stringify(documents));
  if (bytes > MOST_BYTES)
    throw new MalformedPolicy(`The policy of event bus ${bus} has ${bytes} bytes; EventBridge takes ${MOST_BYTES} at most`);
}
