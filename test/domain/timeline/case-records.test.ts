import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { withCaseFacts } from '../../../domain/case/facts-told.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { storedCases, toldCases } from '../../../domain/timeline/case-records.ts';
import { caseId, fact, inHand, opened, theCase } from '../case/given-case.ts';
import { having, registered, shopId, tuesday } from '../given.ts';

const entry = (type: string, at: string, data: Record<string, any> = {}): TimelineEntry => ({
  ...{ merchantId: shopId, id: `${type}/${at}`, at, type, actor: { kind: 'provider', id: 'desk' }, data: { caseId, ...data } },
});
const commit = (snapshot = opened(), ...timeline: TimelineEntry[]) =>
  withCaseFacts(snapshot, { puts: [], deletes: [], timeline });

test('what is kept of a case is what its timeline tells, in whatever order it came', () => {
  const { terms } = theCase(inHand());
  const timeline = [
    entry('case.closed.v1', addDays(tuesday, 3)),
    entry('case.provider-asked.v1', addDays(tuesday, 1), { of: 'q1' }),
    entry('case.opened.v1', tuesday),
    entry('case.taken-in.v1', tuesday, { terms }),
    entry('merchant.commented.v1', tuesday),
  ];
  const happened = [
    fact('opened', tuesday),
    fact('provider_asked', addDays(tuesday, 1), 'q1'),
    fact('closed', addDays(tuesday, 3)),
  ];
  expect(toldCases(timeline)).toEqual({ [caseId]: { happened, terms } });
  expect(storedCases(having(inHand(), { ...theCase(inHand()), happened }))).toEqual(toldCases(timeline));
  expect(storedCases(opened())).toEqual({ [caseId]: { happened: [fact('opened', tuesday)], terms: null } });
  expect(toldCases([entry('case.opened.v1', tuesday)])).toEqual(storedCases(opened()));
});

test('a fact that came too late to change anything else still counts, one of a merchant that has left does not', () => {
  expect(commit(opened(), entry('case.closed.v1', addDays(tuesday, -1), { stale: 'case_reopened_later' })).puts).toMatchObject([
    { happened: [{ what: 'closed' }, { what: 'opened' }] },
  ]);
  expect(commit(opened(), entry('case.closed.v1', tuesday, { stale: 'merchant_closed' })).puts).toEqual([]);
});

test('changes that tell nothing of a case that is kept, or nothing new, stay as they are', () => {
  expect(commit(registered(), entry('case.opened.v1', tuesday)).puts).toEqual([]);
  expect(commit(opened(), entry('case.opened.v1', tuesday)).puts).toEqual([]);
  expect(commit(opened()).puts).toEqual([]);
});

test('a case from before facts were kept begins with its opening', () => {
  const { happened: _, ...old } = theCase(opened());
  expect(storedCases(having(opened(), old))).toEqual(toldCases([entry('case.opened.v1', tuesday)]));
  const { puts } = commit(having(opened(), old), entry('case.replied.v1', addDays(tuesday, 1)));
  expect(puts).toMatchObject([{ happened: [fact('opened', tuesday), fact('heard', addDays(tuesday, 1))] }]);
});
