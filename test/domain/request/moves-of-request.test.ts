import { expect, test } from 'vitest';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { answer, closeRequest } from '../../../domain/request/answer.ts';
import { ask } from '../../../domain/request/ask.ts';
import { movesOfRequest } from '../../../domain/request/moves-of-request.ts';
import { reply } from '../../../domain/request/reply.ts';
import { requestOf } from '../../../domain/request/request-of.ts';
import { typedText } from '../../../domain/values.ts';
import { applied, at, registered, tuesday } from '../given.ts';

const hour = 3_600_000;
const after = (hours: number): string => new Date(Date.parse(tuesday) + hours * hour).toISOString();
const typed = (text: string) => typedText(4_000).parse(text);
const asker = { email: 'ana@lojadaana.com.br', role: 'owner' } as const;

/** a request that was asked, answered after 2 h, asked again after 5 h, answered and closed after 6 h, opened again after 10 h, closed after 13 h */
const lived = () => {
  const first = ask(registered(), { asker, requestId: 'k', topic: 'payout', text: typed('Where?') }, at(tuesday));
  const { caseId } = first.result;
  let snapshot = applied(registered(), first);
  const said = [...(first.said ?? [])];
  const does = (decision: ReturnType<typeof answer> | ReturnType<typeof reply>) => {
    snapshot = applied(snapshot, decision);
    said.push(...(decision.said ?? []));
  };
  does(answer(snapshot, { caseId, by: 'bia', text: typed('Soon.'), closes: false }, at(after(2))));
  does(reply(snapshot, { asker, caseId, text: typed('When?') }, at(after(5))));
  does(answer(snapshot, { caseId, by: 'bia', text: typed('Monday.'), closes: true }, at(after(6))));
  does(reply(snapshot, { asker, caseId, text: typed('It is Tuesday.') }, at(after(10))));
  const end = closeRequest(snapshot, caseId, 'bia', at(after(13)));
  return { snapshot: applied(snapshot, end), caseId, said };
};
const hoursOf = (time: ReturnType<typeof timeByParty>) =>
  [time.us, time.merchant, time.closed, time.total].map((ms) => ms / hour);

test('a request waits for us after each message of the merchant, for the merchant after ours, for nobody while it is closed', () => {
  const { snapshot, caseId, said } = lived();
  const moves = movesOfRequest(requestOf(snapshot, caseId), said);
  expect(hoursOf(timeByParty(moves, Date.parse(after(20))))).toEqual([6, 3, 11, 20]);
  // in whatever order its messages are read
  expect(movesOfRequest(requestOf(snapshot, caseId), said.toReversed())).toEqual(moves);
});

test('of a request from before closings were kept, the last one counts', () => {
  const { snapshot, caseId, said } = lived();
  const { request, reopenedAt: _at, ...rest } = requestOf(snapshot, caseId);
  const { closings: _kept, ...old } = request;
  const moves = movesOfRequest({ ...rest, request: old }, said);
  expect(hoursOf(timeByParty(moves, Date.parse(after(20))))).toEqual([6, 7, 7, 20]);
  expect(movesOfRequest({ ...rest, closedAt: undefined, request: old } as never, said).at(-1)?.party).toBe('us');
});
