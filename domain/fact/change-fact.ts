import { objectToChange } from '../account-change/object-to-change.ts';
import { findChange } from '../model/snapshot.ts';
import { type Effect, type Fact, refused, stale } from './fact.ts';
import { factId } from './fact-id.ts';

/** a contact objected to an account change by another way: what stops, waits and opens follows from it as on the merchant's page */
export const changeObjectedFact = ({ event, teller, snapshot, context }: Fact<'account-change.objected.v1'>): Effect => {
  const { changeId } = event.data;
  const known = findChange(snapshot, changeId);
  if (known === undefined) return refused({ code: 'change_unknown', field: 'data.changeId', about: { changeId } });
  const id = factId(event, teller);
  const by =
    teller.kind === 'person' ? { kind: 'person' as const, id: teller.id } : { kind: 'provider' as const, id: teller.source };
  const objection = { id, by, through: 'event' as const, at: event.time, reason: event.reason };
  const { result, puts, timeline } = objectToChange(snapshot, known, objection, context);
  if (result.kind === 'known') return stale('change_ended');
  // the fact itself is the first entry, which recordFact writes
  return { kind: 'takes', puts, entries: timeline.filter((one) => one.id !== id) };
};
