import { useCallback, useEffect, useState } from 'react';
import { useNow } from '../now.tsx';
import { usePerson } from '../session.tsx';

/** as many as the API looks at at once */
const FOLLOWED = 25;
const DAY = 86_400_000;
const MINUTE = 60_000;

interface Kept {
  /** the last instant this person was here, ISO 8601 UTC */
  readonly lastAt?: string;
  /** from when on changes are told, in this sitting */
  readonly since?: string;
  /** names the sitting: a tab that stays open */
  readonly sitting?: string;
  /** merchants opened lately, the latest first */
  readonly merchants: readonly string[];
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'merchants' in value && Array.isArray(value.merchants);
const place = (person: string): string => `firstsale.seen.${person}`;
const read = (person: string): Kept => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place(person)) ?? 'null');
    return isKept(value) ? value : { merchants: [] };
  } catch {
    return { merchants: [] };
  }
};
const write = (person: string, kept: Kept): void => localStorage.setItem(place(person), JSON.stringify(kept));
const sittingOf = (): string => {
  const known = sessionStorage.getItem('firstsale.sitting') ?? crypto.randomUUID();
  sessionStorage.setItem('firstsale.sitting', known);
  return known;
};

/** a merchant somebody opened is one they want to hear of: kept in the browser, per person; undefined: it is not there */
export const useFollowing = (merchantId: string | undefined): void => {
  const { id } = usePerson();
  useEffect(() => {
    if (merchantId === undefined) return;
    const kept = read(id);
    const merchants = [merchantId, ...kept.merchants.filter((one) => one !== merchantId)].slice(0, FOLLOWED);
    write(id, { ...kept, merchants });
  }, [id, merchantId]);
};

/** since when things are new to this person: the end of their last sitting, until they say they have seen them */
export const useLastSeen = () => {
  const { id } = usePerson();
  const now = useNow();
  const [kept, setKept] = useState(() => read(id));
  const minute = Math.floor(now / MINUTE);
  useEffect(() => {
    if (minute <= 0) return;
    const instant = new Date(minute * MINUTE).toISOString();
    const before = read(id);
    const sitting = sittingOf();
    const yesterday = new Date(minute * MINUTE - DAY).toISOString();
    const last = before.lastAt;
    // a clock set back, or a first visit: a day is a good measure
    const fresh = last === undefined || last > instant ? yesterday : last;
    const since = before.sitting === sitting && before.since !== undefined && before.since <= instant ? before.since : fresh;
    const after = { ...before, lastAt: instant, sitting, since };
    write(id, after);
    setKept((known) => (known.since === since && known.merchants.join() === after.merchants.join() ? known : after));
  }, [id, minute]);
  const markSeen = useCallback(() => {
    const after = { ...read(id), since: new Date(now).toISOString() };
    write(id, after);
    setKept(after);
  }, [id, now]);
  return { since: kept.since, merchants: kept.merchants, markSeen };
};
