import { describe, expect, test } from 'vitest';
import { sealedWish } from '../../../domain/account-change/change-wish.ts';
import { firstPayout } from '../../../domain/account-change/close-change.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { businessTimeBetween } from '../../../domain/calendar/business-time-between.ts';
import { handInValue } from '../../../domain/desk/hand-in.ts';
import { NotAllowed } from '../../../domain/errors.ts';
import { closing } from '../../../domain/merchant/closing.ts';
import type { ChangeRequest } from '../../../domain/model/account-change.ts';
import { merchantCalendar } from '../../../domain/model/merchant-calendar.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { aRequirement, at, having, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { Protocol, settled } from './given-change.ts';

const request = (more: Partial<ChangeRequest> = {}): ChangeRequest => ({
  ...{ through: 'email', urgent: false, oldAccountClosed: false, accountOfAnother: false },
  ...more,
});
const stopped = (protocol: Protocol) => protocol.told('account-change.stopped.v1').map(({ data }) => data['because']);
const flags = (protocol: Protocol) => protocol.change.flags.map(({ flag }) => flag);
/** the account that payouts go to */
const account = ({ snapshot }: Protocol) => snapshot.bankAccounts.find(({ id }) => id === 'primary')?.last4;

describe('ten frauds stop, each with its reason on the timeline', () => {
  test('1: the contact is changed first, then the account: the old phone is called', () => {
    const protocol = new Protocol();
    protocol.ask({ to: { of: 'contact', phone: '+5511999990000' } }).toApproval();
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    expect(protocol.handOver()).toBe('done');
    expect(protocol.snapshot.merchant.contact.phone).toBe('+5511999990000');
    protocol.pass(5).ask();
    protocol.weigh();
    expect(flags(protocol)).toContain('contact_changed_lately');
    expect(protocol.change.callBackTo).toMatchObject({ channel: 'phone', value: '+5511987654321' });
    protocol.askEvidence();
    protocol.document();
    protocol.judgeHolder();
    protocol.askPerson('call_back');
    protocol.decide('bob', 'denied', 'Lia never asked for it');
    expect(stopped(protocol)).toEqual(['call_back_denied']);
    expect(account(protocol)).not.toBe('4321');
  });

  test('2: every contact is younger than the thirty days before the request: nobody can be called', () => {
    const shop = settled();
    const now = addDays(tuesday, 200);
    const contactSince = { email: addDays(now, -20), phone: addDays(now, -29) };
    const members = shop.members.map((one) => ({ ...one, since: addDays(now, -3) }));
    const protocol = new Protocol({ ...shop, merchant: { ...shop.merchant, contactSince }, members }, now).ask();
    expect(protocol.weigh()).toBe('stopped');
    expect(stopped(protocol)).toEqual(['no_known_contact']);
  });

  test('3: the letter names a number to call: it is never the one that is called', () => {
    const protocol = new Protocol();
    const { phone } = protocol.snapshot.merchant.contact;
    protocol.ask({
      to: { of: 'contact', phone: '+5511999990000', email: 'new@evil.example.com' },
      request: request({ sender: 'lia@loja.example.com' }),
    });
    protocol.weigh();
    expect(protocol.change.callBackTo?.value).toBe(phone);
    protocol.askPerson('call_back');
    protocol.decide('bob', 'denied');
    expect(stopped(protocol)).toEqual(['call_back_denied']);
  });

  test('4: the owner’s mailbox is taken over: no answer from the address the wish came by counts', () => {
    const shop = settled();
    const { phone: _none, ...contact } = shop.merchant.contact;
    const protocol = new Protocol({ ...shop, merchant: { ...shop.merchant, contact } });
    protocol.ask({ askedBy: { kind: 'merchant', id: 'lia@loja.example.com' }, request: request({ through: 'page' }) });
    const owner = protocol.snapshot.members[0]?.id;
    expect(owner).toBeDefined();
    protocol.weigh();
    expect(protocol.change.callBackTo?.value).not.toBe('lia@loja.example.com');
  });

  test('5: the president writes, it is urgent, and the answer goes elsewhere: red flags, and a longer cooling-off', () => {
    const protocol = new Protocol();
    protocol.ask({
      request: request({ sender: 'boss@l0ja.example.net', replyTo: 'boss@mail.example.org', urgent: true }),
    });
    protocol.toApproval();
    expect(flags(protocol)).toEqual(['sender_domain_new', 'reply_to_differs', 'urgent']);
    expect(protocol.change.coolingOff).toMatchObject({ workingDays: 7, reasons: ['red_flags'] });
    protocol.decide('cleo', 'decline', 'three red flags');
    expect(stopped(protocol)).toEqual(['approval_declined']);
  });

  test('6: the holder of the account is somebody else: a person refuses it', () => {
    const protocol = new Protocol().ask({ holder: { answer: 'NMTC' } });
    protocol.weigh();
    protocol.askEvidence();
    protocol.document();
    expect(protocol.judgeHolder()).toBe('unclear');
    protocol.askPerson('holder');
    protocol.decide('cleo', 'refuse', 'another company');
    expect(stopped(protocol)).toEqual(['holder_declined']);
  });

  test('7: an analyst asks, calls and approves under another spelling: that is one person', () => {
    const protocol = new Protocol().ask({ askedBy: { kind: 'person', id: 'ana' } }).toApproval('Ana');
    expect(() => protocol.decide('ANA', 'approve')).toThrow(because('people-too-few', { least: 3 }));
    protocol.decide('bob', 'approve');
    // a Cyrillic letter that looks the same
    expect(() => protocol.decide('аna', 'approve')).toThrow(NotAllowed);
    protocol.decide('cleo', 'decline', 'something is wrong here');
    expect(stopped(protocol)).toEqual(['approval_declined']);
  });

  test('8: the owner objects a minute before the hand-over, when two have approved already', () => {
    const protocol = new Protocol().ask().toApproval();
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    expect(protocol.object()).toBe('stopped');
    expect(protocol.handOver()).toBe('stopped');
    expect(stopped(protocol)).toEqual(['objection']);
    expect(protocol.told('payouts.held.v1').map(({ data }) => data['because'])).toEqual(['objection']);
    expect(protocol.snapshot.tasks.some(({ queue, status }) => queue === 'security' && status === 'open')).toBe(true);
    expect(account(protocol)).not.toBe('4321');
  });

  test('9: the forged statement is not accepted, or done without: nothing is handed over, and it ends', () => {
    const protocol = new Protocol().ask();
    protocol.weigh();
    protocol.askEvidence();
    protocol.document('waived', 'failed');
    expect(() => protocol.handOver()).toThrow(
      expect.objectContaining({ lack: expect.objectContaining({ code: 'evidence-missing' }) }),
    );
    expect(protocol.pass(31).close('expired')).toBe('stopped');
    expect(stopped(protocol)).toEqual(['expired']);
  });

  test('10: the old account is said to be closed, to have payouts sent at once: they wait instead', () => {
    const protocol = new Protocol().ask({ request: request({ oldAccountClosed: true }) });
    expect(protocol.told('payouts.held.v1').map(({ data }) => data['because'])).toEqual(['old_account_closed']);
    protocol.weigh();
    protocol.object();
    expect(stopped(protocol)).toEqual(['objection']);
    expect(protocol.told('payouts.held.v1')).toHaveLength(1);
    protocol.decide('cleo', 'release_payouts', 'Lia confirmed the account on file');
    expect(protocol.told('payouts.released.v1')).toHaveLength(1);
  });
});

