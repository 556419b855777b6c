import { describe, expect, it } from 'vitest';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { listedOf } from '../../../domain/listing/listed-merchant.ts';
import { refuseDuplicate } from '../../../domain/merchant/refuse-duplicate.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { defaultRetention, retainedKinds, retentionPolicy } from '../../../domain/policy/retention-schema.ts';
import { askErasure } from '../../../domain/privacy/ask-erasure.ts';
import { confirmAgain, decideErasure } from '../../../domain/privacy/decide-erasure.ts';
import { kindsDue } from '../../../domain/privacy/erasure-due.ts';
import { keptUntil, retentionOf, stagesOf } from '../../../domain/privacy/kept-until.ts';
import { setLegalHold } from '../../../domain/privacy/legal-hold.ts';
import { finishErasure, isNoted, noteRemoved } from '../../../domain/privacy/record-removed.ts';
import { aPolicy, applied, at, inStage, sealed, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const left = inStage('offboarded', { closedAt: tuesday, operationalStatus: 'canceled' });
const asked = applied(left, askErasure(left, { by: 'leo', reason: 'their letter' }, at(tuesday)));
const decide = (snapshot: Snapshot, by: string, choice: 'confirm' | 'refuse', now = tuesday, policy = aPolicy()) =>
  decideErasure(snapshot, { by, choice, reason: 'as asked' }, at(now, policy));
const restricted = applied(asked, decide(asked, 'gwen', 'confirm'));
const held = (snapshot: Snapshot) =>
  applied(snapshot, setLegalHold(snapshot, { by: 'rita', reason: 'a dispute', hold: true }, at(tuesday)));

describe('asking for an erasure', () => {
  it('is possible once the relationship ended, and once', () => {
    expect(() => askErasure(inStage('care'), { by: 'leo', reason: 'x' }, at(tuesday))).toThrow(because('erasure-while-present'));
    expect(asked.erasure).toMatchObject({ status: 'asked', askedBy: 'leo', askedAt: tuesday, reason: 'their letter' });
    expect(() => askErasure(asked, { by: 'gwen', reason: 'x' }, at(tuesday))).toThrow(because('erasure-asked', { by: 'leo' }));
  });
  it('that was refused may be asked for again', () => {
    const refused = applied(asked, decide(asked, 'gwen', 'refuse'));
    expect(refused.erasure).toMatchObject({ status: 'refused', decidedBy: 'gwen' });
    expect(refused.merchant.restricted).toBeUndefined();
    const again = applied(refused, askErasure(refused, { by: 'gwen', reason: 'once more' }, at(tuesday)));
    expect(again.erasure).toMatchObject({ status: 'asked', askedBy: 'gwen' });
    expect(again.erasure).not.toHaveProperty('decidedBy');
  });
});

describe('a confirmation that a restored table has forgotten', () => {
  const told = { by: 'gwen', at: tuesday, reason: 'as asked' };
  const later = '2018-03-09T13:00:00.000Z';
  const again = (snapshot: Snapshot, confirmed = told) => confirmAgain(snapshot, confirmed, at(later));

  it('holds again, whether the table still knows who asked or not', () => {
    for (const before of [left, asked]) {
      const next = applied(before, again(before));
      expect(next.merchant.restricted).toMatchObject({ since: later });
      expect(next.erasure).toMatchObject({ status: 'restricted', decidedBy: 'gwen', decidedAt: tuesday, dueAt: later });
      expect(next.members).toMatchObject([{ status: 'removed' }]);
      expect(kindsDue(next, later)).toEqual(['contact']);
    }
    expect(applied(asked, again(asked)).erasure).toMatchObject({ askedBy: 'leo', reason: 'their letter' });
    expect(applied(left, again(left)).erasure).toMatchObject({ askedBy: 'gwen', askedAt: tuesday, reason: 'as asked' });
  });
  it('holds for a merchant that had not left yet, and whatever hold there was then: it was lifted before the confirmation', () => {
    const selling = inStage('care');
    expect(applied(selling, again(selling)).erasure).toMatchObject({ status: 'restricted' });
    const next = applied(held(left), again(held(left)));
    expect(next.merchant).not.toHaveProperty('legalHold');
    expect(kindsDue(next, later)).toEqual(['contact']);
  });
  it('erases nothing under a legal hold that was placed after it', () => {
    const earlier = { ...told, at: '2018-03-05T13:00:00.000Z' };
    const next = applied(held(left), again(held(left), earlier));
    expect(next.merchant).toMatchObject({ restricted: { since: later }, legalHold: { by: 'rita', at: tuesday } });
    expect(kindsDue(next, later)).toEqual([]);
  });
  it('does nothing where the merchant is restricted, as it is without a restore', () => {
    expect(again(restricted)).toMatchObject({ result: false, puts: [], timeline: [] });
  });
});

describe('a second person', () => {
  it('is another one than asked, under any spelling', () => {
    expect(() => decide(asked, 'leo', 'confirm')).toThrow(because('erasure-second-person'));
    expect(() => decide(asked, 'LEO', 'refuse')).toThrow(because('erasure-second-person'));
  });
  it('decides what was asked for, once', () => {
    expect(() => decide(left, 'gwen', 'confirm')).toThrow(because('erasure-not-asked'));
    expect(() => decide(restricted, 'gwen', 'confirm')).toThrow(because('erasure-decided'));
  });
  it('restricts the merchant until the last law lets go, and signs its people out', () => {
    expect(left.members).toMatchObject([{ status: 'active' }]);
    expect(restricted.members).toMatchObject([{ status: 'removed' }]);
    expect(restricted.merchant.restricted).toEqual({ since: tuesday, until: '2028-03-06T13:00:00.000Z' });
    expect(restricted.erasure).toMatchObject({
      ...{ status: 'restricted', decidedBy: 'gwen', dueAt: tuesday },
      stages: [
        { data: 'contact', until: tuesday },
        { data: 'accounting', until: '2023-12-31T23:59:59.999Z', law: 'Código Tributário Nacional, Artigos 173 e 195' },
        { data: 'identification', until: '2028-03-06T13:00:00.000Z', law: 'Circular BCB 3.978/2020, Article 67' },
      ],
    });
  });
  it('of a policy that keeps everything for a while is due on the first day', () => {
    const policy = aPolicy();
    policy.retention.contact = { default: { days: 3, from: 'day', law: 'l' } };
    expect(applied(asked, decide(asked, 'gwen', 'confirm', tuesday, policy)).erasure).toMatchObject({
      dueAt: '2018-03-09T13:00:00.000Z',
    });
  });
});

describe('a legal hold', () => {
  it('refuses to ask and to confirm, until it is lifted', () => {
    expect(() => askErasure(held(left), { by: 'leo', reason: 'x' }, at(tuesday))).toThrow(because('legal-hold', { by: 'rita' }));
    expect(() => decide(held(asked), 'gwen', 'confirm')).toThrow(because('legal-hold'));
    expect(decide(held(asked), 'gwen', 'refuse').result).toEqual({ kind: 'refused' });
    const free = applied(held(asked), setLegalHold(held(asked), { by: 'rita', reason: 'settled', hold: false }, at(tuesday)));
    expect(decide(free, 'gwen', 'confirm').result).toMatchObject({ kind: 'restricted' });
  });
  it('is placed once, and lifted where there is one', () => {
    expect(() => held(held(left))).toThrow(because('legal-hold'));
    expect(() => setLegalHold(left, { by: 'rita', reason: 'x', hold: false }, at(tuesday))).toThrow(because('legal-hold-none'));
  });
  it('keeps what is due until the next day, when it is looked at again', () => {
    const due = { kind: 'erasure', id: 'persons', dueAt: tuesday } as const;
    const looked = applied(held(restricted), handleDue(held(restricted), due, at(tuesday)));
    expect(kindsDue(looked, tuesday)).toEqual([]);
    expect(looked.erasure?.dueAt).toBe('2018-03-07T13:00:00.000Z');
  });
});

describe('what is due', () => {
  const due = { kind: 'erasure', id: 'persons', dueAt: tuesday } as const;
  it('is told of, and told again in an hour should it not be done by then', () => {
    const decision = handleDue(restricted, due, at(tuesday));
    expect(decision.timeline).toMatchObject([{ type: 'erasure.due.v1', data: { kinds: ['contact'] } }]);
    expect(applied(restricted, decision).erasure?.dueAt).toBe('2018-03-06T14:00:00.000Z');
    expect(handleDue(left, due, at(tuesday)).result).toEqual({ kind: 'not_due' });
  });
  it('is nothing of an erasure that was not confirmed', () => {
    expect(kindsDue(left, tuesday)).toEqual([]);
    expect(kindsDue(asked, tuesday)).toEqual([]);
  });
  it('is done kind by kind, and erased once all are', () => {
    const first = applied(restricted, finishErasure(restricted, ['contact'], at(tuesday)));
    expect(first.erasure).toMatchObject({ status: 'restricted', dueAt: '2023-12-31T23:59:59.999Z' });
    expect(finishErasure(first, ['contact'], at(tuesday))).toMatchObject({ puts: [], timeline: [] });
    const last = applied(first, finishErasure(first, ['accounting', 'identification'], at('2028-03-07T00:00:00.000Z')));
    expect(last.erasure).toMatchObject({ status: 'erased' });
    expect(last.erasure?.dueAt).toBeUndefined();
    expect(finishErasure(left, ['contact'], at(tuesday)).puts).toEqual([]);
  });
  it('notes what a store held once, whatever breaks off afterwards', () => {
    const found = [{ store: 'timeline', data: 'contact', records: 7 }] as const;
    const noted = applied(restricted, noteRemoved(restricted, found));
    expect(noted.erasure?.removed).toEqual(found);
    expect(noteRemoved(noted, [{ ...found[0], records: 3 }]).puts).toEqual([]);
    expect(noteRemoved(left, found).puts).toEqual([]);
    expect(noted.erasure !== undefined && isNoted(noted.erasure, 'timeline', ['contact'])).toBe(true);
    expect(finishErasure(noted, ['contact'], at(tuesday)).timeline).toMatchObject([
      { data: { kinds: ['contact'], removed: found } },
    ]);
  });
});

describe('a restricted merchant', () => {
  it('has a line for figures, without a name', () => {
    const line = listedOf(restricted);
    expect(line).toMatchObject({ restricted: tuesday, legalName: restricted.merchant.merchantId, country: 'BR' });
    expect(JSON.stringify(line)).not.toMatch(/Loja|shop-1|222/);
  });
  it('takes no application any more', () => {
    expect(refuseDuplicate(restricted, sealed())).toEqual({ code: 'merchant_restricted', field: 'subject', about: {} });
  });
});

describe('how long data is kept', () => {
  it('follows the country, or the default where it is not named', () => {
    expect(retentionOf(aPolicy(), 'identification', 'FR')).toMatchObject({ years: 5, law: expect.stringContaining('L561-12') });
    expect(retentionOf(aPolicy(), 'identification', 'SE')).toMatchObject({ years: 5, law: expect.stringContaining('2015/849') });
    const policy = aPolicy();
    expect(() => retentionOf({ retention: { ...policy.retention, contact: {} } }, 'contact', 'SE')).toThrow('retention.contact');
  });
  it.each(retainedKinds)(
    '%s has a default, and each of its times an end and the statute it rests on, by article or section',
    (kind) => {
      const times = defaultRetention[kind];
      expect(Object.keys(times)).toContain('default');
      for (const [country, { years, days, law }] of Object.entries(times)) {
        expect(years ?? days, country).toBeTypeOf('number');
        expect(law, country).toMatch(
          /(Article|article|Artículo|Articolo|Artigo|Artikel|Regulation|CFR|IRC|U\.S\.C\.|Act|§|Schedule)/,
        );
      }
      expect(retentionPolicy.safeParse({ ...defaultRetention, [kind]: { default: { days: 1, law: '' } } }).success).toBe(false);
      expect(retentionPolicy.safeParse({ ...defaultRetention, [kind]: {} }).success).toBe(false);
    },
  );
  it('counts from the day, or from the end of its year', () => {
    expect(keptUntil(tuesday, { years: 5, from: 'day', law: '' })).toBe('2023-03-06T13:00:00.000Z');
    expect(keptUntil(tuesday, { years: 5, from: 'year_end', law: '' })).toBe('2023-12-31T23:59:59.999Z');
    expect(keptUntil('2024-02-29T00:00:00.000Z', { years: 1, days: 1, from: 'day', law: '' })).toBe('2025-03-02T00:00:00.000Z');
  });
  it('says the first to go first', () => {
    expect(stagesOf(aPolicy(), 'DE', tuesday).map(({ data }) => data)).toEqual(['contact', 'identification', 'accounting']);
  });
});
