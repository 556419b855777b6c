import { describe, expect, test } from 'vitest';
import { demandFresh, StaleVersion } from '../../../application/demand-fresh.ts';
import { askAboutCase } from '../../../domain/case/ask-about-case.ts';
import { promise } from '../../../domain/case/promises.ts';
import { routeCase } from '../../../domain/case/route-case.ts';
import { takeCaseIn } from '../../../domain/case/take-case-in.ts';
import type { Changes, Decision } from '../../../domain/model/decision.ts';
import { seenSince, withUnseenKept } from '../../../domain/model/kept-by-runs.ts';
import { overlay } from '../../../domain/model/overlay-changes.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { aCaseStep, caseId, committed, opened, run, theCase } from '../case/given-case.ts';
import { at, registered, tuesday } from '../given.ts';

/** committed as the unit of work does it, versions counted */
const counted = <Result>(snapshot: Snapshot, decision: Decision<Result>, now = tuesday): Snapshot => {
  const { result: _, ...changes } = decision;
  return committed(snapshot, { ...withUnseenKept(snapshot, changes), result: undefined }, at(now));
};
const looks = (snapshot: Snapshot, version: number) => () => demandFresh(snapshot, { kind: 'case', id: caseId, version });
const byRun = { kind: 'system', id: run } as const;

describe('a decision about what somebody saw', () => {
  test('is not out of date because a run took the case in, routed it and asked a person', () => {
    const start = opened();
    const seen = theCase(start).version;
    let next = counted(start, takeCaseIn(start, aCaseStep(), at(tuesday)));
    next = counted(next, routeCase(next, aCaseStep(), at(tuesday)));
    next = counted(next, askAboutCase(next, aCaseStep(), at(tuesday)));
    expect(theCase(next).version).toBeGreaterThan(seen + 1);
    expect(looks(next, seen)).not.toThrow();
    expect(looks(next, theCase(next).version)).not.toThrow();
    expect(looks(next, seen - 1)).toThrow(StaleVersion);
    expect(looks(next, theCase(next).version + 1)).toThrow(StaleVersion);
  });

  test('is not out of date because a run marked a promise whose day has come', () => {
    const start = opened();
    const taken = counted(start, takeCaseIn(start, aCaseStep(), at(tuesday)));
    const named = counted(taken, promise(taken, { caseId, by: 'ana', what: 'An answer', on: '2026-03-05' }, at(tuesday)));
    const seen = theCase(named).version;
    const later = '2026-03-06T12:00:00.000Z';
    const asked = counted(named, askAboutCase(named, aCaseStep(later, 1), at(later)), later);
    expect(theCase(asked).promises).toMatchObject([{ remindedAt: later }]);
    expect(looks(asked, seen)).not.toThrow();
  });

  test('is out of date once a person did something, whatever a run kept before and after', () => {
    const start = opened();
    const taken = counted(start, takeCaseIn(start, aCaseStep(), at(tuesday)));
    const seen = theCase(taken).version;
    const named = counted(taken, promise(taken, { caseId, by: 'ana', what: 'An answer', on: '2026-03-05' }, at(tuesday)));
    const routed = counted(named, routeCase(named, aCaseStep(), at(tuesday)));
    expect(looks(routed, seen)).toThrow(StaleVersion);
    expect(looks(routed, theCase(named).version)).not.toThrow();
  });

  test('is out of date once a run changed what people see', () => {
    const start = opened();
    const entry = { merchantId: start.merchant.merchantId, id: 'e', at: tuesday, type: 'x', actor: byRun, data: {} };
    const closing: Changes = { puts: [{ ...theCase(start), closedAt: tuesday }], deletes: [], timeline: [entry] };
    expect(looks(counted(start, { ...closing, result: undefined }), theCase(start).version)).toThrow(StaleVersion);
  });

  test('is out of date after a write that did not say that nothing is to be seen', () => {
    const start = opened();
    const taken = counted(start, takeCaseIn(start, aCaseStep(), at(tuesday)));
    const one = theCase(taken);
    const other = overlay(taken, { puts: [{ ...one, version: one.version + 1 }], deletes: [] });
    expect(looks(other, one.version)).toThrow(StaleVersion);
  });

  test('of what is not there is the decision’s to refuse', () => {
    expect(looks(registered(), 3)).not.toThrow();
  });
});

test('what only exists since this decision, and what people never decide about, keeps nothing', () => {
  const start = registered();
  const fresh = { ...theCase(opened()), version: 0 };
  const { merchant } = start;
  const puts: Changes['puts'] = [fresh, { ...merchant }];
  const changes = withUnseenKept(start, { puts, deletes: [], timeline: [] });
  expect(changes.puts[0]?.keptUnseen).toBeUndefined();
  expect(changes.puts[1]?.keptUnseen).toEqual({ since: seenSince(merchant), until: merchant.version + 1 });
  const only = { puts: [fresh], deletes: [], timeline: [] };
  expect(withUnseenKept(start, only)).toBe(only);
});
