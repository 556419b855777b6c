import { describe, expect, test } from 'vitest';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { addMethod, boardMethod, removeMethod } from '../../../domain/desk/methods-by-hand.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { anOpenTask, applied, aRequirement, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const context = at(tuesday);
const deed = (method: string) => ({ merchantId: shopId, method, requestId: 'k1', by: 'ana', reason: 'asked by phone' });
const boarding = (more = {}) =>
  aRequirement('boarding:pix', {
    ...{ subject: { kind: 'payment_method', id: 'pix' }, suppliedBy: 'operations', awaitingActionFrom: 'operations' },
    ...{ dueIn: 'activation', restricts: ['pix_payments'], ...more },
  });
const live = (...more: Parameters<typeof having>[1][]): Snapshot => having(inStage('activation'), boarding(), ...more);
const methodIn = (snapshot: Snapshot, id: string) => snapshot.paymentMethods.find((one) => one.id === id);
const requirementIn = (snapshot: Snapshot, id: string) => snapshot.requirements.find((one) => one.id === id);

describe('boarding a payment method', () => {
  test('hands it to the provider: it is the provider’s move from then on', () => {
    const after = applied(live(), boardMethod(live(), deed('pix'), context));
    expect(methodIn(after, 'pix')).toMatchObject({ status: 'pending_external', statusAt: tuesday });
    expect(requirementIn(after, 'boarding:pix')).toMatchObject({
      ...{ verificationStatus: 'pending_verification', awaitingActionFrom: 'provider' },
    });
  });

  test('is refused while the provider has it, for one that is boarded, and for one the merchant does not want', () => {
    const with_ = (status: 'pending_external' | 'activated') => {
      const known = methodIn(registered(), 'pix');
      if (known === undefined) throw new Error('no pix');
      return having(inStage('activation'), { ...known, status });
    };
    for (const status of ['pending_external', 'activated'] as const)
      expect(() => boardMethod(with_(status), deed('pix'), context)).toThrow(because('method-not-ours', { status }));
    expect(() => boardMethod(live(), deed('ideal'), context)).toThrow(because('method-not-wanted', { method: 'ideal' }));
  });

  test('is refused when a later answer of the provider is known', () => {
    const known = methodIn(registered(), 'pix');
    if (known === undefined) throw new Error('no pix');
    const later = live({ ...known, version: 2, status: 'rejected', statusAt: '2018-03-07T00:00:00.000Z' });
    expect(() => boardMethod(later, deed('pix'), context)).toThrow(because('method-not-ours'));
  });

  test('once more is possible after the provider refused it', () => {
    const refused = having(live(), boarding({ verificationStatus: 'failed' }));
    const known = methodIn(refused, 'pix');
    if (known === undefined) throw new Error('no pix');
    expect(boardMethod(having(refused, { ...known, status: 'rejected' }), deed('pix'), context).result.kind).toBe('boarding');
  });

  test('is done by deciding its task, and taking it away too', () => {
    const task = (choices: string[]) =>
      anOpenTask('b', {
        queue: 'boarding',
        subjectKind: 'requirement',
        subjectId: 'boarding:pix',
        choices,
        run: undefined,
        playbook: undefined,
      });
    const snapshot = live(task(['board', 'remove']));
    const decide = (choice: string) =>
      applied(snapshot, decideWork(snapshot, { taskId: 'b', by: 'ana', roles: ['analyst'], choice, reason: 'r' }, context));
    expect(methodIn(decide('board'), 'pix')?.status).toBe('pending_external');
    expect(methodIn(decide('remove'), 'pix')).toMatchObject({ wanted: false, status: 'disabled' });
  });
});

describe('adding a payment method', () => {
  test('opens what the catalogue asks of it, with the task to board it, due at once where the merchant sells', () => {
    for (const stage of ['activation', 'care', 'dormant'] as const) {
      const snapshot = inStage(stage);
      const after = applied(snapshot, addMethod(snapshot, deed('sepa_debit'), context));
      expect(methodIn(after, 'sepa_debit')).toMatchObject({ wanted: true, status: 'pending_boarding', pspClient: 'direct' });
      expect(requirementIn(after, 'boarding:sepa_debit')?.dueStatus).toBe('currently_due');
      expect(openTasks(after).map(({ queue }) => queue)).toEqual(['boarding']);
    }
  });

  test('before activation it is due later', () => {
    const after = applied(registered(), addMethod(registered(), deed('sepa_debit'), context));
    expect(requirementIn(after, 'boarding:sepa_debit')?.dueStatus).toBe('eventually_due');
    expect(openTasks(after)).toEqual([]);
  });

  test('one that was taken away comes back with its requirement', () => {
    const removed = applied(live(), removeMethod(live(), deed('pix'), context));
    const after = applied(removed, addMethod(removed, { ...deed('pix'), requestId: 'k2' }, context));
    expect([methodIn(after, 'pix')?.wanted, requirementIn(after, 'boarding:pix')?.dueStatus]).toEqual([true, 'currently_due']);
  });

  test('is refused for one the merchant has', () => {
    expect(() => addMethod(registered(), deed('pix'), context)).toThrow(because('method-wanted'));
  });
});

test('taking a payment method away drops what is asked for it, and its task', () => {
  const task = anOpenTask('b', {
    queue: 'boarding',
    subjectKind: 'requirement',
    subjectId: 'boarding:pix',
    run: undefined,
    playbook: undefined,
  });
  const snapshot = live(task);
  const decision = removeMethod(snapshot, deed('pix'), context);
  const after = applied(snapshot, decision);
  expect(methodIn(after, 'pix')).toMatchObject({ wanted: false, status: 'disabled' });
  expect(requirementIn(after, 'boarding:pix')?.dueStatus).toBe('superseded');
  expect(openTasks(after)).toEqual([]);
  expect(() => removeMethod(after, deed('pix'), context)).toThrow(because('method-not-wanted'));
});
