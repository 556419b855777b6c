import type { CaseParty } from '../../domain/case-clock/parties.ts';
import type { OutsideEvent } from '../../engine/outside-world.ts';
import { type CaseRow, partyOfState } from './read-incidents.ts';

/** what a desk tells of a case, before it has an id and a time */
type Told = readonly [type: string, data: Readonly<Record<string, unknown>>];

/** events of one row are numbered one after the other */
const PER_ROW = 8;
/** whose case it is: each has a merchant of its own, as nothing about one case depends on another */
export const merchantOf = (incident: string): string => `case-${incident}`;
export const provider = 'vendor';

/** rows in the order of what happened, each once: a stream may repeat itself */
export const inOrder = (rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq || (a.state < b.state ? -1 : Number(a.state > b.state)))
    .filter((row, n, all) => {
      const before = all[n - 1];
      return before === undefined || row.at !== before.at || row.seq !== before.seq || row.state !== before.state;
    });

const message = (n: number, direction: 'in' | 'out' | 'internal'): Told => [
  'case.message.written.v1',
  { messageId: `${n}-${direction}`, direction, channel: 'other' },
];

/** what ends the wait of a party, and who began it */
const leaving = (party: CaseParty, since: number, n: number): readonly Told[] => {
  switch (party) {
    case 'provider':
      return [['question.answered.v1', { questionId: `q${since}` }]];
    case 'engineering':
      return [['issue.moved.v1', { taskId: `i${since}`, key: `i${since}`, state: 'done' }]];
    case 'resolved':
      return [message(n, 'in')];
    case 'closed':
      return [['case.opened.v1', { title: 'Opened again' }]];
    case 'us':
    case 'merchant':
      return [];
  }
};

const entering = (party: CaseParty, before: CaseParty | undefined, n: number): readonly Told[] => {
  switch (party) {
    case 'us':
      return before === 'merchant' ? [message(n, 'in')] : [];
    case 'merchant':
      return [message(n, 'out')];
    case 'provider':
      return [['question.asked.v1', { questionId: `q${n}`, provider, text: 'Awaiting the vendor' }]];
    case 'engineering':
      return [['issue.moved.v1', { taskId: `i${n}`, key: `i${n}`, state: 'open' }]];
    case 'resolved':
      return [['case.resolved.v1', {}]];
    case 'closed':
      return [['case.closed.v1', {}]];
  }
};

/**
 * The rows of one case as what happened to it: who wrote, what was asked of whom, when it was solved. A desk's state is only the trace of that;
 * a row that changes no state is a note. `rows` are in order.
 */
export const storyOfCase = (rows: readonly CaseRow[]): readonly OutsideEvent[] => {
  let [before, since]: [CaseParty | undefined, number] = [undefined, 0];
  return rows.flatMap(({ incident, at, state }, n) => {
    const party = partyOfState(state);
    const begins: readonly Told[] = n === 0 ? [['case.opened.v1', { title: `Incident ${incident}` }]] : [];
    const moves =
      before === undefined
        ? [...begins, ...entering(party, before, n)]
        : party === before
          ? [message(n, 'internal')]
          : // a closed case has been resolved: nobody has to write for it to be closed
            [...(before === 'resolved' && party === 'closed' ? [] : leaving(before, since, n)), ...entering(party, before, n)];
    if (party !== before) [before, since] = [party, n];
    return moves.map(([type, data], part): OutsideEvent => {
      const seq = n * PER_ROW + part;
      return { id: `${incident}/${seq}`, type, subject: merchantOf(incident), at, data: { caseId: incident, seq, ...data } };
    });
  });
};
