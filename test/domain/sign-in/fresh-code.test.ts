import { describe, expect, it } from 'vitest';
import { demandFreshTicket, freshTicket, isProven, withProof } from '../../../domain/sign-in/fresh-code.ts';
import { countCode, type SignInAttempt } from '../../../domain/sign-in/sign-in-attempt.ts';
import { because } from '../refused-because.ts';

const since = (minutes: number) => new Date(Date.parse('2026-03-02T09:00:00.000Z') + minutes * 60_000).toISOString();
const merchantId = 'm_one';
const ticket = freshTicket(merchantId, 'guess-me-not');
const sent: SignInAttempt = { ...countCode(undefined, ticket, since(0)), session: 's' };
const proven = withProof(sent, since(1));

describe('a new code beside a session', () => {
  it('is used up once it was right, and holds for ten minutes from then', () => {
    expect(proven).not.toHaveProperty('session');
    expect(isProven(proven, { merchantId, ticket }, since(10.9))).toBe(true);
    expect(isProven(proven, { merchantId, ticket }, since(11))).toBe(false);
  });

  it('is nothing before it was typed, and to nobody who asked for none', () => {
    expect([isProven(sent, { merchantId, ticket }, since(1)), isProven(undefined, { merchantId, ticket }, since(1))]).toEqual([
      false,
      false,
    ]);
  });

  it('holds for its own ticket only, and not after the next code was asked for', () => {
    expect(isProven(proven, { merchantId, ticket: freshTicket(merchantId, 'another') }, since(2))).toBe(false);
    expect(isProven(countCode(proven, ticket, since(2)), { merchantId, ticket }, since(3))).toBe(false);
  });

  it('is for one merchant, and never the code of a sign-in', () => {
    expect(isProven(proven, { merchantId: 'm_other', ticket }, since(2))).toBe(false);
    const signIn = withProof(countCode(undefined, 'guess-me-not', since(0)), since(1));
    expect(isProven(signIn, { merchantId, ticket: 'guess-me-not' }, since(2))).toBe(false);
    expect(() => demandFreshTicket(merchantId, 'guess-me-not')).toThrow(because('code-expired', {}));
    expect(() => demandFreshTicket('m_other', ticket)).toThrow(because('code-expired', {}));
    expect(() => demandFreshTicket(merchantId, ticket)).not.toThrow();
  });
});
