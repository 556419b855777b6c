import { describe, expect, test } from 'vitest';
import { Conflict, NotAllowed } from '../../../domain/errors.ts';
import { emptyBook, type OutageBook } from '../../../domain/model/outage.ts';
import {
  type Changer,
  confirmOutage,
  declareOutage,
  endOutage,
  extendOutage,
  type OutageWish,
} from '../../../domain/outage/change-outage.ts';
import { anOutage } from './given-outage.ts';

const now = '2018-03-06T14:00:00.000Z';
const rita: Changer = { actor: { kind: 'person', id: 'rita' }, leads: false };
const lena: Changer = { actor: { kind: 'person', id: 'lena' }, leads: true };
const luis: Changer = { actor: { kind: 'person', id: 'luis' }, leads: true };
const wish = (more: Partial<OutageWish> = {}): OutageWish => {
  const { declaredBy: _by, declaredAt: _at, untils: _untils, ...rest } = anOutage(more);
  return rest;
};
const declared = (more: Partial<OutageWish> = {}, by = rita, book = emptyBook) => declareOutage(book, wish(more), by, 'k', now);
const codeOf = (change: () => unknown): string => {
  try {
    change();
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotAllowed) return error.refusal.code;
    throw error;
  }
  return 'done';
};
const backdated = { from: '2018-03-06T12:00:00.000Z' };
const book = (): OutageBook => declared().book;

describe('an outage is declared', () => {
  test('by anybody who works, as it happens or ahead: it counts at once, and is told', () => {
    const { outage, entry } = declared();
    expect(outage).toMatchObject({ declaredBy: 'rita', declaredAt: now, untils: ['2018-03-06T18:00:00.000Z'] });
    expect(outage.proposed).toBeUndefined();
    expect(entry).toMatchObject({
      ...{ type: 'outage.declared.v1', at: now, actor: rita.actor, reason: 'status page' },
      data: { outageId: 'o1', provider: 'identity_check', from: outage.from, until: outage.until, countries: [] },
    });
  });

  test('a quarter of an hour late is as it happens', () => {
    expect(declared({ from: '2018-03-06T13:45:00.000Z' }).outage.proposed).toBeUndefined();
    expect(codeOf(() => declared({ from: '2018-03-06T13:44:59.999Z' }))).toBe('outage-backdated');
  });

  test('of one that began earlier only a lead may tell, and it counts for nothing until a second lead confirms it', () => {
    const proposal = declared(backdated, lena);
    expect(proposal.outage.proposed).toBe(true);
    expect(proposal.entry).toBeUndefined();
    expect(codeOf(() => confirmOutage(proposal.book, 'o1', lena, 'k2', now))).toBe('outage-second-person');
    expect(codeOf(() => confirmOutage(proposal.book, 'o1', rita, 'k2', now))).toBe('outage-backdated');
    const confirmed = confirmOutage(proposal.book, 'o1', luis, 'k2', now);
    expect(confirmed.outage).toMatchObject({ declaredBy: 'lena', confirmedBy: 'luis' });
    expect(confirmed.outage.proposed).toBeUndefined();
    expect(confirmed.entry).toMatchObject({ type: 'outage.declared.v1', actor: luis.actor, data: { confirmedBy: 'luis' } });
    expect(codeOf(() => confirmOutage(confirmed.book, 'o1', luis, 'k3', now))).toBe('outage-confirmed');
  });

  test('once: another one of the same name is refused, and so is one that ends before it begins or lasts for months', () => {
    expect(codeOf(() => declared({}, rita, book()))).toBe('outage-known');
    expect(codeOf(() => declared({ until: '2018-03-06T14:00:00.000Z' }))).toBe('outage-ends-before');
    expect(codeOf(() => declared({ until: '2018-06-06T14:00:00.000Z' }))).toBe('outage-too-long');
  });

  test('and those no clock can remember are forgotten', () => {
    const old = anOutage({ id: 'old', from: '2016-01-01T00:00:00.000Z', until: '2016-01-02T00:00:00.000Z' });
    expect(declared({}, rita, { version: 7, outages: [old] }).book).toMatchObject({ version: 7, outages: [{ id: 'o1' }] });
  });
});

describe('an outage is extended', () => {
  const until = '2018-03-06T20:00:00.000Z';
  const extended = (at: OutageBook, to = until, when = now) =>
    extendOutage(at, { id: 'o1', until: to, reason: 'still down' }, rita, 'k2', when);

  test('while it lasts; what was held for its first end is still known to be held', () => {
    const { outage, entry } = extended(book());
    expect(outage).toMatchObject({ until, untils: ['2018-03-06T18:00:00.000Z', until] });
    expect(entry).toMatchObject({ type: 'outage.extended.v1', data: { until, before: '2018-03-06T18:00:00.000Z' } });
  });

  test('not once it is over, not to an earlier end, not without bound, and not while it waits for a second person', () => {
    expect(codeOf(() => extended(book(), until, '2018-03-06T18:00:00.000Z'))).toBe('outage-over');
    expect(codeOf(() => extended(book(), '2018-03-06T18:00:00.000Z'))).toBe('outage-not-longer');
    expect(codeOf(() => extended(book(), '2018-06-06T18:00:00.000Z'))).toBe('outage-too-long');
    expect(codeOf(() => extended(declared(backdated, lena).book))).toBe('outage-unconfirmed');
    expect(codeOf(() => extended(emptyBook))).toBe('outage-unknown');
  });
});

describe('an outage is ended', () => {
  const ended = (at: OutageBook, when: string) => endOutage(at, { id: 'o1', reason: 'they are back' }, rita, 'k2', when);

  test('now: it has lasted until then', () => {
    const when = '2018-03-06T16:30:00.000Z';
    const { outage, entry } = ended(book(), when);
    expect(outage).toMatchObject({ until: when, endedAt: when, untils: ['2018-03-06T18:00:00.000Z'] });
    expect(entry).toMatchObject({ type: 'outage.ended.v1', data: { until: when, before: '2018-03-06T18:00:00.000Z' } });
  });

  test('before it began: it took no time', () => {
    expect(ended(book(), '2018-03-06T13:00:00.000Z').outage.until).toBe('2018-03-06T14:00:00.000Z');
  });

  test('once; a proposal is taken back and nothing is told of it', () => {
    expect(codeOf(() => ended(book(), '2018-03-06T18:00:00.000Z'))).toBe('outage-over');
    const withdrawn = ended(declared(backdated, lena).book, now);
    expect(withdrawn.book.outages).toEqual([]);
    expect(withdrawn.entry).toBeUndefined();
  });
});
