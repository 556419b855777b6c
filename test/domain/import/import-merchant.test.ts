import { describe, expect, test } from 'vitest';
import { importedRow, importMerchant } from '../../../domain/import/import-merchant.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { applied, at, registered, tuesday } from '../given.ts';

const row = (more: object = {}) =>
  importedRow.parse({
    ...{ reference: 'live-1', pspClient: 'ppro', legalName: 'Boekwinkel', legalEntityType: 'company', mcc: '5942' },
    ...{ country: 'NL', currency: 'EUR', timeZone: 'Europe/Amsterdam', locale: 'nl-NL', contact: { email: 'a@b.example' } },
    ...{ paymentMethods: ['ideal', 'card', 'ideal'], ...more },
  });
const imports = (one = row(), known?: Snapshot) =>
  importMerchant(known, { row: one, by: 'leo', reason: 'they move to us' }, at(tuesday));

describe('a merchant that sells already', () => {
  test('is in care at once, with its methods active, its owner and a watch, and one entry that says who brought it', () => {
    const decision = imports();
    expect(decision.result).toEqual({ kind: 'imported' });
    expect(decision.timeline).toMatchObject([
      { type: 'merchant.imported.v1', actor: { id: 'leo' }, reason: 'they move to us', data: { stage: 'care' } },
    ]);
    const next = applied(undefined, decision);
    expect(next.merchant).toMatchObject({ lifecycleStage: 'care', chargesEnabled: true, payoutsEnabled: true });
    expect(next.merchant).not.toHaveProperty('disabledReason');
    expect(next.paymentMethods.map(({ id, status }) => [id, status])).toEqual([
      ['ideal', 'activated'],
      ['card', 'activated'],
    ]);
    expect(next.members).toMatchObject([{ id: 'a@b.example', role: 'owner' }]);
    expect(next.watch).toMatchObject({ since: tuesday, rhythmDays: null });
  });

  test('is there already when the same row comes again, and refused when it differs', () => {
    const known = applied(undefined, imports());
    expect(imports(row(), known)).toMatchObject({ result: { kind: 'imported_before' }, puts: [], timeline: [] });
    expect(imports(row({ legalName: 'Another' }), known).result).toMatchObject({
      kind: 'refused',
      why: { code: 'row-merchant-known', about: { reference: 'live-1' } },
    });
    expect(imports(row(), registered()).result.kind).toBe('refused');
  });
});
