import { type Effect, refused, type Teller } from './fact.ts';

/** may it be told by this one? A person of ours comes through a route that asks for their role; anybody else is known by the bus's source */
export const mayTell = (teller: Teller, sources: readonly string[]): boolean =>
  teller.kind === 'person' || sources.includes(teller.source);

/** the refusal names no source that is allowed: whoever may not verify does not learn from it whom to pretend to be */
export const notVerifier = (requirementId: string): Effect =>
  refused({ code: 'verifier_not_allowed', field: 'source', about: { requirementId } });
