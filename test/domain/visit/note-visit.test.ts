import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { mostFollowed, newSince, noteVisit } from '../../../domain/visit/note-visit.ts';
import { noVisits, type Visits } from '../../../domain/visit/visits.ts';

const evening = '2026-11-23T18:00:00.000Z';
const morning = '2026-11-24T08:00:00.000Z';
const noon = '2026-11-24T12:00:00.000Z';
const having = (...visits: readonly (readonly [Parameters<typeof noteVisit>[1], string])[]): Visits =>
  visits.reduce((known, [visit, now]) => noteVisit(known, visit, now), noVisits('ana'));
const office = { sitting: 'office' };
const home = { sitting: 'home' };

describe('things are new', () => {
  test('of a day to somebody who was never here', () => {
    expect(newSince(noVisits('ana'), 'office', noon)).toBe(addDays(noon, -1));
    expect(newSince(having([office, noon]), 'office', noon)).toBe(addDays(noon, -1));
  });
  test('since the end of the last sitting, on whichever computer that was', () => {
    const known = having([office, evening]);
    expect(newSince(known, 'home', morning)).toBe(evening);
    // the list that is asked for before the visit is noted tells the same as the one after it
    expect(newSince(noteVisit(known, home, morning), 'home', morning)).toBe(evening);
  });
  test('since the same instant all through a sitting, however often it is noted', () => {
    const known = having([office, evening], [home, morning], [home, noon]);
    expect(newSince(known, 'home', noon)).toBe(evening);
    // and a second computer beside it begins where the first one is
    expect(newSince(known, 'phone', noon)).toBe(noon);
    expect(newSince(having([office, evening], [home, morning], [office, noon]), 'home', noon)).toBe(evening);
  });
  test('since the person said to have seen them, on every computer', () => {
    const known = having([office, evening], [home, morning], [{ ...home, seen: true }, noon]);
    expect([newSince(known, 'home', noon), newSince(known, 'office', noon)]).toEqual([noon, noon]);
    const next = having([{ ...office, seen: true }, evening], [office, morning]);
    expect(newSince(next, 'home', noon)).toBe(morning);
  });
  test('of a day when the clock was set back behind the last sitting', () => {
    const known = having([{ ...office, seen: true }, noon]);
    const back = addDays(noon, -30);
    expect(newSince(known, 'home', back)).toBe(addDays(back, -1));
    expect(newSince(noteVisit(known, office, back), 'office', back)).toBe(addDays(back, -1));
  });
  test('five sittings are remembered: an older one begins again where the newest is', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((sitting, n) => [{ sitting }, `2026-11-24T0${n}:00:00.000Z`] as const);
    const known = having(...many);
    expect(known.sittings.map(({ id }) => id)).toEqual(['f', 'e', 'd', 'c', 'b']);
    expect(newSince(known, 'a', noon)).toBe('2026-11-24T05:00:00.000Z');
  });
});

describe('merchants one opened', () => {
  test('are followed, the latest first and each once; a visit without one keeps them', () => {
    const opened = (id: string, now: string) => [{ ...office, opened: id }, now] as const;
    expect(having(opened('m_1', evening), opened('m_2', morning), opened('m_1', noon), [home, noon]).followed).toEqual([
      'm_1',
      'm_2',
    ]);
  });
  test('are so many as are looked at at once', () => {
    const all = Array.from({ length: mostFollowed + 2 }, (_, n) => [{ ...office, opened: `m_${n}` }, noon] as const);
    const { followed } = having(...all);
    expect([followed.length, followed[0], followed.at(-1)]).toEqual([mostFollowed, `m_${mostFollowed + 1}`, 'm_2']);
  });
  test('the same visit again changes nothing', () => {
    const visit = { ...office, opened: 'm_1', seen: true };
    const once = having([visit, noon]);
    expect(noteVisit(once, visit, noon)).toEqual(once);
  });
});
