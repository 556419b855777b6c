/** what a person who has signed in carries */
export interface Tokens {
  /** of the API, for `expiresInSeconds` */
  readonly token: string;
  /** renews the session; only its keeper sees it */
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

/** sign-in by a code sent to an address; may throw ServiceUnavailable */
export interface CodeSignIn {
  /**
   * Sends a code. Somebody who is admitted has an account made first where there is none. For an address without an account nothing is
   * sent, and the session is one that no code meets, or none.
   */
  send(email: string, admitted: boolean): Promise<string | undefined>;
  /** undefined when the code is not that of the session, for whatever reason: more would tell a stranger who is known */
  try(email: string, session: string, code: string): Promise<Tokens | undefined>;
  /** undefined when the session is over */
  renew(refreshToken: string): Promise<Tokens | undefined>;
  /** ends the session everywhere it was renewed */
  end(refreshToken: string): Promise<void>;
}
