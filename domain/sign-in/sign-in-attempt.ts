import * as z from 'zod';
import { Conflict } from '../errors.ts';
import { instant } from '../values.ts';

/** minutes a code holds: the longest that Cognito gives (authSessionValidity) */
export const codeMinutes = 15;
/** seconds until the next code may be asked for */
export const resendSeconds = 30;
/** a code ends with its third wrong try, as Cognito itself has it */
const missesPerCode = 3;
/** within a day at most: thirty guesses at a hundred million codes, and no bomb of mails */
const codesPerDay = 10;
const dayMs = 86_400_000;

/** what was sent to an address and tried for it, known to us or not; survives every session and every browser */
export const signInAttempt = z.object({
  version: z.int().min(0),
  /** who asked for the code last has it, and nobody else */
  ticket: z.string(),
  /** of the code sent last; absent once it is used up, or where there was nobody to send one to */
  session: z.string().optional(),
  misses: z.int().min(0),
  /** when a code asked for beside a session was typed right; gone with the next code */
  provenAt: instant.optional(),
  /** when codes were sent within the last day, ascending */
  sentAt: z.array(instant),
});
export type SignInAttempt = z.infer<typeof signInAttempt>;

const recent = (known: SignInAttempt | undefined, now: string): readonly string[] =>
  (known?.sentAt ?? []).filter((at) => Date.parse(at) + dayMs > Date.parse(now));
const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** May another code be sent? Its row before the code is: whoever asks at the same moment comes second. Throws Conflict with when it may. */
export const countCode = (known: SignInAttempt | undefined, ticket: string, now: string): SignInAttempt => {
  const sentAt = recent(known, now);
  const [first] = sentAt;
  if (first !== undefined && sentAt.length >= codesPerDay)
    throw new Conflict({ code: 'codes-too-many', about: { until: later(first, dayMs) } });
  const next = later(sentAt.at(-1) ?? now, resendSeconds * 1_000);
  if (sentAt.length > 0 && next > now) throw new Conflict({ code: 'code-too-soon', about: { until: next } });
  return { version: known?.version ?? 0, ticket, misses: 0, sentAt: [...sentAt, now] };
};

const isOver = ({ sentAt }: SignInAttempt, now: string): boolean =>
  later(sentAt.at(-1) ?? '1970-01-01T00:00:00.000Z', codeMinutes * 60_000) <= now;

/**
 * One more try at the code, counted before it is made. Throws Conflict when the code is another browser's, too old, or was tried too
 * often.
 */
export const countTry = (known: SignInAttempt | undefined, ticket: string, now: string): SignInAttempt => {
  if (known === undefined || known.ticket !== ticket || isOver(known, now))
    throw new Conflict({ code: 'code-expired', about: {} });
  if (known.misses >= missesPerCode) throw new Conflict({ code: 'code-ended', about: {} });
  return { ...known, misses: known.misses + 1 };
};

/** tries that are left after a wrong one */
export const triesLeft = ({ misses }: SignInAttempt): number => missesPerCode - misses;
