import type { Role } from './access.ts';

/** somebody who signs in to the console */
export interface Colleague {
  /** what the timeline knows them by */
  readonly id: string;
  readonly name: string;
  /** in the order of the table of roles; never none */
  readonly roles: readonly Role[];
}
/** may throw ServiceUnavailable */
export interface People {
  /** everybody with a role who may still sign in, by name, then id */
  everyone(): Promise<readonly Colleague[]>;
}
