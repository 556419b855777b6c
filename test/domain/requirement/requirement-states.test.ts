import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { isDue, isOpen, nothingCurrentlyDue } from '../../../domain/model/requirement-state.ts';
import {
  extended,
  failed,
  isStale,
  pastDue,
  submitted,
  superseded,
  verified,
  waived,
} from '../../../domain/requirement/change-requirement.ts';
import { byUrgency, deadlineFact } from '../../../domain/requirement/deadline-facts.ts';
import { becomeDue, openRequirement } from '../../../domain/requirement/open-requirement.ts';
import { whoseMove } from '../../../domain/requirement/whose-move.ts';
import { taskWords } from '../../../domain/wording/tasks/task-phrases.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { anOpenTask, aRequirement, having, inStage, registered, shopId, tuesday } from '../given.ts';

const later = addDays(tuesday, 1);
const refusal = { error: { code: 'blurred', remediation: 'send a sharper copy' }, correctionDays: 14 };

describe('a requirement', () => {
  it('can be due and under verification together, and nothing is missed meanwhile', () => {
    const under = submitted(aRequirement('website', { deadline: later, dueAt: later }), tuesday);
    expect(under).toMatchObject({
      dueStatus: 'currently_due',
      verificationStatus: 'pending_verification',
      awaitingActionFrom: 'provider',
      submissions: 1,
    });
    expect(under.dueAt).toBeUndefined();
    expect(pastDue(under).dueStatus).toBe('currently_due');
  });
  it('is past due when its deadline passes on somebody who has not supplied it', () => {
    expect(pastDue(aRequirement('website', { deadline: later, dueAt: later }))).toMatchObject({
      dueStatus: 'past_due',
      deadline: later,
    });
  });
  it('is satisfied when verified; one that was waived stays waived', () => {
    expect(verified(aRequirement('website'), later)).toMatchObject({
      dueStatus: 'satisfied',
      verificationStatus: 'verified',
      verifiedAt: later,
    });
    expect(verified(waived(aRequirement('website'), 'seen on site'), later).dueStatus).toBe('waived');
    expect(superseded(aRequirement('website'), 'left')).toMatchObject({ dueStatus: 'superseded', closedReason: 'left' });
  });
  it('is its supplier’s move again when refused, with the deadline that still lies ahead', () => {
    const refused = failed(submitted(aRequirement('website', { deadline: addDays(tuesday, 9) }), tuesday), later, later, refusal);
    expect(refused).toMatchObject({
      dueStatus: 'currently_due',
      verificationStatus: 'failed',
      awaitingActionFrom: 'merchant',
      dueAt: addDays(tuesday, 9),
    });
  });
  it('has a new deadline when the old one passed during verification, or when it had been satisfied', () => {
    const passed = failed(submitted(aRequirement('website', { deadline: tuesday }), tuesday), later, later, refusal);
    const reopened = failed(verified(aRequirement('website', { deadline: addDays(tuesday, 9) }), tuesday), later, later, {
      ...refusal,
      awaiting: 'operations',
    });
    expect([passed.deadline, reopened.deadline]).toEqual([addDays(later, 14), addDays(later, 14)]);
    expect(reopened).toMatchObject({ dueStatus: 'currently_due', awaitingActionFrom: 'operations' });
  });
  it('of a later stage has no deadline yet when refused', () => {
    const refused = failed(aRequirement('boarding:pix', { dueStatus: 'eventually_due' }), later, later, refusal);
    expect([refused.dueStatus, refused.dueAt]).toEqual(['eventually_due', undefined]);
  });
  it('keeps the history of its deadline, and is due again once extended', () => {
    const more = extended(aRequirement('website', { dueStatus: 'past_due', deadline: tuesday }), later, {
      at: tuesday,
      by: 'bia',
      reason: 'holiday',
    });
    expect(more).toMatchObject({
      dueStatus: 'currently_due',
      deadline: later,
      dueAt: later,
      deadlineHistory: [{ from: tuesday, to: later, by: 'bia', reason: 'holiday' }],
    });
    expect(extended(aRequirement('website'), later, { at: tuesday, by: 'bia', reason: 'x' }).deadlineHistory[0]?.from).toBe(
      tuesday,
    );
  });
  it('of a later stage becomes due, with its deadline, when the stage comes; others stay as they are', () => {
    const opening = {
      merchantId: shopId,
      id: 'boarding:pix',
      title: 'Boarding',
      subject: { kind: 'payment_method' as const, id: 'pix' },
      requestedReason: 'r',
      dueIn: 'activation' as const,
      dueNow: false,
      suppliedBy: 'provider' as const,
      verifiedBy: 'provider' as const,
      deadlineDays: 14,
      restricts: [],
    };
    const waiting = openRequirement(opening, tuesday);
    expect([waiting.dueStatus, waiting.dueAt]).toEqual(['eventually_due', undefined]);
    expect(becomeDue(waiting, later)).toMatchObject({
      dueStatus: 'currently_due',
      deadline: addDays(later, 14),
      dueAt: addDays(later, 14),
    });
    expect(becomeDue({ ...waiting, deadlineDays: undefined }, later).deadline).toBeUndefined();
    expect(becomeDue(aRequirement('website'), later)).toEqual(aRequirement('website'));
    expect(openRequirement({ ...opening, errors: [], deadlineDays: undefined }, tuesday).verificationStatus).toBe(
      'not_submitted',
    );
  });
});

