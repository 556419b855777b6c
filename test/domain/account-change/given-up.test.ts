import { describe, expect, test } from 'vitest';
import { holderQuestion, sealedWish } from '../../../domain/account-change/change-wish.ts';
import { handOverChange } from '../../../domain/account-change/hand-over-change.ts';
import { sealedAccountOf } from '../../../domain/account-change/sealed-account-of.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { handInValue } from '../../../domain/desk/hand-in.ts';
import type { FactEvent } from '../../../domain/events/inbound.ts';
import { changeObjectedFact } from '../../../domain/fact/change-fact.ts';
import type { Teller } from '../../../domain/fact/fact.ts';
import type { AccountChange, ChangeTarget } from '../../../domain/model/account-change.ts';
import type { BankAccount } from '../../../domain/model/parties.ts';
import type { ParkedWait } from '../../../domain/model/wait.ts';
import { decideWakeUp } from '../../../domain/playbook/decide-wake-up.ts';
import { changeSubject } from '../../../domain/task/change-subject.ts';
import { aPolicy, aRequirement, at, having, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { newAccount, Protocol, settled } from './given-change.ts';

const address: Extract<ChangeTarget, { of: 'address' }> = { of: 'address', lines: ['Rua Nova 1'], city: 'Santos', country: 'BR' };
const withoutRules = () => {
  const policy = aPolicy();
  delete policy.accountChanges;
  return policy;
};

describe('what is asked for', () => {
  test('is refused when it is what we have: the account, the address, the contact however it is written', () => {
    const protocol = new Protocol().ask({ to: address, reason: 'the lease has ended', holder: undefined }).toApproval();
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    protocol.handOver();
    const none = (of: string) => because('change-is-none', { of });
    expect(() => protocol.ask({ to: address })).toThrow(none('address'));
    expect(() => protocol.ask({ to: { of: 'contact', name: 'Lia', phone: '+55 11 98765-4321' } })).toThrow(none('contact'));
    protocol.ask({ to: { of: 'contact', name: 'Lia Reis' } });
    const moved = new Protocol(having(settled(), { ...bankAccount, fingerprint: 'f'.repeat(32) }));
    expect(() => moved.ask()).toThrow(none('bank_account'));
  });

  test('is refused when it names nobody to reach, or an account that cannot be one; of an address no bank is asked', () => {
    expect(() => sealedWish({ of: 'contact' }, 'pepper')).toThrow(because('contact-empty', {}));
    const wish = { of: 'bank_account', country: 'BR', holder: 'Loja' } as const;
    expect(() => sealedWish({ ...wish, accountNumber: 'BR1800360305000010009795493C2' }, 'pepper')).toThrow(
      because('account-not-valid', {}),
    );
    expect(holderQuestion({ ...wish, accountNumber: '0001234' })).toMatchObject({ accountNumber: '0001234', holder: 'Loja' });
    expect([holderQuestion(address), sealedWish(address, 'pepper')]).toEqual([undefined, address]);
  });

  test('is refused, and no step goes on, under a policy that takes no changes, or of a change there is not', () => {
    expect(() => new Protocol(settled(), tuesday, withoutRules()).ask()).toThrow(because('changes-not-taken', {}));
    const protocol = new Protocol().ask();
    const { snapshot, input } = protocol;
    expect(() => handOverChange(snapshot, input, at(tuesday, withoutRules()))).toThrow(because('changes-not-taken', {}));
    expect(() => handOverChange(snapshot, { ...input, changeId: 'c-none' }, protocol.context)).toThrow('c-none');
  });
});

const bankAccount: BankAccount = {
  ...{ kind: 'bank_account', merchantId: shopId, id: 'primary', version: 1, country: 'BR', last4: '0000' },
  ...{ fingerprint: '0'.repeat(32), addedAt: tuesday },
};

describe('a holder', () => {
  test('nobody could be asked about counts as no answer; one the bank names is told by name', () => {
    const silent = new Protocol().ask({ holder: undefined });
    silent.weigh();
    expect(silent.judgeHolder()).toBe('unclear');
    expect(silent.change.holder?.answer).toBe('NOAP');
    const named = new Protocol().ask({ holder: { answer: 'NMTC', name: 'Somebody Else' } });
    named.weigh();
    named.judgeHolder();
    expect(named.told('account-change.holder-checked.v1')[0]?.data).toMatchObject({ answer: 'NMTC', name: 'Somebody Else' });
    named.askPerson('holder');
    expect(JSON.stringify(named.snapshot.tasks)).toContain('Somebody Else');
  });
});

describe('a notice', () => {
  test('waits on the page of a merchant that no letter reaches', () => {
    const shop = settled();
    const { email: _none, ...contact } = shop.merchant.contact;
    const protocol = new Protocol({ ...shop, merchant: { ...shop.merchant, contact }, members: [] }).ask().toApproval();
    expect(protocol.change.notified?.letters).toHaveLength(1);
    expect(protocol.snapshot.nudges).toMatchObject([{ channel: 'in_app' }]);
  });
});

describe('an objection', () => {
  const told = (protocol: Protocol, changeId: string, teller: Teller) =>
    changeObjectedFact({
      event: {
        ...{ specversion: '1.0', id: 'e1', source: 'desk', time: protocol.now, subject: 'shop-1' },
        ...{ type: 'account-change.objected.v1', data: { pspClient: 'direct', changeId } },
      } as Extract<FactEvent, { type: 'account-change.objected.v1' }>,
      ...{ teller, snapshot: protocol.snapshot, context: protocol.context },
    });

  test('by event stops the change in the name of whoever tells of it, once; of no change it is refused by field', () => {
    const protocol = new Protocol().ask();
    const { id } = protocol.change;
    for (const [teller, by] of [
      [
        { kind: 'person', id: 'leo' },
        { kind: 'person', id: 'leo' },
      ],
      [
        { kind: 'outside', source: 'crm' },
        { kind: 'provider', id: 'crm' },
      ],
    ] as const) {
      const effect = told(protocol, id, teller);
      expect(effect).toMatchObject({ kind: 'takes', puts: expect.arrayContaining([expect.objectContaining({ id })]) });
      expect(JSON.stringify(effect)).toContain(JSON.stringify(by));
    }
    expect(told(protocol, 'c-none', { kind: 'outside', source: 'crm' })).toMatchObject({ kind: 'refused' });
    protocol.object();
    expect(told(protocol, id, { kind: 'outside', source: 'crm' })).toEqual({ kind: 'stale', why: 'change_ended' });
  });

  test('opens no task where policy has no queue for it, and holds payouts all the same', () => {
    const policy = aPolicy();
    delete policy.tasks.routing.security;
    const protocol = new Protocol(settled(), addDays(tuesday, 200), policy).ask();
    protocol.object();
    expect([protocol.snapshot.tasks, protocol.told('payouts.held.v1')]).toEqual([[], [expect.anything()]]);
  });

  test('ends what people were asked: nobody decides it any more, and payouts are released once', () => {
    const protocol = new Protocol().ask();
    protocol.weigh();
    protocol.askEvidence();
    protocol.document();
    protocol.judgeHolder();
    protocol.askPerson('call_back');
    const asked = protocol.snapshot.tasks;
    protocol.object();
    expect(() => protocol.askPerson('call_back')).toThrow(because('change-ended', {}));
    const security = protocol.snapshot.tasks;
    protocol.decide('cleo', 'release_payouts');
    // the task of before, once more in hand: what it would do has been done
    protocol.snapshot = having(protocol.snapshot, ...security.filter(({ queue }) => queue === 'security'));
    protocol.decide('cleo', 'release_payouts');
    expect(protocol.told('payouts.released.v1')).toHaveLength(1);
    const change = protocol.snapshot.accountChanges;
    protocol.snapshot = having(protocol.snapshot, ...asked);
    protocol.decide('bob', 'confirmed');
    expect(protocol.snapshot.accountChanges).toEqual(change);
  });

  test('is about a change there is: nobody is asked about another, nor where policy has no queue for the question', () => {
    const protocol = new Protocol().ask();
    const ask = (kind: string, changeId: string) =>
      changeSubject({ snapshot: protocol.snapshot, ask: Object({ kind, changeId }) });
    expect(() => ask('call_back', 'c-none')).toThrow('c-none');
    // a question of a later version is titled as the one that most hangs on
    expect(ask('later', protocol.change.id).title).toMatchObject({ code: 'change-approval' });
    const policy = aPolicy();
    delete policy.tasks.routing.callBack;
    const unrouted = new Protocol(settled(), addDays(tuesday, 200), policy).ask();
    unrouted.weigh();
    expect(() => unrouted.askPerson('call_back')).toThrow('callBack');
  });
});

describe('an approved merchant', () => {
  test('hands in what no protocol guards: its VAT number changes by handing it in', () => {
    const wanted = aRequirement('identifier:vat_number', {
      ...{ suppliedBy: 'merchant', verifiedBy: 'operations', verificationStatus: 'failed' },
    });
    const deed = {
      merchantId: shopId,
      requirementId: wanted.id,
      requestId: 'r',
      by: 'lia@loja.example.com',
      value: '11222333000181',
    };
    expect(handInValue(having(settled(), wanted), deed, at(addDays(tuesday, 200)), 'pepper').result.kind).toBe('submitted');
  });
});

describe('a run of a change', () => {
  const parked = (protocol: Protocol, waitingFor: 'evidence' | 'first_payout', run = protocol.change.run ?? ''): ParkedWait => ({
    ...{ kind: 'wait', merchantId: shopId, id: run, version: 1, playbook: 'account-change', run, waitingFor },
    ...{ since: tuesday, status: 'parked', token: 'secret' },
  });
  const news = (protocol: Protocol, waitingFor: 'evidence' | 'first_payout', run?: string) => {
    const wakeUp = decideWakeUp(protocol.snapshot, parked(protocol, waitingFor, run), protocol.context);
    return wakeUp.kind === 'wait' ? 'wait' : wakeUp.news.kind;
  };
  const paid = (protocol: Protocol): AccountChange => ({ ...protocol.change, firstPayoutAt: protocol.now });

  test('waits for its document, its end and its first payout, each of its own change only', () => {
    const protocol = new Protocol().ask();
    protocol.weigh();
    protocol.askEvidence();
    expect([news(protocol, 'evidence'), news(protocol, 'evidence', 'another')]).toEqual(['wait', 'wait']);
    expect(news(protocol, 'first_payout')).toBe('wait');
    protocol.document();
    expect(news(protocol, 'evidence')).toBe('evidence');
    protocol.snapshot = having(protocol.snapshot, paid(protocol));
    expect(news(protocol, 'first_payout')).toBe('first_payout');
    protocol.object();
    expect(news(protocol, 'evidence')).toBe('stopped');
  });
});

describe('what seals an account', () => {
  test('is told of an account and of a change to one that was not stopped, and of nothing else', () => {
    const { change, snapshot } = new Protocol().ask();
    expect(
      [bankAccount, change, { ...change, status: 'stopped' as const }, { ...change, to: address }, snapshot.merchant].map(
        sealedAccountOf,
      ),
    ).toEqual([
      ...['0'.repeat(32), newAccount.of === 'bank_account' && newAccount.fingerprint],
      ...[undefined, undefined, undefined],
    ]);
  });
});
