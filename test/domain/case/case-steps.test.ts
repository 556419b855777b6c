import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { askAboutCase } from '../../../domain/case/ask-about-case.ts';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { followCase } from '../../../domain/case/follow-case.ts';
import { offerCaseRating } from '../../../domain/case/offer-case-rating.ts';
import { routeCase } from '../../../domain/case/route-case.ts';
import { routeOfCase } from '../../../domain/case/route-of-case.ts';
import { takeCaseIn } from '../../../domain/case/take-case-in.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import type { ParkedWait } from '../../../domain/model/wait.ts';
import { decideWakeUp } from '../../../domain/playbook/decide-wake-up.ts';
import { looks } from '../../../domain/playbook/looks.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { answer } from '../../../domain/request/answer.ts';
import { ask } from '../../../domain/request/ask.ts';
import { reply } from '../../../domain/request/reply.ts';
import { aPolicy, at, having, registered, shopId, tuesday } from '../given.ts';
import { aCaseStep, caseId, committed, fact, inHand, opened, run, theCase } from './given-case.ts';

const asker = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;
const typed = (text: string) => ({ text, masked: false });
const asked = () => {
  const decision = ask(registered(), { asker, requestId: 'q', topic: 'payout', text: typed('Where is it?') }, at(tuesday));
  const id = decision.result.caseId;
  const snapshot = committed(registered(), decision, at(tuesday));
  return {
    id,
    snapshot: committed(snapshot, takeCaseIn(snapshot, aCaseStep(tuesday, 0, { caseId: id }), at(tuesday)), at(tuesday)),
  };
};
const answered = (closes = false) => {
  const { id, snapshot } = asked();
  const context = at(addDays(tuesday, 1));
  return {
    id,
    snapshot: committed(snapshot, answer(snapshot, { caseId: id, by: 'leo', text: typed('Tomorrow'), closes }, context), context),
  };
};
const parked = (waitingFor: 'case_news' | 'silence'): ParkedWait => ({
  ...{ kind: 'wait', merchantId: shopId, id: run, version: 1, playbook: 'case', run, waitingFor, since: tuesday },
  ...{ status: 'parked', token: 'secret' },
});
const news = (snapshot: Snapshot, waitingFor: 'case_news' | 'silence' = 'case_news') => {
  const wakeUp = decideWakeUp(snapshot, parked(waitingFor), at(tuesday));
  return wakeUp.kind === 'wait' ? 'wait' : wakeUp.news.kind;
};
const followed = (snapshot: Snapshot, id = caseId) =>
  committed(snapshot, followCase(snapshot, aCaseStep(tuesday, 1, { caseId: id }), at(tuesday)), at(tuesday));

describe('a day that was named', () => {
  it('is news until its run has followed it, and none of a case that is not there', () => {
    const before = inHand();
    const { followed: _never, ...one } = theCase(before);
    const promised = { id: 'p', what: 'an answer', by: 'leo', madeAt: tuesday, dueAt: tuesday };
    const look = (snapshot: Snapshot) => looks.case_promised.look(snapshot, parked('case_news'), at(tuesday));
    expect(look({ ...before, cases: [{ ...one, promises: [promised] }] })).toEqual({ kind: 'case_promised' });
    expect(look({ ...before, cases: [one] })).toBeUndefined();
    expect(look({ ...before, cases: [] })).toBeUndefined();
  });
});

describe('taking a case in', () => {
  it('puts it in the hands of its run, and tells by what its clocks count', () => {
    const before = opened();
    const decision = takeCaseIn(before, aCaseStep(), at(tuesday));
    expect(decision.result).toMatchObject({ kind: 'taken' });
    expect(decision.timeline).toMatchObject([{ type: 'case.taken-in.v1', data: { caseId, terms: { workHours: 16 } } }]);
    expect(theCase(committed(before, decision, at(tuesday)))).toMatchObject({ run, takenFor: tuesday });
  });

  it('is for one run alone, until the case is opened again', () => {
    const other = `${shopId}-case-2`;
    expect(takeCaseIn(inHand(), aCaseStep(tuesday, 0, { run: other }), at(tuesday)).result.kind).toBe('known');
    expect(takeCaseIn(inHand(), aCaseStep(), at(tuesday)).result.kind).toBe('taken');
    const again = having(inHand(), { ...theCase(inHand()), reopenedAt: addDays(tuesday, 3) });
    expect(takeCaseIn(again, aCaseStep(tuesday, 0, { run: other }), at(tuesday)).result.kind).toBe('taken');
  });

  it('finds nothing to do where it was closed meanwhile, or is out of use', () => {
    const closed = having(opened(), { ...theCase(opened()), closedAt: tuesday });
    expect(takeCaseIn(closed, aCaseStep(), at(tuesday)).result.kind).toBe('over');
    expect(takeCaseIn(registered(), aCaseStep(), at(tuesday)).result.kind).toBe('over');
  });

  it('counts in the merchant’s calendar where policy has no queue for cases', () => {
    const policy = aPolicy();
    const context = at(tuesday, {
      ...policy,
      tasks: { ...policy.tasks, routing: { ...policy.tasks.routing, caseOpened: undefined } },
    });
    const decision = takeCaseIn(opened(), aCaseStep(), context);
    expect(decision.timeline).toMatchObject([{ data: { terms: { queueCalendar: { holidayCountry: 'BR' } } } }]);
    expect(routeCase(inHand(), aCaseStep(), context).result.kind).toBe('not_routed');
  });

  it('fixes its clocks: a policy published midway moves no due date', () => {
    const before = inHand();
    const policy = aPolicy();
    const later = { ...policy.care.cases, firstReplyHours: 1, workHours: 1, silenceDays: 1 };
    const context = at(tuesday, { ...policy, care: { ...policy.care, cases: later } });
    const next = committed(before, askAboutCase(before, aCaseStep(), context), context);
    expect(clocksOfCase(theCase(next))).toEqual(clocksOfCase(theCase(before)));
  });
});

