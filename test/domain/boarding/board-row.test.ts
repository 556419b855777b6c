import { describe, expect, test } from 'vitest';
import { boardRow } from '../../../domain/boarding/board-row.ts';
import type { PaymentMethod } from '../../../domain/model/parties.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { applied, aRequirement, at, having, inStage, shopId, tuesday } from '../given.ts';

const row = { line: 2, reference: 'shop-1', merchantId: shopId, method: 'ideal' };
const board = (snapshot: Snapshot | undefined, requestId = 'k') =>
  boardRow(snapshot, { row, requestId, by: 'ana', reason: 'the client asks' }, at(tuesday));
const wanting = (status: PaymentMethod['status']): PaymentMethod => ({
  ...{ kind: 'payment_method', merchantId: shopId, id: 'ideal', version: 1, pspClient: 'direct', wanted: true },
  ...{ status, statusAt: tuesday },
});
const statusOf = (snapshot: Snapshot) => snapshot.paymentMethods.find(({ id }) => id === 'ideal')?.status;

describe('a row of a file', () => {
  test('adds the method and hands it to its provider, in one transaction that says both', () => {
    const before = inStage('activation');
    const decision = board(before);
    expect(decision.result).toEqual({ kind: 'added' });
    expect(statusOf(applied(before, decision))).toBe('pending_external');
    const types = decision.timeline.map(({ type }) => type);
    expect(types).toContain('payment-method.added.v1');
    expect(types).toContain('payment-method.boarding.changed.v1');
    expect(new Set(decision.timeline.map(({ id }) => id)).size).toBe(decision.timeline.length);
  });

  test('hands over what the merchant wanted already', () => {
    const before = having(inStage('activation'), wanting('pending_boarding'));
    const decision = board(before);
    expect(decision.result).toEqual({ kind: 'handed_over' });
    expect(statusOf(applied(before, decision))).toBe('pending_external');
  });

  test('sent again, by this upload or another, does nothing', () => {
    const before = inStage('activation');
    const after = applied(before, board(before));
    for (const requestId of ['k', 'another'])
      expect(board(after, requestId)).toMatchObject({ result: { kind: 'boarded_before' }, puts: [], timeline: [] });
    expect(board(having(inStage('activation'), wanting('activated'))).result).toEqual({ kind: 'boarded_before' });
  });

  test('of a merchant nobody knows, or one that has left, is refused by its reference', () => {
    expect(board(undefined).result).toEqual({
      kind: 'refused',
      why: { code: 'row-merchant-unknown', about: { reference: 'shop-1' } },
    });
    expect(board(inStage('offboarded')).result).toMatchObject({ kind: 'refused', why: { code: 'row-merchant-left' } });
  });

  test('is refused while a later word of the provider is known, and what is no refusal is no outcome of a row', () => {
    const later = { ...wanting('pending_boarding'), version: 2, statusAt: '2018-03-07T13:00:00.000Z' };
    expect(board(having(inStage('activation'), later)).result).toMatchObject({
      kind: 'refused',
      why: { code: 'method-not-ours' },
    });
    const broken = { ...at(tuesday), policy: Object.create(null) };
    const input = { row, requestId: 'k', by: 'ana', reason: 'x' };
    expect(() => boardRow(having(inStage('activation'), wanting('pending_boarding')), input, broken)).toThrow(TypeError);
  });

  test('does no harm to a method its requirement already waits on us for', () => {
    const asked = aRequirement('boarding:ideal', {
      awaitingActionFrom: 'operations',
      suppliedBy: 'operations',
      verifiedBy: 'provider',
    });
    expect(board(having(inStage('activation'), wanting('pending_external'), asked)).result).toEqual({ kind: 'handed_over' });
  });
});
