import * as z from 'zod';
import type { Outgoing } from '../../../connectors/connector.ts';
import { evaluate } from '../../../connectors/evaluate.ts';
import { type CallOutside, type OutsideAccess, OutsideFailed } from '../../../domain/connector/connector-ports.ts';

const text = z.string().min(1);
const request = z.object({
  method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
  path: z.string().startsWith('/'),
  body: z.unknown().optional(),
  /** the body goes as a form instead: systems whose API takes no JSON */
  form: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).optional(),
  /** the same twice is one change, for as long as the system remembers it */
  once: text.optional(),
});
/** what the mappings of a message read */
export interface Scope {
  readonly [name: string]: unknown;
}

const makeOnce = async (
  callOutside: CallOutside,
  outgoing: Outgoing,
  access: OutsideAccess,
  scope: Scope,
  again: boolean,
): Promise<string> => {
  const get = async (path: string, more: Scope = scope): Promise<unknown> =>
    callOutside(access, { method: 'GET', path: text.parse(await evaluate(path, more)) });
  const { sent } = outgoing;
  if (again && sent !== undefined) {
    const known = text.safeParse(await evaluate(sent.found, { ...scope, answer: await get(sent.find) }));
    if (known.success) return known.data;
  }
  const there = outgoing.read === undefined ? undefined : await get(outgoing.read);
  const wanted = request.parse(await evaluate(outgoing.create, { ...scope, there }));
  const answer = await callOutside(access, { ...wanted, ...(outgoing.answersText && { answers: 'text' }) });
  const made = text.safeParse(await evaluate(outgoing.created, { ...scope, answer }));
  if (!made.success) throw new OutsideFailed('answer without a key');
  return made.data;
};

/**
 * What the system calls it: found there, because it was sent before, or made now. Throws OutsideFailed.
 * @param again somebody tried before, and nobody knows what became of it
 */
export const makeChange = async (
  callOutside: CallOutside,
  outgoing: Outgoing,
  access: OutsideAccess,
  scope: Scope,
  again: boolean,
): Promise<string> => {
  const key = await makeOnce(callOutside, outgoing, access, scope, again);
  if (outgoing.afterwards === undefined) return key;
  const wanted = await evaluate(outgoing.afterwards, { ...scope, key });
  if (wanted !== undefined) await callOutside(access, request.parse(wanted));
  return key;
};