describe('routing', () => {
  const lists = {
    topics: ['dispute'],
    providers: ['stripe'],
    methods: ['card'],
    languages: ['pt'],
    segments: ['long_tail' as const],
  };
  const routed = (applies: object, matter: object = {}) => {
    const policy = aPolicy();
    policy.care.cases.routes = [
      { key: 'never', applies: { topics: ['no such'] }, queue: 'product' },
      { key: 'rule', applies, queue: 'leads' },
    ];
    const snapshot = opened(tuesday, matter);
    return routeOfCase(snapshot, theCase(snapshot), versioned(policy));
  };

  it('goes by type, provider, method, language and segment: the first rule that matches', () => {
    const matter = { topic: 'dispute', provider: 'stripe', method: 'card' };
    expect(routed(lists, matter)).toEqual({ queue: 'leads', rule: 'rule' });
    expect(routed({}, matter)).toEqual({ queue: 'leads', rule: 'rule' });
    for (const wrong of [{ topic: 'fees' }, { provider: 'adyen' }, { method: 'pix' }, { language: 'fr-FR' }])
      expect(routed(lists, { ...matter, ...wrong })).toEqual({ queue: 'cases' });
    expect(routed({ ...lists, segments: ['key'] }, matter)).toEqual({ queue: 'cases' });
    expect(routed(lists)).toEqual({ queue: 'cases' });
  });

  it('goes by what a merchant asked about on its page', () => {
    const policy = aPolicy();
    policy.care.cases.routes = [{ key: 'payouts', applies: { topics: ['payout'] }, queue: 'leads' }];
    const { snapshot, id } = asked();
    expect(routeOfCase(snapshot, theCase(snapshot, id), versioned(policy))).toEqual({ queue: 'leads', rule: 'payouts' });
  });

  it('tells which rule it was, and the task lies in its queue from the start', () => {
    const snapshot = inHand(tuesday, { topic: 'chargeback' });
    expect(openTasks(snapshot)).toMatchObject([{ queue: 'risk_questions', subjectId: caseId }]);
    const decision = routeCase(snapshot, aCaseStep(), at(tuesday));
    expect(decision.timeline).toMatchObject([{ type: 'case.routed.v1', data: { queue: 'risk_questions', rule: 'disputes' } }]);
    expect(routeCase(registered(), aCaseStep(), at(tuesday)).result.kind).toBe('not_routed');
  });
});

describe('following a case', () => {
  it('asks a person once: what somebody has looked at is not shown again before something happens', () => {
    const snapshot = inHand();
    expect(openTasks(snapshot)).toHaveLength(1);
    const handled = having(
      snapshot,
      ...(openTasks(snapshot).map((one) => ({
        ...one,
        status: 'cancelled' as const,
        cancelledAt: tuesday,
        cancelReason: 'x',
      })) as any),
    );
    const again = committed(handled, askAboutCase(handled, aCaseStep(), at(tuesday)), at(tuesday));
    expect(openTasks(again)).toEqual([]);
    expect(askAboutCase(registered(), aCaseStep(), at(tuesday)).result.kind).toBe('over');
  });

  it('waits until the next clock is due, at least a minute and at most the longest wait', () => {
    const decision = followCase(inHand(), aCaseStep(), at(tuesday));
    expect(decision.result).toEqual({ kind: 'followed', seconds: 23 * 3_600 });
    expect(followCase(opened(), aCaseStep(), at(tuesday)).result.kind).toBe('over');
    const bare = having(inHand(), { ...theCase(inHand()), terms: undefined });
    expect(followCase(bare, aCaseStep(), at(tuesday)).result.seconds).toBe(300 * 86_400);
  });

  it('has news when somebody else must act than its run knows', () => {
    const { snapshot, id } = asked();
    expect(news(snapshot)).toBe('case_ours');
    expect(news(followed(snapshot, id))).toBe('wait');
    const told = answered();
    expect(news(told.snapshot)).toBe('case_merchant');
    const known = followed(told.snapshot, told.id);
    expect(news(known, 'silence')).toBe('wait');
    const context = at(addDays(tuesday, 2));
    const heard = committed(known, reply(known, { asker, caseId: told.id, text: typed('And?') }, context), context);
    expect(news(heard, 'silence')).toBe('case_ours');
  });

  it('has news of the end: closed, out of use, or in the hands of another run', () => {
    expect(news(having(inHand(), { ...theCase(inHand()), closedAt: tuesday }))).toBe('case_over');
    expect(news(registered())).toBe('case_over');
    expect(news(having(inHand(), { ...theCase(inHand()), run: 'another' }))).toBe('case_over');
  });

  it('has news of questions to providers and of open issues', () => {
    const one = theCase(inHand());
    const happened = [fact('opened', tuesday), fact('provider_asked', addDays(tuesday, 1), 'q')];
    expect(news(having(inHand(), { ...one, happened }))).toBe('case_provider');
    const issue = [fact('opened', tuesday), fact('issue_opened', addDays(tuesday, 1), 't')];
    expect(news(having(inHand(), { ...one, happened: issue }))).toBe('case_engineering');
  });
});

