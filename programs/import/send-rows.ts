import { hash } from 'node:crypto';
import type * as z from 'zod';
import { importAnswer } from '../../domain/import/import-answer.ts';
import type { MerchantRow } from '../../domain/import/import-columns.ts';
import { BadOption } from '../../world/bad-option.ts';

export interface ImportPlace {
  /** address of the API, without a slash at its end */
  readonly to: string;
  readonly token: string;
  readonly reason: string;
  readonly dryRun: boolean;
}
export type PartAnswer = z.infer<typeof importAnswer>;

/**
 * Sends one part; the same part has the same key, so what was sent by a program that died counts once.
 * @throws BadOption with what the API answered
 */
export const sendRows = async (place: ImportPlace, rows: readonly MerchantRow[]): Promise<PartAnswer> => {
  const { to, token, reason, dryRun } = place;
  const body = JSON.stringify({ rows, reason, dryRun });
  const response = await fetch(`${to}/imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': hash('sha256', body).slice(0, 36),
    },
    body,
  }).catch((cause: unknown) => {
    throw new BadOption(`${to} does not answer: ${cause instanceof Error ? cause.message : cause}. Start again, and it goes on`);
  });
  const text = await response.text();
  if (!response.ok) throw new BadOption(`${to}/imports answered ${response.status}: ${text.slice(0, 500)}`);
  return importAnswer.parse(JSON.parse(text));
};
