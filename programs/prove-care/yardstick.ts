import { type CaseRow, partyOfState } from '../care-replay/read-incidents.ts';
import { type CaseParts, readPart } from '../care-replay/split-cases.ts';

/** minutes by party as the rows say, without any playbook: from each row to the next in order of time and number */
export type Minutes = Readonly<Record<string, number>>;

const inMinutes = (rows: readonly CaseRow[], minutes: Record<string, number>): void => {
  const ordered = rows.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
  for (const [n, { at, state }] of ordered.entries()) {
    const took = ((ordered[n + 1]?.at ?? at) - at) / 60_000;
    const party = partyOfState(state);
    minutes[party] = (minutes[party] ?? 0) + took;
    minutes['total'] = (minutes['total'] ?? 0) + took;
  }
};

/** What the parts of a stream should come to. */
export const yardstick = ({ dir, parts }: CaseParts): Minutes => {
  const minutes: Record<string, number> = { us: 0, merchant: 0, provider: 0, engineering: 0, resolved: 0, closed: 0, total: 0 };
  for (const part of parts) for (const [, { rows }] of readPart(dir, part)) inMinutes(rows, minutes);
  return minutes;
};