describe('no way around the protocol', () => {
  const asked = (field: 'bank_account' | 'email' | 'phone') =>
    aRequirement(`identifier:${field}`, { suppliedBy: 'merchant', verifiedBy: 'operations', verificationStatus: 'failed' });
  const handIn = (snapshot: Snapshot, field: 'bank_account' | 'email' | 'phone', value: string) =>
    handInValue(
      having(snapshot, asked(field)),
      { merchantId: shopId, requirementId: `identifier:${field}`, requestId: 'r', by: 'lia@loja.example.com', value },
      at(addDays(tuesday, 200)),
      'pepper',
    );

  test('an approved merchant’s account and contact are not changed by handing in what was asked for again', () => {
    const protocol = new Protocol().ask().toApproval();
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    protocol.handOver();
    const { snapshot } = protocol;
    const wanted = because('change-wanted');
    expect(() => handIn(snapshot, 'bank_account', 'BR1800360305000010009795493C1')).toThrow(wanted);
    expect(() => handIn(snapshot, 'email', 'new@evil.example.com')).toThrow(wanted);
    expect(() => handIn(snapshot, 'phone', '+5511999990000')).toThrow(wanted);
    // the same once more, written otherwise, changes nothing
    expect(handIn(snapshot, 'phone', '+55 11 98765-4321').result).toMatchObject({ verificationStatus: 'verified' });
  });

  test('what is missing may be handed in, and an application may still be corrected', () => {
    const shop = settled();
    const { phone: _none, ...contact } = shop.merchant.contact;
    const silent = { ...shop, merchant: { ...shop.merchant, contact } };
    expect(handIn(silent, 'phone', '+5511999990000').result).toMatchObject({ verificationStatus: 'verified' });
    const { approvedAt: _approved, ...applying } = shop.merchant;
    expect(handIn({ ...shop, merchant: applying }, 'phone', '+5511999990000').result).toMatchObject({
      verificationStatus: 'verified',
    });
    expect(handIn(shop, 'bank_account', 'BR1800360305000010009795493C1').result.kind).toBe('submitted');
  });
});

