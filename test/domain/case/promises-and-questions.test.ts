import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { askAboutCase } from '../../../domain/case/ask-about-case.ts';
import { clocksOfCase, nextClock } from '../../../domain/case/case-clocks.ts';
import { caseOf } from '../../../domain/case/case-deed.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { endPromise, promise } from '../../../domain/case/promises.ts';
import { askProvider, takeProviderAnswer } from '../../../domain/case/questions.ts';
import { partyAfter } from '../../../domain/case/standing.ts';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { issueDone, raiseIssue } from '../../../domain/desk/engineering-issue.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { snoozeTask } from '../../../domain/task/snooze-task.ts';
import { aPolicy, at, having, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';
import { aCaseStep, caseId, closed, committed, inHand, theCase } from './given-case.ts';

const own = { caseId, by: 'leo' };
const friday = { ...own, what: 'The money arrives', on: '2018-03-09' };
const promised = (now = tuesday): Snapshot => committed(inHand(), promise(inHand(), friday, at(now)), at(now));
const asked = (now = tuesday): Snapshot =>
  committed(inHand(), askProvider(inHand(), { ...own, provider: 'adyen', text: 'Where is it?' }, at(now)), at(now));
const whom = (snapshot: Snapshot) => partyAfter(factsOfCase(theCase(snapshot)));
const due = (snapshot: Snapshot, name: string) => clocksOfCase(theCase(snapshot)).find(({ clock }) => clock === name)?.dueAt;
const questionId = (snapshot: Snapshot): string => theCase(snapshot).questions?.at(-1)?.id ?? '';
const endOfFriday = '2018-03-09T21:00:00.000Z';

describe('a promise', () => {
  it('is due at the end of business of the day that was named', () => {
    expect(promise(inHand(), friday, at(tuesday)).result).toMatchObject({ kind: 'promised', dueAt: endOfFriday });
    expect(due(promised(), 'promise')).toBe(endOfFriday);
  });

  it('names no day on which nobody works or that is over, and says which day would do', () => {
    const on =
      (day: string, now = tuesday) =>
      () =>
        promise(inHand(), { ...friday, on: day }, at(now));
    expect(on('2018-03-10')).toThrow('2018-03-12');
    expect(on('2018-03-05')).toThrow('2018-03-06');
    expect(on('2018-03-05')).toThrow(because('promise-day-off'));
    expect(on('2018-03-06', '2018-03-06T21:00:00.000Z')).toThrow('2018-03-07');
  });

  it('counts in the merchant’s calendar where the case was never taken in', () => {
    const { terms: _, ...bare } = theCase(inHand());
    expect(promise(having(inHand(), bare), friday, at(tuesday)).result.dueAt).toBe(endOfFriday);
  });

  it('survives a snooze, a question to a provider and its answer', () => {
    const snapshot = promised();
    const [task] = openTasks(snapshot);
    const until = addDays(tuesday, 2);
    const input = { taskId: task?.id ?? '', by: 'leo', roles: ['analyst' as const], until, reason: 'later' };
    const later = committed(snapshot, snoozeTask(snapshot, input, at(tuesday)), at(tuesday));
    const question = committed(
      later,
      askProvider(later, { ...own, provider: 'adyen', text: 'Where?' }, at(tuesday)),
      at(tuesday),
    );
    const answered = committed(
      question,
      takeProviderAnswer(question, { ...own, questionId: questionId(question), text: 'There' }, at(until)),
      at(until),
    );
    expect(due(answered, 'promise')).toBe(endOfFriday);
  });

  it('ends kept in time, late afterwards, or released, and only once', () => {
    const end = (now: string, as: 'kept' | 'released' = 'kept') =>
      endPromise(promised(), { ...own, promiseId: 'p2', as }, at(now));
    expect(end(addDays(tuesday, 1)).result.as).toBe('kept');
    expect(end(addDays(tuesday, 5)).result.as).toBe('late');
    expect(end(addDays(tuesday, 5), 'released').result.as).toBe('released');
    const over = committed(promised(), end(tuesday), at(tuesday));
    expect(due(over, 'promise')).toBeUndefined();
    expect(() => endPromise(over, { ...own, promiseId: 'p2', as: 'kept' }, at(tuesday))).toThrow(because('promise-not-open'));
    expect(() => endPromise(inHand(), { ...own, promiseId: 'p2', as: 'kept' }, at(tuesday))).toThrow(because('promise-not-open'));
    const second = committed(over, promise(over, friday, at(tuesday)), at(tuesday));
    expect(theCase(second).promises).toHaveLength(2);
    const ended = endPromise(second, { ...own, promiseId: 'p4', as: 'kept' }, at(tuesday));
    expect(ended.puts).toMatchObject([{ promises: [{ ended: { as: 'kept' } }, { ended: { as: 'kept' } }] }]);
  });

  it('brings a task once its day has come, whoever must act', () => {
    const waiting = committed(
      promised(),
      askProvider(promised(), { ...own, provider: 'stripe', text: 'x' }, at(tuesday)),
      at(tuesday),
    );
    expect(openTasks(waiting)).toEqual([]);
    const now = addDays(tuesday, 4);
    const step = aCaseStep(now, 3);
    const reminded = committed(waiting, askAboutCase(waiting, step, at(now)), at(now));
    expect(openTasks(reminded)).toMatchObject([{ queue: 'cases', subjectId: caseId }]);
    const again = committed(reminded, askAboutCase(reminded, step, at(now)), at(now));
    expect(theCase(again).promises).toEqual(theCase(reminded).promises);
  });

  it('never vanishes: a case that is closed ends it as kept, or as late', () => {
    const ends = (now: string) => {
      const next = closed(promised(), now);
      return theCase(next).promises?.[0]?.ended;
    };
    expect(ends(addDays(tuesday, 1))).toMatchObject({ as: 'kept' });
    expect(ends(addDays(tuesday, 9))).toMatchObject({ as: 'late' });
    const over = committed(
      promised(),
      endPromise(promised(), { ...own, promiseId: 'p2', as: 'released' }, at(tuesday)),
      at(tuesday),
    );
    expect(theCase(closed(over, addDays(tuesday, 9))).promises?.[0]?.ended?.as).toBe('released');
  });

  it('law: as many end as were made, over the follow-up calls of a year', () => {
    let snapshot = inHand();
    for (let n = 0; n < 60; n += 1) snapshot = committed(snapshot, promise(snapshot, friday, at(tuesday)), at(tuesday));
    const ids = new Set(theCase(snapshot).promises?.map(({ id }) => id));
    expect(ids.size).toBe(60);
    expect(theCase(closed(snapshot, addDays(tuesday, 1))).promises?.filter(({ ended }) => ended?.as === 'kept')).toHaveLength(60);
  });
});

describe('a question to a provider', () => {
  it('counts in the provider’s own calendar and passes the case to the provider', () => {
    // sixteen hours of an office in Amsterdam, nine to half past five
    expect(whom(asked())).toBe('provider');
    expect(due(asked(), 'provider')).toBe('2018-03-08T12:00:00.000Z');
    // the King's birthday is free there, and nowhere else
    expect(due(asked('2018-04-26T13:00:00.000Z'), 'provider')).toBe('2018-05-01T12:00:00.000Z');
    expect(nextClock(clocksOfCase(theCase(asked())))?.clock).toBe('first_reply');
    expect(openTasks(asked())).toEqual([]);
  });

  it('may be to one that answers by the merchant’s calendar', () => {
    const policy = aPolicy();
    policy.care.cases.providers = [{ key: 'bank', calendar: 'merchant', answerHours: 9 }];
    const decision = askProvider(inHand(), { ...own, provider: 'bank', text: 'x' }, at(tuesday, policy));
    expect(decision.result.dueAt).toBe('2018-03-07T13:00:00.000Z');
    policy.care.cases.providers = [{ key: 'bank', calendar: 'no such calendar', answerHours: 9 }];
    expect(askProvider(inHand(), { ...own, provider: 'bank', text: 'x' }, at(tuesday, policy)).result.dueAt).toBe(
      '2018-03-07T13:00:00.000Z',
    );
  });

  it('is to a provider policy knows', () => {
    expect(() => askProvider(inHand(), { ...own, provider: 'nobody', text: 'x' }, at(tuesday))).toThrow(
      because('case-provider-unknown'),
    );
  });

  it('is answered once, and then it is for us to act', () => {
    const answered = committed(
      asked(),
      takeProviderAnswer(asked(), { ...own, questionId: 'q2', text: 'Sent' }, at(tuesday)),
      at(tuesday),
    );
    expect(whom(answered)).toBe('us');
    expect(openTasks(answered)).toHaveLength(1);
    expect(theCase(answered).questions).toMatchObject([{ answered: { by: 'leo', text: 'Sent' } }]);
    expect(() => takeProviderAnswer(answered, { ...own, questionId: 'q2', text: 'x' }, at(tuesday))).toThrow(
      because('question-not-open'),
    );
    expect(() => takeProviderAnswer(inHand(), { ...own, questionId: 'q2', text: 'x' }, at(tuesday))).toThrow(
      because('question-not-open'),
    );
    const two = committed(answered, askProvider(answered, { ...own, provider: 'stripe', text: 'y' }, at(tuesday)), at(tuesday));
    const both = takeProviderAnswer(two, { ...own, questionId: questionId(two), text: 'Z' }, at(tuesday));
    expect(both.puts).toMatchObject([{ questions: [{ answered: { text: 'Sent' } }, { answered: { text: 'Z' } }] }]);
  });

  it('that is let pass brings a task to chase it', () => {
    const now = addDays(tuesday, 3);
    const reminded = committed(asked(), askAboutCase(asked(), aCaseStep(now, 1), at(now)), at(now));
    expect(openTasks(reminded)).toHaveLength(1);
    expect(whom(reminded)).toBe('provider');
  });

  it('and everything else is refused once a case is closed', () => {
    const over = closed(inHand(), tuesday);
    expect(() => askProvider(over, { ...own, provider: 'adyen', text: 'x' }, at(tuesday))).toThrow(because('case-closed'));
    expect(() => promise(over, friday, at(tuesday))).toThrow(because('case-closed'));
    expect(() => caseOf(over, 'none')).toThrow('none');
  });
});

describe('an engineering issue', () => {
  const raised = () =>
    committed(inHand(), raiseIssue(inHand(), { ...own, title: 'It fails', note: 'since noon' }, at(tuesday)), at(tuesday));

  it('is work of the product queue, and the case waits for the engineers', () => {
    expect(whom(raised())).toBe('engineering');
    expect(openTasks(raised())).toMatchObject([{ queue: 'product', title: 'It fails', subjectKind: 'merchant' }]);
    const bare = raiseIssue(inHand(), { ...own, title: 'It fails' }, at(tuesday));
    expect(bare.puts[1]).toMatchObject({ facts: [theCase(inHand()).title] });
  });

  it('that is decided gives the case back to us', () => {
    const [task] = openTasks(raised());
    const decision = { taskId: task?.id ?? '', by: 'max', choice: 'handled', reason: 'fixed' };
    const decided = decideWork(
      raised(),
      { ...decision, roles: ['analyst'], merchantId: task?.merchantId } as any,
      at(addDays(tuesday, 1)),
    );
    const done = committed(raised(), decided, at(addDays(tuesday, 1)));
    expect(theCase(done).issues).toMatchObject([{ doneAt: addDays(tuesday, 1) }]);
    expect(whom(done)).toBe('us');
    expect(openTasks(done)).toMatchObject([{ queue: 'cases' }]);
    expect(issueDone(done, { ...task, decision: { by: 'max', choice: 'x' } } as any, at(tuesday)).puts).toEqual([]);
    const two = committed(done, raiseIssue(done, { ...own, title: 'Again' }, at(addDays(tuesday, 2))), at(addDays(tuesday, 2)));
    const second = openTasks(two).find(({ title }) => title === 'Again');
    const over = issueDone(two, { ...second, decision: { by: 'max', choice: 'handled' } } as any, at(addDays(tuesday, 3)));
    expect(over.puts).toMatchObject([{ issues: [{ doneAt: addDays(tuesday, 1) }, { doneAt: addDays(tuesday, 3) }] }]);
  });

  it('needs the queue of those who build the product', () => {
    const policy = aPolicy();
    policy.tasks.queues = policy.tasks.queues.filter(({ key }) => key !== 'product');
    expect(() => raiseIssue(inHand(), { ...own, title: 'x' }, at(tuesday, policy))).toThrow('queue');
  });
});
