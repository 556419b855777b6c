import * as z from 'zod';
import { contentHash } from '../domain/content-hash.ts';
import { KeyReused } from '../domain/errors.ts';
import { json } from '../domain/json.ts';
import type { Decision } from '../domain/model/decision.ts';
import type { Item } from '../domain/model/item.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import { toJson } from './to-json.ts';

/** of what a person wishes: the version they looked at is not part of it, their own first sending may have moved it on */
export const wishHash = ({ version: _version, redrives: _redrives, ...wish }: Readonly<Record<string, unknown>>): string =>
  contentHash(wish);

/** stored with a write for a repeat: the answer, and a hash of the request */
const kept = z.object({ sent: z.string(), answer: json });

/** an answer whose items have the version they get with the write: who acts on the answer next need not look again */
const asWritten = (answer: unknown, puts: readonly Item[]): unknown => {
  if (typeof answer !== 'object' || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((one) => asWritten(one, puts));
  const item = puts.find((put) => put === answer);
  if (item !== undefined) return { ...item, version: item.version + 1 };
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, asWritten(value, puts)]));
};

/** a decision that keeps beside its answer what was sent, so that a repeat can be told from another request under the same key */
export const keeping = <Result>(decision: Decision<Result>, sent: string): Decision<z.infer<typeof kept>> => ({
  ...decision,
  result: { sent, answer: toJson(asWritten(decision.result, decision.puts)) },
});

/**
 * What the first request under a key was answered.
 * @throws KeyReused when that one was another; one kept before contents were is taken for the same
 */
export const answerTo = (sent: string, result: Json): Json => {
  const { success, data } = kept.safeParse(result);
  if (!success) return result;
  if (data.sent !== sent) throw new KeyReused();
  return data.answer;
};
