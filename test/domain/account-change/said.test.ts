import { expect, test } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import { isOver } from '../../../domain/model/out-of-use.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { policySentences } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import { requirementReason } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { taskWords } from '../../../domain/wording/tasks/task-phrases.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aPolicy } from '../given.ts';
import { Protocol } from './given-change.ts';

const changed = (change: (policy: PolicyDocument) => unknown): PolicyDocument => {
  const policy = aPolicy();
  change(policy);
  return policy;
};

test('a policy that takes no changes has no finding about them', () => {
  expect(checkPolicy(changed((policy) => delete policy.accountChanges))).toEqual([]);
});

test('a language without words for objecting is explained without them', () => {
  const silent = changed((policy) => delete policy.letters.languages['de']?.objection);
  const said = (policy: PolicyDocument) => JSON.stringify(explainPolicy(policy));
  const { title = 'none' } = aPolicy().letters.languages['de']?.objection ?? {};
  expect([said(aPolicy()).includes(title), said(silent).includes(title)]).toEqual([true, false]);
});

test.each(readingLanguages)('what is asked for and held is said in full in %s', (language) => {
  const voice = voiceOf(language);
  const answer = (about: object) => taskWords.read(taskWords.tell('change-holder-answer', Object(about)), voice);
  expect(answer({ answer: 'NMTC', name: 'Somebody Else' })).toContain('(Somebody Else)');
  expect(answer({ answer: 'NMTC' })).not.toContain('(');
  const { snapshot } = asked();
  const [document] = snapshot.requirements.filter(({ id }) => id.startsWith('change_proof:'));
  expect(requirementReason(document?.id ?? '', document?.requestedReason ?? '', voice)).toMatch(/^\S.*\.$/);
});

const asked = () => {
  const protocol = new Protocol().ask();
  protocol.weigh();
  protocol.askEvidence();
  return protocol;
};

test('a change is out of use once it has ended, and payouts do not wait for it any more', () => {
  const protocol = asked();
  expect(isOver(protocol.change)).toBe(false);
  expect(isOver({ ...protocol.change, status: 'closed' })).toBe(true);
  protocol.object();
  expect(isOver(protocol.change)).toBe(false);
  protocol.decide('cleo', 'release_payouts');
  expect(isOver(protocol.change)).toBe(true);
});

test('another e-mail address is the merchant’s after the hand-over, and the old one is remembered', () => {
  const protocol = new Protocol()
    .ask({ to: { of: 'contact', name: 'Lia Reis', email: 'lia@nova.example.com' }, holder: undefined })
    .toApproval();
  protocol.decide('cleo', 'approve');
  protocol.decide('dan', 'approve');
  protocol.handOver();
  const { contact, formerContacts } = protocol.snapshot.merchant;
  expect([contact.name, contact.email, formerContacts?.map(({ value }) => value)]).toEqual([
    'Lia Reis',
    'lia@nova.example.com',
    ['lia@loja.example.com'],
  ]);
});

test.each(readingLanguages)('what a policy does not ask for, and does not hold, is said in %s too', (language) => {
  const voice = voiceOf(language);
  const evidence = (kinds: string[]) => policySentences['change-evidence'].render({ kinds }, voice);
  const hold = (whenClosed: boolean) => policySentences['change-hold'].render({ whenClosed }, voice);
  for (const [one, other] of [
    [evidence([]), evidence(['address'])],
    [hold(false), hold(true)],
  ] as const) {
    for (const said of [one, other]) expect(said).toMatch(/^\S.*\.$/);
    expect(one).not.toBe(other);
  }
});
