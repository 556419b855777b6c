import { describe, expect, it } from 'vitest';
import { askRefund } from '../../../domain/case/ask-refund.ts';
import { refusalInEnglish } from '../../../domain/refusal.ts';
import { at, tuesday } from '../given.ts';
import { committed, inHand, theCase } from './given-case.ts';

const input = {
  caseId: 'desk-1',
  by: 'ana@desk.example.com',
  provider: 'stripe',
  paymentReference: 'ch_1',
  reason: 'bought twice',
};
const snapshot = () => inHand(tuesday, { topic: 'refund' });

describe('a refund asked for in a case', () => {
  it('is a question to the provider, whose clock runs, and an entry its connector sends', () => {
    const asked = askRefund(snapshot(), { ...input, amountMinor: 1_250 }, at(tuesday));
    expect(asked.timeline).toMatchObject([
      { type: 'case.refund-asked.v1', data: { provider: 'stripe', paymentReference: 'ch_1', amountMinor: 1_250 } },
    ]);
    const after = theCase(committed(snapshot(), asked, at(tuesday)));
    expect(after.questions).toMatchObject([{ refundOf: 'ch_1', text: expect.stringContaining('Refund 12.50') }]);
    expect(after.happened?.at(-1)).toMatchObject({ what: 'provider_asked' });
  });

  it('of the whole payment names no amount', () => {
    const { timeline, puts } = askRefund(snapshot(), input, at(tuesday));
    expect(timeline[0]?.data).not.toHaveProperty('amountMinor');
    expect(JSON.stringify(puts)).toContain('Refund ch_1: bought twice');
  });

  it('waits for the answer to the one before, and asks nobody policy does not know', () => {
    const after = committed(snapshot(), askRefund(snapshot(), input, at(tuesday)), at(tuesday));
    expect(() => askRefund(after, input, at(tuesday))).toThrow(
      refusalInEnglish({ code: 'refund-asked-already', about: { payment: 'ch_1' } }),
    );
    expect(() => askRefund(after, { ...input, paymentReference: 'ch_2' }, at(tuesday))).not.toThrow();
    expect(() => askRefund(snapshot(), { ...input, provider: 'nobody' }, at(tuesday))).toThrow(/provider/);
  });
});