describe('the end of a case', () => {
  it('comes when the merchant keeps silent, and not when it has written in the last moment', () => {
    const { id, snapshot } = answered();
    const step = aCaseStep(addDays(tuesday, 9), 2, { caseId: id });
    const decision = closeCase(snapshot, step, at(step.now));
    expect(decision.timeline).toMatchObject([{ type: 'case.closed.v1', data: { caseId: id, because: 'silence' } }]);
    const closed = committed(snapshot, decision, at(step.now));
    expect(theCase(closed, id)).toMatchObject({ closedAt: step.now, request: { closings: [step.now] } });
    expect(closeCase(closed, step, at(step.now))).toMatchObject({ result: { kind: 'closed' }, puts: [] });
    expect(closeCase(registered(), step, at(step.now)).result.kind).toBe('closed');
    expect(closeCase(asked().snapshot, { ...step, caseId: asked().id }, at(step.now)).result.kind).toBe('moved');
  });

  it('is told of a case of the help desk as well', () => {
    const one = theCase(inHand());
    const happened = [fact('opened', tuesday), fact('answered', addDays(tuesday, 1))];
    const decision = closeCase(having(inHand(), { ...one, happened }), aCaseStep(), at(addDays(tuesday, 9)));
    expect(decision.puts).toMatchObject([{ closedAt: addDays(tuesday, 9) }]);
  });

  it('does not come while something is promised', () => {
    const { id, snapshot } = answered();
    const promise = { id: 'p', what: 'the money', by: 'leo', madeAt: tuesday, dueAt: addDays(tuesday, 20) };
    const promised = having(snapshot, { ...theCase(snapshot, id), promises: [promise] });
    const step = aCaseStep(addDays(tuesday, 9), 2, { caseId: id });
    expect(closeCase(promised, step, at(step.now)).result.kind).toBe('moved');
    const ended = { ...promise, ended: { as: 'kept' as const, at: tuesday, by: 'leo' } };
    expect(closeCase(having(promised, { ...theCase(promised, id), promises: [ended] }), step, at(step.now)).result.kind).toBe(
      'closed',
    );
  });

  it('offers a rating each time an answered case ends, not twice for the same end', () => {
    const { id, snapshot } = answered();
    const step = aCaseStep(addDays(tuesday, 9), 2, { caseId: id });
    const context = at(step.now);
    const decision = offerCaseRating(snapshot, step, context);
    expect(decision.timeline).toMatchObject([{ type: 'csat.offered.v1', data: { csatId: `case-${id}` } }]);
    const offered = committed(snapshot, decision, context);
    expect(offerCaseRating(offered, step, context).result.kind).toBe('not_offered');
    const again = having(offered, { ...theCase(offered, id), reopenedAt: addDays(tuesday, 12) });
    expect(offerCaseRating(again, step, at(addDays(tuesday, 13))).result.kind).toBe('offered');
  });

  it('offers none where the answer asked for it, policy offers none, one was offered lately, or nobody answered', () => {
    const step = (id: string) => aCaseStep(addDays(tuesday, 9), 2, { caseId: id });
    const offer = (snapshot: Snapshot, id: string, context = at(addDays(tuesday, 9))) =>
      offerCaseRating(snapshot, step(id), context).result.kind;
    const closing = answered(true);
    expect(offer(closing.snapshot, closing.id)).toBe('not_offered');
    const { id, snapshot } = answered();
    const policy = aPolicy();
    policy.care.csat.offerAfterCaseClosed = false;
    expect(offer(snapshot, id, at(addDays(tuesday, 9), policy))).toBe('not_offered');
    const lately = { kind: 'csat' as const, merchantId: shopId, id: 'd30', version: 1, offeredAt: addDays(tuesday, 8) };
    expect(offer(having(snapshot, lately), id)).toBe('not_offered');
    expect(offer(asked().snapshot, asked().id)).toBe('not_offered');
    expect(offer(registered(), 'none')).toBe('not_offered');
  });
});
