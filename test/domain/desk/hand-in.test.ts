import { describe, expect, it, test } from 'vitest';
import { handInValue } from '../../../domain/desk/hand-in.ts';
import { sealedValue } from '../../../domain/desk/sealed-value.ts';
import { aRequirement, at, having, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const phone = aRequirement('identifier:phone', { verificationStatus: 'failed', errors: [{ code: 'phone_format' }] });
const input = {
  merchantId: shopId,
  requirementId: 'identifier:phone',
  requestId: 'r1',
  by: 'ana@shop.example',
  value: '+5511987654321',
};
const handIn = (known = phone, more: Partial<typeof input> = {}) =>
  handInValue(having(registered(), known), { ...input, requirementId: known.id, ...more }, at(tuesday), 'a pepper of the stage');

describe('the merchant hands in', () => {
  it('a right value, which meets the requirement and is told to be the merchant’s', () => {
    const { result, timeline, puts } = handIn();
    expect(result).toMatchObject({ verificationStatus: 'verified', errors: [] });
    expect(puts.find((one) => one.kind === 'merchant')).toMatchObject({ contact: { phone: '+5511987654321' } });
    expect(timeline.map(({ type, actor }) => [type, actor])).toEqual([
      ['requirement.submitted.v1', { kind: 'merchant', id: input.by }],
      ['requirement.satisfied.v1', { kind: 'merchant', id: input.by }],
    ]);
  });

  it('a wrong one, and learns what to correct', () => {
    expect(handIn(phone, { value: '1' }).result).toMatchObject({
      verificationStatus: 'failed',
      errors: [{ code: expect.stringMatching(/^phone_/) }],
    });
  });

  it('an account number, which no entry and no item has', () => {
    const value = 'DE89370400440532013000';
    const account = aRequirement('identifier:bank_account', { subject: { kind: 'bank_account', id: 'primary' } });
    const decision = handIn(account, { value });
    expect(decision.result.verificationStatus).toBe('verified');
    expect(JSON.stringify(decision)).not.toContain(value);
    expect(sealedValue(value, 'one stage')).toBe(sealedValue(value, 'one stage'));
    expect(sealedValue(value, 'one stage')).not.toBe(sealedValue(value, 'another stage'));
  });

  it('the address where it can be seen, and operations look', () => {
    const { puts } = handIn(aRequirement('website', { verifiedBy: 'operations' }), { value: 'shop.example.com' });
    expect(puts.find((one) => one.kind === 'requirement')).toMatchObject({
      awaitingActionFrom: 'operations',
      verificationStatus: 'pending_verification',
    });
    expect(() => handIn(aRequirement('website'), { value: 'no address' })).toThrow(because('address-not-public'));
  });

  test.each([
    [aRequirement('articles', { subject: { kind: 'document', id: 'x' } }), 'document-wanted'],
    [aRequirement('pricing_approval', { suppliedBy: 'operations' }), 'not-for-merchant'],
    [aRequirement('website', { dueStatus: 'satisfied' }), 'requirement-ended'],
  ] as const)('nothing where no value is wanted: %#', (known, code) => {
    expect(() => handIn(known)).toThrow(because(code));
  });
});
