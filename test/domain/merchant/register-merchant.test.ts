import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApplicationConflict, InvalidInput, MerchantClosed } from '../../../domain/errors.ts';
import { deriveMerchantId, drawPercent } from '../../../domain/merchant/derive-merchant-id.ts';
import { refuseDuplicate } from '../../../domain/merchant/refuse-duplicate.ts';
import { registerMerchant } from '../../../domain/merchant/register-merchant.ts';
import { applicationFingerprint, sealApplication } from '../../../domain/merchant/seal-application.ts';
import { anApplication, aPolicy, aStep, at, inStage, registered, sealed, shopId, tuesday } from '../given.ts';

const register = (data: Record<string, unknown> = {}, snapshot?: ReturnType<typeof registered>) =>
  registerMerchant(snapshot, { ...aStep(), application: sealed(data) }, at(tuesday));

describe('registering a merchant', () => {
  it('puts the merchant, its people, its payment methods and its first owner, and tells of it', () => {
    const decision = register();
    expect(decision.puts.map((one) => `${one.kind} ${one.id}`)).toEqual([
      'merchant merchant',
      'person p1',
      'payment_method pix',
      'payment_method card',
      'member ana@lojadaana.com.br',
    ]);
    expect(decision.timeline.map((one) => one.type)).toEqual(['merchant.registered.v1']);
    expect(decision.timeline[0]?.id).toBe(`${shopId}-onboarding-1/0/register-merchant`);
    expect(decision.result.policyVersion).toBe(at(tuesday).policy.version);
  });

  it('makes the contact the owner of the merchant’s page, unless no letter could reach them', () => {
    const owners = (contact: object) => register({ contact }).puts.filter((one) => one.kind === 'member');
    expect(owners({ email: 'Ana@Loja.com.br' })).toMatchObject([
      { id: 'ana@loja.com.br', role: 'owner', status: 'active', since: tuesday },
    ]);
    expect([owners({}), owners({ email: 'ana at loja' }), owners({ email: 'ana@mailinator.com' })]).toEqual([[], [], []]);
  });

  it('keeps the bank account by its last four characters and a fingerprint, never in full', () => {
    const iban = 'DE89370400440532013000';
    const decision = register({ bankAccount: { country: 'DE', iban } });
    expect(JSON.stringify(decision)).not.toContain(iban);
    expect(decision.puts.find((one) => one.kind === 'bank_account')).toMatchObject({ last4: '3000', country: 'DE' });
  });

  it('opens a requirement for an IBAN with a wrong digit', () => {
    const decision = register({ bankAccount: { country: 'DE', iban: 'DE89370400440532013001', holder: 'Ana' } });
    expect(decision.puts.find((one) => one.kind === 'requirement')).toMatchObject({
      id: 'identifier:bank_account',
      verificationStatus: 'failed',
      awaitingActionFrom: 'merchant',
      errors: [{ code: 'iban_checksum' }],
    });
    expect(decision.timeline.map((one) => one.type)).toEqual(['merchant.registered.v1', 'requirement.opened.v1']);
  });

  it('does nothing the second time and answers with the policy version of the first', () => {
    const decision = register({}, registered());
    expect(decision.puts).toEqual([]);
    expect(decision.result).toEqual({ kind: 'registered', policyVersion: at(tuesday).policy.version });
  });

  it('refuses other data under the same reference', () => {
    expect(() => register({ legalName: 'Outra Loja Ltda' }, registered())).toThrow(ApplicationConflict);
  });

  it('refuses to bring back a merchant that has left', () => {
    expect(() => register({}, inStage('offboarded'))).toThrow(MerchantClosed);
  });

  it('refuses a merchantId that is not that of the application', () => {
    const input = { ...aStep(), merchantId: deriveMerchantId('direct', 'another'), application: sealed() };
    expect(() => registerMerchant(undefined, input, at(tuesday))).toThrow(InvalidInput);
  });

  it('tells that the merchant applied, whoever an event claims to be', () => {
    const application = { ...sealed(), actor: { kind: 'person' as const, id: 'leo@desk.example.com' } };
    expect(registerMerchant(undefined, { ...aStep(), application }, at(tuesday)).timeline[0]?.actor).toEqual({
      kind: 'merchant',
      id: shopId,
    });
  });

  it('draws the hold-out by the merchant alone: everyone at 100 %, nobody at 0 %', () => {
    const policy = aPolicy();
    const group = (holdOutPercent: number) =>
      registered({}, at(tuesday, { ...policy, nudges: { ...policy.nudges, holdOutPercent } })).merchant.nudgeGroup;
    expect([group(100), group(0)]).toEqual(['hold_out', 'treated']);
  });
});

describe('the reference of a merchant', () => {
  it('law: the same reference of the same client is the same merchant, any other is another', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (client, one, other) => {
        expect(deriveMerchantId(client, one)).toMatch(/^m_[0-9a-f]{24}$/);
        expect(deriveMerchantId(client, one) === deriveMerchantId(client, other)).toBe(one === other);
      }),
    );
  });

  it('law: a draw lies in [0, 100) and about a tenth lie below 10', () => {
    const draws = Array.from({ length: 5000 }, (_, index) => drawPercent(deriveMerchantId('direct', `m${index}`), 'salt'));
    expect(draws.every((one) => one >= 0 && one < 100)).toBe(true);
    const share = draws.filter((one) => one < 10).length / draws.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.015);
  });
});

describe('an application that comes in again', () => {
  it('goes on when it is new, or the same as before', () => {
    expect(refuseDuplicate(undefined, sealed())).toBeUndefined();
    expect(refuseDuplicate(registered(), sealed())).toBeUndefined();
  });
  it('is refused naming the field and the remedy when its data is other', () => {
    expect(refuseDuplicate(registered(), sealed({ mcc: '5999' }))).toMatchObject({
      code: 'duplicate_reference',
      field: 'subject',
      about: { subject: expect.any(String) },
    });
  });
  it('is refused when its merchant has left', () => {
    expect(refuseDuplicate(inStage('offboarded'), sealed())?.code).toBe('merchant_closed');
  });
  it('is the same application whatever the pepper its account is sealed with', () => {
    const event = anApplication({ bankAccount: { country: 'DE', iban: 'DE89370400440532013000', holder: 'Ana' } });
    expect(applicationFingerprint(sealApplication(event, 'a'))).toBe(applicationFingerprint(sealApplication(event, 'b')));
  });
});