describe('policy', () => {
  test('says whether payouts wait because the old account is closed; an objection holds them whatever it says', () => {
    const policy = structuredClone(at(tuesday).policy);
    if (policy.accountChanges === undefined) throw new Error('the policy takes no changes');
    policy.accountChanges.holdWhenOldAccountClosed = false;
    const protocol = new Protocol(settled(), addDays(tuesday, 200), policy);
    protocol.ask({ request: request({ oldAccountClosed: true }) });
    expect(protocol.told('payouts.held.v1')).toEqual([]);
    protocol.object();
    expect(protocol.told('payouts.held.v1').map(({ data }) => data['because'])).toEqual(['objection']);
  });
});

describe('a code that was typed on the page', () => {
  test('asks for one change: another one, even of another kind, takes another code', () => {
    const protocol = new Protocol().ask({ ticket: 'fresh/m/1' });
    const phone = { of: 'contact', phone: '+5511999990000' } as const;
    expect(() => protocol.ask({ to: phone, ticket: 'fresh/m/1' })).toThrow(because('new-code-wanted', {}));
    expect(protocol.ask({ to: phone, ticket: 'fresh/m/2' }).snapshot.accountChanges).toHaveLength(2);
    expect(JSON.stringify(protocol.snapshot)).not.toContain('fresh/m/');
  });
});

