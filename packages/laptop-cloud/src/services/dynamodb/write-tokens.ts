import { hash } from 'node:crypto';
import { AwsError } from '../../contract.ts';
import { jsonOf } from '../../kernel/written-json.ts';

/** as long as DynamoDB holds two transactions of one token for one */
const KEPT_MS = 600_000;

const contentOf = (items: unknown): string => hash('md5', jsonOf(items), 'base64');

/** The client request tokens of the transactions that were made, here or by dynoxide. */
export class WriteTokens {
  readonly #now: () => number;
  /** token -> content and time, oldest first */
  readonly #made = new Map<string, { readonly content: string; readonly at: number }>();

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** whether this very transaction was made before. @throws AwsError IdempotentParameterMismatchException when another one was */
  made(token: string, items: unknown): boolean {
    this.#forgetOld();
    const known = this.#made.get(token);
    if (known === undefined) return false;
    if (known.content === contentOf(items)) return true;
    throw new AwsError('IdempotentParameterMismatchException', 'An error occurred (IdempotentParameterMismatchException)');
  }

  note(token: string, items: unknown): void {
    // ten minutes count from the first time
    if (!this.#made.has(token)) this.#made.set(token, { content: contentOf(items), at: this.#now() });
  }

  #forgetOld(): void {
    const oldest = this.#now() - KEPT_MS;
    for (const [token, { at }] of this.#made) {
      if (at >= oldest) return;
      this.#made.delete(token);
    }
  }
}
