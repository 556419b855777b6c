import { describe, expect, test } from 'vitest';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { previewRejection } from '../../../domain/desk/preview-rejection.ts';
import {
  rejectRequirement,
  requestRequirementAgain,
  submitRequirement,
  verifyRequirement,
} from '../../../domain/desk/requirement-deeds.ts';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { submitted } from '../../../domain/requirement/change-requirement.ts';
import { anOpenTask, aPolicy, applied, aRequirement, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const context = at(tuesday);
const who = { merchantId: shopId, requestId: 'k1', by: 'ana' };
const about = (requirementId: string) => ({ ...who, requirementId });
const website = (more: Partial<Requirement> = {}) =>
  aRequirement('website', { verifiedBy: 'operations', title: 'Website', restricts: ['payments'], ...more });
const handedIn = (): Requirement => submitted(website(), '2018-03-05T10:00:00.000Z', 'vault/1');
const shop = (...requirements: Requirement[]): Snapshot => having(registered(), ...requirements);
const found = (snapshot: Snapshot, id: string) => snapshot.requirements.find((one) => one.id === id);
const types = (decision: { timeline: readonly { type: string }[] }) => decision.timeline.map(({ type }) => type);

describe('what is handed in for operations to verify', () => {
  test('opens a task in the queue policy names, with its service level, the moment it is handed in', () => {
    const snapshot = shop(website());
    const decision = submitRequirement(
      snapshot,
      { ...about('website'), through: 'email', documentReference: 'vault/1' },
      context,
    );
    const [task] = openTasks(applied(snapshot, decision));
    expect(task).toMatchObject({
      ...{ queue: 'verification', subjectKind: 'requirement', subjectId: 'website', calendar: 'br' },
      title: { code: 'requirement-work', about: { id: 'website', title: 'Website' } },
      ...{ choices: ['verify', 'reject'], slaDueAt: '2018-03-07T12:00:00.000Z' },
    });
    expect(task?.run).toBeUndefined();
    expect(decision.timeline[0]).toMatchObject({
      ...{ type: 'requirement.submitted.v1', actor: { kind: 'person', id: 'ana' } },
      data: { requirementId: 'website', through: 'email', onBehalf: true, documentReference: 'vault/1' },
    });
  });

  test('opens no second task when it is handed in again, nor under a policy without such a queue', () => {
    const once = applied(
      shop(website()),
      submitRequirement(shop(website()), { ...about('website'), through: 'post', value: 'x' }, context),
    );
    const later = at('2018-03-06T14:00:00.000Z');
    const again = submitRequirement(
      once,
      { ...about('website'), requestId: 'k2', through: 'post', documentReference: 'y' },
      later,
    );
    expect(openTasks(applied(once, again))).toHaveLength(1);
    const { verification: _none, ...routing } = aPolicy().tasks.routing;
    const policy = { ...aPolicy(), tasks: { ...aPolicy().tasks, routing } };
    const without = submitRequirement(
      shop(website()),
      { ...about('website'), through: 'visit', value: 'x' },
      at(tuesday, policy),
    );
    expect(types(without)).toEqual(['requirement.submitted.v1']);
  });

  test('is accepted by a person, and its task is over with it', () => {
    const snapshot = having(
      shop(handedIn()),
      anOpenTask('v', {
        queue: 'verification',
        subjectKind: 'requirement',
        subjectId: 'website',
        run: undefined,
        playbook: undefined,
      }),
    );
    const decision = verifyRequirement(snapshot, { ...about('website'), reason: 'sells shoes' }, context);
    expect(decision.result).toEqual({
      ...{ kind: 'verified', requirementId: 'website', dueStatus: 'satisfied', verificationStatus: 'verified' },
    });
    expect(types(decision)).toEqual(['requirement.verified.v1', 'requirement.satisfied.v1', 'task.cancelled.v1']);
    expect(openTasks(applied(snapshot, decision))).toEqual([]);
  });

  test('is rejected with a reason of the policy, whose remediation the merchant reads', () => {
    const decision = rejectRequirement(
      shop(handedIn()),
      { ...about('website'), code: 'wrong_company', reason: 'another shop' },
      context,
    );
    const { remediation } = aPolicy().requirements.rejections.find(({ key }) => key === 'wrong_company') ?? { remediation: '' };
    const after = found(applied(shop(handedIn()), decision), 'website');
    expect(after).toMatchObject({
      verificationStatus: 'failed',
      awaitingActionFrom: 'merchant',
      errors: [{ code: 'wrong_company', remediation }],
    });
    expect(decision.timeline[0]).toMatchObject({
      type: 'requirement.failed.v1',
      reason: 'another shop',
      data: { code: 'wrong_company' },
    });
  });

  test('is rejected for no reason the policy does not have', () => {
    const reject = () => rejectRequirement(shop(handedIn()), { ...about('website'), code: 'dislike', reason: 'r' }, context);
    expect(reject).toThrow(because('rejection-unknown', { rejection: 'dislike' }));
  });

  test('a rejection tells the merchant at once, in the very letter that was shown before, even one that wants no reminders', () => {
    const snapshot = shop(handedIn());
    const silent = { ...snapshot, merchant: { ...snapshot.merchant, optedOutAt: tuesday } };
    const decision = rejectRequirement(silent, { ...about('website'), code: 'unreadable', reason: 'blurred' }, context);
    expect(types(decision)).toContain('letter.requested.v1');
    const shown = previewRejection(silent, 'website', 'unreadable', context);
    expect(applied(silent, decision).nudges).toMatchObject([{ purpose: 'decision', template: 'requirement_rejected', ...shown }]);
    expect(JSON.stringify(shown)).not.toContain('blurred');
  });

  test('a rejection of what somebody else supplies tells the merchant nothing', () => {
    const snapshot = shop({ ...handedIn(), suppliedBy: 'operations' });
    const decision = rejectRequirement(snapshot, { ...about('website'), code: 'unreadable', reason: 'blurred' }, context);
    expect(types(decision)).not.toContain('letter.requested.v1');
  });

  test('the letter is shown before, in the merchant’s language, and nothing is written', () => {
    const letter = previewRejection(shop(handedIn()), 'website', 'unreadable', context);
    expect(letter).toMatchObject({ locale: 'pt' });
    expect(letter.body).toContain('todos os cantos');
  });
});

describe('a person may not', () => {
  test('verify what a provider verifies, nor an identifier that is checked by its form', () => {
    const provider = shop(aRequirement('trader_identity', { verifiedBy: 'provider' }));
    expect(() => verifyRequirement(provider, about('trader_identity'), context)).toThrow(
      because('verifier-other', { verifiedBy: 'provider' }),
    );
    const number = shop(aRequirement('identifier:vat_number', { verifiedBy: 'operations' }));
    expect(() => verifyRequirement(number, about('identifier:vat_number'), context)).toThrow(
      because('verifier-other', { verifiedBy: 'form' }),
    );
  });

  test('type an account number, or hand in an identifier without its value', () => {
    const account = shop(aRequirement('identifier:bank_account', { verifiedBy: 'operations' }));
    expect(() =>
      submitRequirement(account, { ...about('identifier:bank_account'), through: 'phone', value: '1' }, context),
    ).toThrow(because('account-by-merchant'));
    const number = shop(aRequirement('identifier:vat_number', { verifiedBy: 'operations' }));
    expect(() =>
      submitRequirement(number, { ...about('identifier:vat_number'), through: 'phone', documentReference: 'x' }, context),
    ).toThrow(because('value-missing'));
  });

  test('change what is over, or what came after a later fact', () => {
    const over = shop(website({ dueStatus: 'waived' }));
    expect(() => verifyRequirement(over, about('website'), context)).toThrow(because('requirement-ended', { status: 'waived' }));
    const later = shop(website({ factAt: '2018-03-07T00:00:00.000Z' }));
    expect(() => verifyRequirement(later, about('website'), context)).toThrow(because('requirement-ended'));
    expect(() => verifyRequirement(inStage('offboarded'), about('website'), context)).toThrow();
  });
});

describe('an identifier handed in for the merchant', () => {
  test('is checked at once: right, it is kept; wrong, it says what to do', () => {
    const snapshot = shop(aRequirement('identifier:email', { verifiedBy: 'operations', verificationStatus: 'failed' }));
    const submit = (value: string) =>
      submitRequirement(snapshot, { ...about('identifier:email'), through: 'phone', value, reason: 'spelt it' }, context);
    expect(submit('new@lojadaana.com.br').result).toMatchObject({ kind: 'submitted', dueStatus: 'satisfied' });
    expect(submit('no address').result).toMatchObject({ verificationStatus: 'failed' });
    expect(JSON.stringify(submit('new@lojadaana.com.br').timeline)).not.toContain('new@');
  });
});

describe('asking once more', () => {
  test('takes back what was handed in, with a new deadline and why', () => {
    const known = website({
      dueStatus: 'satisfied',
      verificationStatus: 'verified',
      documentReference: 'vault/1',
      deadlineDays: 21,
    });
    const decision = requestRequirementAgain(shop(known), { ...about('website'), reason: 'moved' }, context);
    const after = found(applied(shop(known), decision), 'website');
    expect(after).toMatchObject({
      ...{ dueStatus: 'currently_due', verificationStatus: 'not_submitted', awaitingActionFrom: 'merchant', errors: [] },
      deadline: '2018-03-27T13:00:00.000Z',
    });
    expect(after?.documentReference).toBeUndefined();
    expect(decision.timeline[0]).toMatchObject({ type: 'requirement.opened.v1', reason: 'moved', actor: { id: 'ana' } });
  });

  test('of what was dropped is asked again, by the usual correction time where it has none of its own', () => {
    const dropped = website({ dueStatus: 'superseded', closedReason: 'closed' });
    const { result } = requestRequirementAgain(shop(dropped), { ...about('website'), reason: 'needed after all' }, context);
    expect(result).toMatchObject({ kind: 'requested_again', dueStatus: 'currently_due' });
  });

  test('is refused while the merchant has not handed it in, and of what was never asked', () => {
    const again = (snapshot: Snapshot, id: string) => () =>
      requestRequirementAgain(snapshot, { ...about(id), reason: 'r' }, context);
    expect(again(shop(website()), 'website')).toThrow(because('already-asked'));
    expect(again(shop(), 'nothing')).toThrow();
  });
});

describe('a task no run waits for', () => {
  const taskOf = (choices: string[], queue = 'verification', subjectId = 'website') =>
    anOpenTask('v', { queue, subjectKind: 'requirement', subjectId, choices, run: undefined, playbook: undefined });
  const decide = (snapshot: Snapshot, choice: string, more = {}) =>
    decideWork(snapshot, { taskId: 'v', by: 'ana', roles: ['analyst'], choice, reason: 'looked at it', ...more }, context);

  test('does what was decided in the decision itself', () => {
    const snapshot = having(shop(handedIn()), taskOf(['verify', 'reject']));
    const decision = decide(snapshot, 'verify');
    const after = applied(snapshot, decision);
    expect(found(after, 'website')?.dueStatus).toBe('satisfied');
    expect(after.tasks[0]).toMatchObject({ status: 'decided', appliedAt: tuesday });
    expect(types(decision)).toEqual(['task.decided.v1', 'requirement.verified.v1', 'requirement.satisfied.v1']);
  });

  test('rejects with the reason chosen, and not without one', () => {
    const snapshot = having(shop(handedIn()), taskOf(['verify', 'reject']));
    expect(found(applied(snapshot, decide(snapshot, 'reject', { rejection: 'expired' })), 'website')?.errors[0]?.code).toBe(
      'expired',
    );
    expect(() => decide(snapshot, 'reject')).toThrow(because('rejection-unknown'));
  });

  test('of another matter is only closed', () => {
    const snapshot = having(registered(), anOpenTask('v', { choices: ['handled'], run: undefined, playbook: undefined }));
    expect(types(decide(snapshot, 'handled'))).toEqual(['task.decided.v1']);
    const about = having(shop(handedIn()), taskOf(['handled']));
    expect(types(decide(about, 'handled'))).toEqual(['task.decided.v1']);
  });
});
