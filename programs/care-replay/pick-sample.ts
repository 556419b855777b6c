import { type CaseParty, caseParty } from '../../domain/case-clock/parties.ts';
import { type CaseStory, caseStory } from './care-stage.ts';
import { inOrder } from './case-story.ts';
import type { Delivery } from './deliver.ts';
import { type CaseRow, partyOfState } from './read-incidents.ts';
import { type CaseParts, readPart } from './split-cases.ts';

const DAY = 86_400_000;
/** a sample lies within so many days: the whole template plays every hour of them */
const WITHIN_DAYS = 30;

interface Candidate {
  readonly incident: string;
  readonly rows: readonly CaseRow[];
  readonly from: number;
  readonly until: number;
  readonly parties: ReadonlySet<CaseParty>;
  /** how many parties it waited for, and how often it moved */
  readonly worth: number;
}

const candidate = (incident: string, rows: readonly CaseRow[]): Candidate | undefined => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const parties = new Set(rows.map(({ state }) => partyOfState(state)));
  return { incident, rows, from: first.at, until: last.at, parties, worth: 100 * parties.size + Math.min(99, rows.length) };
};

const byWorth = (one: Candidate, other: Candidate): number => other.worth - one.worth || (one.incident < other.incident ? -1 : 1);

/**
 * The `most` cases that say most, all within the first weeks of the stream: one for each party that is waited for, then those that waited for
 * the most parties, and moved most often.
 */
export function pickSample({ dir, parts }: CaseParts, most: number, delivery: Delivery): readonly CaseStory[] {
  const each = function* (): Generator<Candidate> {
    for (const part of parts)
      for (const [incident, { rows }] of readPart(dir, part)) {
        const one = candidate(incident, inOrder(rows));
        if (one !== undefined) yield one;
      }
  };
  let begins = Number.POSITIVE_INFINITY;
  for (const { from } of each()) begins = Math.min(begins, from);
  const end = begins + WITHIN_DAYS * DAY;
  const best = new Map<CaseParty | 'any', readonly Candidate[]>();
  const keep = (of: CaseParty | 'any', one: Candidate, count: number): void => {
    best.set(of, [...(best.get(of) ?? []), one].toSorted(byWorth).slice(0, count));
  };
  for (const one of each()) {
    if (one.until > end) continue;
    keep('any', one, most);
    for (const party of one.parties) keep(party, one, 1);
  }
  const ofParties = caseParty.options.flatMap((party) => best.get(party) ?? []);
  const picked = new Map([...ofParties, ...(best.get('any') ?? [])].map((one) => [one.incident, one]));
  return [...picked.values()].slice(0, most).flatMap(({ incident, rows }) => caseStory(incident, rows, delivery) ?? []);
}
