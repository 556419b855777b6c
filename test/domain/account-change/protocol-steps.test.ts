import { describe, expect, test } from 'vitest';
import { firstPayout } from '../../../domain/account-change/close-change.ts';
import { protocolSteps, stepsOfChange } from '../../../domain/account-change/protocol-steps.ts';
import { findRequirement, openTasks } from '../../../domain/model/snapshot.ts';
import { Protocol } from './given-change.ts';

const stepsOf = (protocol: Protocol) => {
  const { snapshot, change, now } = protocol;
  const document = findRequirement(snapshot, change.evidenceId ?? '');
  const approvals = openTasks(snapshot).flatMap((task) => task.approvals);
  return stepsOfChange(change, { document, approvals, evidenceFor: ['bank_account'] }, now);
};
const standing = (protocol: Protocol) => Object.fromEntries(stepsOf(protocol).map(({ step, state }) => [step, state]));
const now = (protocol: Protocol) =>
  stepsOf(protocol)
    .filter(({ state }) => state === 'now')
    .map(({ step }) => step);

describe('the steps of a change', () => {
  test('come one after the other, and each says when it was done and by whom', () => {
    const protocol = new Protocol().ask();
    expect(now(protocol)).toEqual(['document']);
    protocol.weigh();
    protocol.askEvidence();
    expect(now(protocol)).toEqual(['document']);
    protocol.document();
    expect(now(protocol)).toEqual(['call_back']);
    protocol.judgeHolder();
    protocol.askPerson('call_back');
    protocol.decide('bob', 'confirmed');
    expect(now(protocol)).toEqual(['notices']);
    protocol.notify();
    expect(stepsOf(protocol).find(({ step }) => step === 'cooling_off')).toEqual({
      ...{ step: 'cooling_off', state: 'now', by: [] },
      until: protocol.change.coolingOff?.until,
    });
    protocol.pass(12).askPerson('approval');
    protocol.decide('cleo', 'approve');
    expect(stepsOf(protocol).find(({ step }) => step === 'approvals')).toMatchObject({ state: 'now', by: ['cleo'] });
    protocol.decide('dan', 'approve');
    protocol.handOver();
    expect(now(protocol)).toEqual(['first_payout']);
    const paid = { paidAt: protocol.now, accountLast4: undefined };
    protocol.take(firstPayout(protocol.snapshot, paid, 'payout-1', protocol.context));
    protocol.close();
    expect(Object.values(standing(protocol))).toEqual(protocolSteps.map(() => 'done'));
    expect(
      stepsOf(protocol)
        .map(({ step, by }) => [step, by])
        .filter(([, by]) => by?.length),
    ).toEqual([
      ['asked', ['ana']],
      ['call_back', ['bob']],
      ['approvals', ['cleo', 'dan']],
    ]);
  });

  test('of a contact need no bank and no payout; of one that was stopped nothing more comes', () => {
    const protocol = new Protocol().ask({ to: { of: 'contact', phone: '+5511999990000' }, holder: undefined });
    protocol.weigh();
    protocol.askEvidence();
    expect(standing(protocol)).toMatchObject({
      document: 'not_needed',
      account_holder: 'not_needed',
      first_payout: 'not_needed',
    });
    protocol.object();
    expect(now(protocol)).toEqual([]);
    expect(standing(protocol)).toMatchObject({ asked: 'done', call_back: 'ended', hand_over: 'ended' });
  });

  test('wait for a person where the bank does not confirm the holder, and name the one who went on', () => {
    const protocol = new Protocol().ask({ holder: { answer: 'NMTC' } });
    protocol.weigh();
    protocol.askEvidence();
    protocol.document();
    protocol.judgeHolder();
    expect(now(protocol)).toEqual(['account_holder']);
    protocol.askPerson('holder');
    protocol.decide('cleo', 'override', 'a maiden name');
    expect(stepsOf(protocol).find(({ step }) => step === 'account_holder')).toMatchObject({ state: 'done', by: ['cleo'] });
    const close = new Protocol().ask({ holder: { answer: 'CMTC', name: 'Loja Ltda' } });
    expect(standing(close)).toMatchObject({ account_holder: 'done' });
  });
});
