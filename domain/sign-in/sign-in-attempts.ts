import type { SignInAttempt } from './sign-in-attempt.ts';

/** what was sent and tried, by address as normal-email.ts writes it; may throw ServiceUnavailable */
export interface SignInAttempts {
  /** consistent */
  of(email: string): Promise<SignInAttempt | undefined>;
  /** conditional on the version that was read, 0 for none; gives the row as it is now. Throws ConcurrentChange */
  put(email: string, attempt: SignInAttempt, at: string): Promise<SignInAttempt>;
}