describe('facts about a requirement in any order', () => {
  const apply = {
    submitted: (one: ReturnType<typeof aRequirement>, at: string) => submitted(one, at),
    failed: (one: ReturnType<typeof aRequirement>, at: string) => failed(one, at, '2019-01-01T00:00:00.000Z', refusal),
    verified: (one: ReturnType<typeof aRequirement>, at: string) => verified(one, at),
  };
  const fact = fc.record({ kind: fc.constantFrom('submitted', 'failed', 'verified'), day: fc.nat(6) });
  type Told = { kind: 'submitted' | 'failed' | 'verified'; day: number };
  const take = (facts: readonly Told[]) =>
    facts.reduce((one, { kind, day }) => {
      const at = addDays(tuesday, day);
      return isStale(one, at, kind) ? one : apply[kind](one, at);
    }, aRequirement('website'));

  it('law: end in the same verification status, whatever the order they arrive in', () => {
    fc.assert(
      fc.property(
        fc
          .array(fact, { minLength: 1, maxLength: 6 })
          .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([told, shuffled]) => {
          expect(take(shuffled).verificationStatus).toBe(take(told).verificationStatus);
        },
      ),
    );
  });
});

describe('what is due now', () => {
  it('law: nothing is currently due exactly when every requirement is met, dropped or of a later stage', () => {
    const status = fc.constantFrom('eventually_due', 'currently_due', 'past_due', 'satisfied', 'waived', 'superseded');
    fc.assert(
      fc.property(fc.array(status, { maxLength: 6 }), (all) => {
        const snapshot = having(registered(), ...all.map((dueStatus, index) => aRequirement(`r${index}`, { dueStatus })));
        expect(nothingCurrentlyDue(snapshot)).toBe(all.every((one) => one !== 'currently_due' && one !== 'past_due'));
        for (const one of snapshot.requirements) if (isDue(one)) expect(isOpen(one)).toBe(true);
      }),
    );
  });
});

describe('whose move it is', () => {
  const due = (awaitingActionFrom: 'merchant' | 'operations' | 'provider') =>
    aRequirement(awaitingActionFrom, { awaitingActionFrom });
  it('is the merchant’s as soon as it could do anything, else ours, else the provider’s', () => {
    expect(whoseMove(having(registered(), due('provider'), due('operations'), due('merchant')))).toBe('merchant');
    expect(whoseMove(having(registered(), due('provider'), due('operations')))).toBe('operations');
    expect(whoseMove(having(registered(), due('provider')))).toBe('provider');
  });
  it('is ours while a task about the merchant is open', () => {
    expect(whoseMove(having(registered(), due('merchant'), anOpenTask('t')))).toBe('operations');
  });
  it('with nothing due is the merchant’s where it is to sell, ours where we check, nobody’s once it has left', () => {
    expect(whoseMove(registered())).toBe('operations');
    expect(whoseMove(inStage('risk_check'))).toBe('operations');
    for (const stage of ['activation', 'care', 'dormant'] as const) expect(whoseMove(inStage(stage))).toBe('merchant');
    expect(whoseMove(inStage('offboarded'))).toBe('nobody');
  });
  it('is not the provider’s when the merchant has another payment method to sell by', () => {
    const boarded = {
      kind: 'payment_method' as const,
      merchantId: shopId,
      id: 'card',
      version: 2,
      pspClient: 'direct',
      wanted: true,
      status: 'activated' as const,
      statusAt: tuesday,
    };
    expect(whoseMove(having(inStage('activation'), due('provider')))).toBe('provider');
    expect(whoseMove(having(inStage('activation'), due('provider'), boarded))).toBe('merchant');
  });
});

describe('a fact about a deadline', () => {
  const sentence = (more: Parameters<typeof aRequirement>[1]) =>
    taskWords.read(deadlineFact(aRequirement('bank_account', more), 'America/Sao_Paulo'), voiceOf('en'));
  it.each([
    [
      { deadline: '2018-03-12T13:00:00.000Z' },
      'due on 12 March 2018, then payouts stop; waiting on the merchant: Bank account for payouts',
    ],
    // one in the morning in Greenwich is still the day before in São Paulo
    [
      { deadline: '2018-03-12T01:00:00.000Z', restricts: ['payments', 'pix_payments'] },
      'due on 11 March 2018, then payments and Pix payments stop; waiting on the merchant: Bank account for payouts',
    ],
    [{ deadline: tuesday, restricts: [] }, 'due on 6 March 2018; waiting on the merchant: Bank account for payouts'],
    [{ awaitingActionFrom: 'operations' as const }, 'waiting on us: Bank account for payouts'],
    [{ awaitingActionFrom: 'provider' as const }, 'waiting on the provider: Bank account for payouts'],
  ])('names the day, so that it is true whenever it is read: %o', (more, expected) => {
    expect(sentence(more)).toBe(expected);
  });
  it('puts the most pressing first', () => {
    const all = [
      aRequirement('b'),
      aRequirement('a'),
      aRequirement('z', { deadline: later }),
      aRequirement('y', { deadline: tuesday }),
      aRequirement('x', { deadline: later }),
      aRequirement('c'),
    ];
    expect(all.toSorted(byUrgency).map((one) => one.id)).toEqual(['y', 'x', 'z', 'a', 'b', 'c']);
  });
});