describe('a change that is right', () => {
  test('is handed over after three working days, and payouts that waited go on', () => {
    const protocol = new Protocol().ask({ request: request({ oldAccountClosed: true }) });
    protocol.toApproval();
    const { coolingOff } = protocol.change;
    const calendar = merchantCalendar(at(protocol.now).policy, protocol.snapshot.merchant);
    expect(coolingOff?.workingDays).toBe(3);
    expect(businessTimeBetween(calendar, coolingOff?.from ?? '', coolingOff?.until ?? '')).toBe(27 * 3_600_000);
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    expect(protocol.handOver()).toBe('watch_payout');
    expect(protocol.handOver()).toBe('watch_payout');
    expect(account(protocol)).toBe('4321');
    expect(protocol.told('payouts.released.v1')).toHaveLength(1);
    expect(protocol.close()).toBe('closed');
    expect(protocol.close()).toBe('stopped');
  });

  test('has its first payout watched: one that was paid before the hand-over is not it', () => {
    const protocol = new Protocol().ask().toApproval();
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    const before = protocol.now;
    protocol.pass(1).handOver();
    protocol.take(firstPayout(protocol.snapshot, { paidAt: before, accountLast4: undefined }, 'payout-1', protocol.context));
    expect(protocol.change.firstPayoutAt).toBeUndefined();
    const paid = (accountLast4: string | undefined) =>
      firstPayout(protocol.snapshot, { paidAt: protocol.now, accountLast4 }, 'payout-2', protocol.context);
    protocol.pass(1).take(paid('9999'));
    expect(protocol.change.firstPayoutAt).toBeUndefined();
    protocol.take(paid('4321'));
    expect(protocol.change.firstPayoutAt).toBe(protocol.now);
    expect(protocol.told('account-change.first-payout.v1').map(({ data }) => data['paidAt'])).toEqual([protocol.now]);
    protocol.close();
    expect(protocol.told('account-change.closed.v1')[0]?.data['firstPayoutAt']).toBe(protocol.now);
  });

  test('is objected to afterwards: it stays, payouts wait, and people look into it', () => {
    const protocol = new Protocol().ask().toApproval();
    protocol.decide('cleo', 'approve');
    protocol.decide('dan', 'approve');
    protocol.handOver();
    expect(protocol.object()).toBe('too_late');
    expect(protocol.object()).toBe('known');
    expect(protocol.told('payouts.held.v1')).toHaveLength(1);
    expect(protocol.change.status).toBe('handed_over');
  });

  test('is not taken twice at once, nor for what is so already, nor before the approval', () => {
    const protocol = new Protocol().ask();
    expect(() => protocol.ask()).toThrow(because('change-under-way', { of: 'bank_account' }));
    protocol.object();
    const { email, phone, name } = protocol.snapshot.merchant.contact;
    expect(() => protocol.ask({ to: { of: 'contact', email: ` ${email?.toUpperCase()}`, phone } as never })).toThrow(
      because('change-is-none'),
    );
    expect(() => protocol.ask({ to: { of: 'contact', name } as never })).toThrow(because('change-is-none'));
    expect(() => protocol.ask({ to: { of: 'contact', email: 'nobody' } })).toThrow(
      because('contact-not-valid', { field: 'email' }),
    );
    const { approvedAt: _approved, ...applying } = protocol.snapshot.merchant;
    expect(() => new Protocol({ ...settled(), merchant: applying }).ask()).toThrow(because('change-too-early'));
    const { accountChanges: _rules, version: _version, ...bare } = protocol.context.policy;
    expect(() => new Protocol(settled(), tuesday, bare).ask()).toThrow(because('changes-not-taken'));
  });

  test('ends with the merchant that leaves', () => {
    const protocol = new Protocol().ask();
    const { puts } = closing(protocol.snapshot, protocol.now, 'withdrawn');
    expect(puts.find(({ kind }) => kind === 'account_change')).toMatchObject({
      ...{ status: 'stopped', stopped: { because: 'merchant_left' } },
    });
  });

  test('asks nobody any more once it has ended', () => {
    const protocol = new Protocol().ask().toApproval();
    const { tasks } = protocol.snapshot;
    protocol.object();
    expect(() => protocol.askPerson('approval')).toThrow(because('change-ended'));
    // a decision that was on its way as the objection came
    protocol.snapshot = { ...protocol.snapshot, tasks };
    expect(() => protocol.decide('cleo', 'approve')).toThrow(because('change-ended'));
    for (const step of ['weigh', 'askEvidence', 'judgeHolder', 'notify', 'handOver', 'close'] as const)
      expect(protocol[step]()).toBe('stopped');
  });

  test('is refused where the account number or the contact cannot be one', () => {
    const account = { of: 'bank_account', country: 'FR', accountNumber: 'FR7630006000011234567890188', holder: 'Lia' } as const;
    expect(() => sealedWish(account, 'pepper')).toThrow(because('account-not-valid'));
    expect(() => sealedWish({ of: 'contact' }, 'pepper')).toThrow(because('contact-empty'));
    const right = sealedWish({ ...account, accountNumber: 'FR76 3000 6000 0112 3456 7890 189' }, 'pepper');
    expect(right).toMatchObject({ of: 'bank_account', last4: '0189' });
    expect(JSON.stringify(right)).not.toContain('3000600001');
    expect(sealedWish({ ...account, country: 'US', accountNumber: '000123456789' }, 'pepper')).toMatchObject({ last4: '6789' });
  });
});
