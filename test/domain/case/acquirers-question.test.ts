import { describe, expect, it } from 'vitest';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { askProvider, takeProviderAnswer } from '../../../domain/case/questions.ts';
import { resolveCase } from '../../../domain/case/resolve-case.ts';
import { movesOfFacts, partyAfter, waitAfter } from '../../../domain/case/standing.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { answerDeskCase } from '../../../domain/request/answer-desk-case.ts';
import { askMerchant } from '../../../domain/request/ask-merchant.ts';
import { reply } from '../../../domain/request/reply.ts';
import { aPolicy, at, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { committed, fact, inHand, opened, theCase } from './given-case.ts';

const acquirer = { requester: { kind: 'provider', name: 'Acquirer BV' } };
const desk = 'desk-1';
const by = { by: 'ana@desk.example.com', caseId: desk };
const later = (hours: number): string => new Date(Date.parse(tuesday) + hours * 3_600_000).toISOString();
const hour = 3_600_000;

const asking = (now: string, snapshot = inHand(tuesday, acquirer), policy = aPolicy()) => {
  const decision = askMerchant(snapshot, { ...by, text: 'Please send the register extract.' }, at(now, policy));
  return { decision, asked: committed(snapshot, decision, at(now, policy)), own: decision.result.caseId };
};
const replying = (snapshot: Snapshot, caseId: string, now: string, text = 'Here it is, in Documents.') => {
  const asker = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
  return committed(snapshot, reply(snapshot, { asker, caseId, text: { text, masked: false } }, at(now)), at(now));
};
const clocks = (snapshot: Snapshot, id = desk) => clocksOfCase(theCase(snapshot, id)).map(({ clock }) => clock);
const dueOf = (snapshot: Snapshot, name: string, id = desk) =>
  clocksOfCase(theCase(snapshot, id)).find(({ clock }) => clock === name)?.dueAt;

describe('an acquirer’s question about a merchant', () => {
  it('keeps its own clock while the merchant is asked, and the merchant has one of its own calendar', () => {
    const before = inHand(tuesday, acquirer);
    const { asked, own } = asking(later(1), before);
    expect(clocks(before)).toEqual(['first_reply', 'our_work', 'requester_wait']);
    expect(clocks(asked)).toEqual(['first_reply', 'our_work', 'merchant', 'requester_wait']);
    expect(dueOf(asked, 'first_reply')).toBe(dueOf(before, 'first_reply'));
    // paused while somebody else must act
    expect(dueOf(asked, 'our_work')).toBeUndefined();
    expect(dueOf(asked, 'merchant')).toBe('2018-03-13T14:00:00.000Z');
    expect(partyAfter(factsOfCase(theCase(asked)))).toBe('merchant');
    // the acquirer still waits: nothing is for it to write
    expect(clocksOfCase(theCase(asked)).find(({ clock }) => clock === 'requester_wait')).not.toHaveProperty('paused');
    expect(clocks(asked, own)).toContain('requester_wait');
  });

  it('is ours again at once when the merchant answers on its page, and every minute belongs to one party', () => {
    const { asked, own } = asking(later(1));
    const answered = replying(asked, own, later(4));
    const one = theCase(answered);
    expect(one.questions).toMatchObject([
      { to: 'merchant', askedIn: own, answered: { at: later(4), text: 'Here it is, in Documents.', by: 'ana@lojadaana.com.br' } },
    ]);
    expect(partyAfter(factsOfCase(one))).toBe('us');
    expect(clocks(answered)).toEqual(['first_reply', 'our_work', 'requester_wait']);
    const { us, merchant, total } = timeByParty(movesOfFacts(factsOfCase(one)), Date.parse(later(6)));
    expect([us, merchant, total]).toEqual([3 * hour, 3 * hour, 6 * hour]);
    // a second letter of the merchant answers nothing a second time
    expect(theCase(replying(answered, own, later(5), 'One more page'))).toEqual(one);
  });

  it('waits for the acquirer once we have answered it, and ends with its silence', () => {
    const snapshot = inHand(tuesday, { caseId: 'zendesk-9', ...acquirer });
    const input = { by: by.by, caseId: 'zendesk-9', text: { text: 'Sent.', masked: false }, closes: false, internal: false };
    const given = committed(snapshot, answerDeskCase(snapshot, input, at(later(2))), at(later(2)));
    const facts = factsOfCase(theCase(given, 'zendesk-9'));
    expect([partyAfter(facts), waitAfter(facts)]).toEqual(['provider', 'merchant']);
    const { terms } = theCase(inHand());
    expect(clocksOfCase({ ...theCase(given, 'zendesk-9'), terms }).map(({ clock }) => clock)).toContain('merchant');
    const { provider } = timeByParty(movesOfFacts(facts), Date.parse(later(5)));
    expect(provider).toBe(3 * hour);
  });

  it('shows the merchant the question in a case of its own, and nothing of whose it is', () => {
    const { decision, asked, own } = asking(later(1));
    const seen = theCase(asked, own);
    expect(seen).toMatchObject({ title: 'Please send the register extract.', request: { waitingOn: 'merchant', messages: 1 } });
    expect(JSON.stringify(seen)).not.toContain('Acquirer');
    expect(decision.said).toMatchObject([{ caseId: own, n: 1, text: 'Please send the register extract.' }]);
    expect(partyAfter(factsOfCase(seen))).toBe('merchant');
    const letter = asked.nudges.find(({ template }) => template === 'request_asked');
    expect(letter).toMatchObject({ page: `requests/${own}`, to: 'ana@lojadaana.com.br' });
  });

  it('is asked without a letter where there is no address, and with the letter of answers under an older policy', () => {
    const old = aPolicy();
    const { request_asked: _, ...kinds } = old.letters.kinds;
    const { asked } = asking(later(1), inHand(tuesday, acquirer), { ...old, letters: { ...old.letters, kinds } });
    expect(asked.nudges.map(({ template }) => template)).toContain('request_answered');
    const snapshot = inHand(tuesday, acquirer);
    const { email: _email, ...contact } = snapshot.merchant.contact;
    const mute = asking(later(1), { ...snapshot, merchant: { ...snapshot.merchant, contact } });
    expect(mute.asked.nudges).toMatchObject([{ channel: 'in_app' }]);
    expect(theCase(mute.asked, mute.own).request?.askedBy).toBe(snapshot.merchant.merchantId);
  });

  it('is not closed by silence while the merchant has not answered; a person may note an answer that came another way', () => {
    const { asked } = asking(later(1));
    const [question] = theCase(asked).questions ?? [];
    const note = { ...by, questionId: question?.id ?? '', text: 'By phone: next week.' };
    const noted = committed(asked, takeProviderAnswer(asked, note, at(later(3))), at(later(3)));
    expect(partyAfter(factsOfCase(theCase(noted)))).toBe('us');
    expect(clocks(noted)).not.toContain('merchant');
    expect(waitAfter(factsOfCase(theCase(asked)))).toBe('provider');
    const step = {
      merchantId: asked.merchant.merchantId,
      caseId: desk,
      run: theCase(asked).run ?? '',
      playbook: 'case' as const,
    };
    const over = closeCase(asked, { ...step, lap: 1, now: later(900), cause: 'e' }, at(later(900)));
    expect(over.result).toEqual({ kind: 'moved' });
  });

  it('goes before nothing: a provider and the engineers are waited for first, and a resolved case is waited for by nobody', () => {
    const { asked } = asking(later(1));
    const both = committed(
      asked,
      askProvider(asked, { ...by, provider: 'stripe', text: 'Which extract?' }, at(later(2))),
      at(later(2)),
    );
    expect(partyAfter(factsOfCase(theCase(both)))).toBe('provider');
    expect(clocks(both)).toEqual(expect.arrayContaining(['provider', 'merchant']));
    const done = committed(asked, resolveCase(asked, by, at(later(2))), at(later(2)));
    expect(waitAfter(factsOfCase(theCase(done)))).toBe('resolved');
    expect(partyAfter([fact('opened', later(0), 'provider'), fact('answered', later(1)), fact('opened', later(2))])).toBe('us');
    const again = [fact('opened', later(0), 'provider'), fact('opened', later(2)), fact('answered', later(3))];
    expect(partyAfter(again)).toBe('provider');
  });

  it('counts in the merchant’s calendar where the case was never taken in, and is asked as often as needed', () => {
    const { asked } = asking(later(1), opened(tuesday, acquirer));
    const [first] = theCase(asked).questions ?? [];
    expect(first?.dueAt).toBe('2018-03-13T14:00:00.000Z');
    const { asked: again, own } = asking(later(2), asked);
    expect(theCase(replying(again, own, later(3))).questions).toMatchObject([{ id: first?.id }, { answered: { at: later(3) } }]);
  });

  it('is refused for a case that the merchant opened: it is answered instead', () => {
    expect(() => asking(later(1), inHand(tuesday))).toThrow(because('merchant-asked-itself'));
    const own = inHand(tuesday, { requester: { kind: 'merchant' } });
    expect(() => asking(later(1), own)).toThrow(because('merchant-asked-itself'));
  });
});
