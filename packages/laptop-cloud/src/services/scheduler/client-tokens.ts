import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';

const Token = z.object({
  ClientToken: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must have 1 to 64 letters, digits, - and _')
    .optional(),
});
type Action = (input: unknown) => unknown;

/** what a request asks for, whatever the order it is written in */
const fingerprint = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(input)))
    .digest('hex');

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, ordered(item)]);
}

/**
 * A request made again with its client token gets the first answer and does nothing; with other parameters it is refused
 * (AwsError ConflictException). Kept in the journal: a caller that was cut off may ask again after a restart.
 */
export function idempotent<T extends Readonly<Record<string, Action>>>(kernel: Kernel, actions: T): T {
  kernel.journal.exec(
    'CREATE TABLE IF NOT EXISTS scheduler_tokens (action TEXT, token TEXT, request TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (action, token)) WITHOUT ROWID',
  );
  const once =
    (name: string, action: Action): Action =>
    (input) => {
      const { data, error } = Token.safeParse(input ?? {});
      if (error !== undefined) throw new AwsError('ValidationException', `ClientToken: ${error.issues[0]?.message}`);
      if (data.ClientToken === undefined) return action(input);
      const request = fingerprint(input);
      const sql = 'SELECT request, answer FROM scheduler_tokens WHERE action = ? AND token = ?';
      const made = kernel.journal.get<{ request: string; answer: string }>(sql, name, data.ClientToken);
      if (made?.request === request) return JSON.parse(made.answer);
      if (made !== undefined)
        throw new AwsError('ConflictException', 'The ClientToken was used before with other parameters.', 409);
      const answer = action(input);
      const insert = 'INSERT INTO scheduler_tokens VALUES (?, ?, ?, ?)';
      kernel.journal.run(insert, name, data.ClientToken, request, JSON.stringify(answer));
      return answer;
    };
  return { ...actions, ...Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, once(name, action)])) };
}
