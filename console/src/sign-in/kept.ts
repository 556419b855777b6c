import type { HostedPerson, Journey, Tokens } from './hosted.ts';

export interface SignedIn {
  readonly person: HostedPerson;
  /** what the API is shown */
  readonly token: string;
  /** in the cloud: what the token is renewed with */
  readonly tokens?: Tokens | undefined;
}

/**
 * Where the browser keeps who is signed in: for this tab, until it closes. Not longer (localStorage), not nowhere (memory): docs/adr/0016
 * says why.
 */
export const kept = 'firstsale.session';
const underway = 'firstsale.sign-in';

const read = (key: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
};
const has = <Name extends string>(value: unknown, ...names: readonly Name[]): value is Record<Name, unknown> =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);
const isSignedIn = (value: unknown): value is SignedIn => has(value, 'token', 'person');
const isJourney = (value: unknown): value is Journey => has(value, 'verifier', 'state', 'nonce', 'to');

export const restore = (): SignedIn | undefined => {
  const value = read(kept);
  return isSignedIn(value) ? value : undefined;
};
export const keep = (signedIn: SignedIn | undefined): void => {
  if (signedIn === undefined) sessionStorage.removeItem(kept);
  else sessionStorage.setItem(kept, JSON.stringify(signedIn));
};
export const keepJourney = (journey: Journey): void => sessionStorage.setItem(underway, JSON.stringify(journey));
/** a journey is gone on once: its code is worth nothing a second time */
export const takeJourney = (): Journey | undefined => {
  const value = read(underway);
  sessionStorage.removeItem(underway);
  return isJourney(value) ? value : undefined;
};
