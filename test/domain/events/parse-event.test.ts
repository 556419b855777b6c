import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isOwnType, ownEnvelope, ownTypes } from '../../../domain/events/own.ts';
import { rejectionInEnglish, rejectionOf } from '../../../domain/events/rejection.ts';
import { envelopeSchema, eventTypes, inboundTypes, parseEvent } from '../../../domain/events.ts';
import { anApplication, shopId, tuesday } from '../given.ts';

const payment = (data: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: 'evt-9',
  type: 'payment.captured.v1',
  source: 'ledger',
  time: '2018-03-06T10:00:00-03:00',
  subject: 'shop-1',
  data: { paymentId: 'p1', amountMinor: 1990, currency: 'BRL', capturedAt: '2018-03-06T09:59:59-03:00', ...data },
  ...more,
});
const rejected = (raw: unknown) => {
  const parsed = parseEvent(raw);
  return parsed.ok ? undefined : parsed.rejection;
};

describe('an event from outside', () => {
  it('is read, its instants in UTC, its client the direct one when not said', () => {
    const parsed = parseEvent(payment());
    expect(parsed).toMatchObject({
      ok: true,
      event: { time: '2018-03-06T13:00:00.000Z', data: { capturedAt: '2018-03-06T12:59:59.000Z', pspClient: 'direct' } },
    });
    expect(parseEvent(anApplication()).ok).toBe(true);
  });
  it.each([
    [payment({ amountMinor: -5 }), 'amount_not_positive', 'data.amountMinor', 'greater than zero'],
    [payment({ amountMinor: 0 }), 'amount_not_positive', 'data.amountMinor', 'greater than zero'],
    [payment({ amountMinor: 19.9 }), 'amount_not_positive', 'data.amountMinor', 'minor units'],
    [payment({ currency: 'XQX' }), 'field_invalid', 'data.currency', 'ISO 4217'],
    [payment({ paymentId: undefined }), 'field_missing', 'data.paymentId', 'correct data.paymentId'],
    [payment({}, { time: 'yesterday' }), 'field_invalid', 'time', 'ISO 8601'],
    [payment({}, { time: '2016-12-31T23:59:60Z' }), 'field_invalid', 'time', 'ISO 8601'],
    [payment({}, { time: '2023-02-29T00:00:00Z' }), 'field_invalid', 'time', 'ISO 8601'],
    // an offset carries these beyond the years that sort as text
    [payment({}, { time: '0000-01-01T00:00:00+01:00' }), 'field_invalid', 'time', 'ISO 8601'],
    [payment({ capturedAt: '9999-12-31T23:59:59-01:00' }), 'field_invalid', 'data.capturedAt', 'ISO 8601'],
    [payment({}, { subject: 'shop\n1' }), 'field_invalid', 'subject', 'external reference'],
    [payment({}, { subject: 'shop\ud800' }), 'field_invalid', 'subject', 'external reference'],
    [payment({}, { id: 'evt\udc00' }), 'field_invalid', 'id', 'id of 1 to 128'],
    [payment({ pspClient: 'acme\nshop' }), 'field_invalid', 'data.pspClient', 'correct'],
    [payment({}, { source: 'x'.repeat(300) }), 'field_invalid', 'source', 'correct'],
    [payment({}, { type: 'x'.repeat(300) }), 'field_invalid', 'type', 'correct'],
    [payment({}, { data: 'x' }), 'field_invalid', 'data', 'correct data'],
    [payment({}, { specversion: '2.0' }), 'field_invalid', 'specversion', '1.0'],
    [payment({}, { type: 'payment.teleported.v1' }), 'unknown_event_type', 'type', 'payment.captured.v1'],
    [payment({}, { type: 'merchant.approved.v1' }), 'unknown_event_type', 'type', 'send one of'],
    [
      { ...anApplication(), data: { ...anApplication().data, paymentMethods: ['Pix!'] } },
      'field_invalid',
      'data.paymentMethods.0',
      'correct',
    ],
    [{ ...anApplication(), data: { ...anApplication().data, country: 'ZZ' } }, 'field_invalid', 'data.country', 'ISO 3166'],
    [
      { ...anApplication(), data: { ...anApplication().data, timeZone: 'Mars/Olympus' } },
      'field_invalid',
      'data.timeZone',
      'IANA',
    ],
    [{ ...anApplication(), data: { ...anApplication().data, locale: '??' } }, 'field_invalid', 'data.locale', 'BCP 47'],
    [null, 'field_invalid', 'event', 'JSON object'],
    ['hello', 'field_invalid', 'event', 'JSON object'],
  ])('%o is refused as %s of %s', (raw, code, field, remedy) => {
    const found = rejected(raw);
    expect(found).toMatchObject({ code, field });
    expect(found === undefined ? '' : rejectionInEnglish(found).remedy).toContain(remedy);
  });
  it('a refusal never repeats what was sent: it may be personal', () => {
    const rejection = rejected({
      ...anApplication(),
      data: { ...anApplication().data, contact: { email: { secret: 'ana@home.example' } } },
    });
    expect(JSON.stringify(rejection)).not.toContain('ana@home');
    expect(rejection).toMatchObject({ about: { state: 'shape', problem: 'wrong_type', got: 'object' } });
  });
  it('says something even of an error without an issue', () => {
    const deep = new z.ZodError([{ code: 'custom', path: ['a', 'b'], message: 'is odd', input: 1 }]);
    expect(rejectionOf(deep, { a: 1 })).toMatchObject({ field: 'a.b', code: 'field_missing' });
    expect(rejectionOf(new z.ZodError([]), {})).toMatchObject({
      field: 'event',
      about: { problem: 'other' },
    });
  });
  it('is refused by name when it nests deeper than can be read', () => {
    const nested = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(rejected(payment({ nested }))).toMatchObject({ code: 'nested_too_deeply', field: 'event' });
    const broken = {
      get id(): string {
        throw new TypeError('not ours to hide');
      },
    };
    expect(() => parseEvent(broken)).toThrow('not ours to hide');
  });
  it('two clients never name one merchant: what stands between client and reference is in neither', () => {
    const one = parseEvent(payment({ pspClient: 'acme\nshop' }, { subject: '1' }));
    const other = parseEvent(payment({ pspClient: 'acme' }, { subject: 'shop\n1' }));
    expect([one.ok, other.ok]).toEqual([false, false]);
  });
  it('law: whatever comes in, it is an event or a refusal with field and remedy, and never an exception', () => {
    const near = fc.record({
      ...Object.fromEntries(Object.keys(payment()).map((key) => [key, fc.jsonValue()])),
      type: fc.constantFrom(...inboundTypes),
      specversion: fc.constant('1.0'),
      id: fc.string(),
      subject: fc.string(),
      time: fc.constantFrom('2018-03-06T10:00:00Z', 'x'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), near), (raw) => {
        const parsed = parseEvent(raw);
        if (parsed.ok) return;
        const { code, field } = parsed.rejection;
        const { message, remedy } = rejectionInEnglish(parsed.rejection);
        for (const word of [code, field, message, remedy]) expect(word.length).toBeGreaterThan(0);
      }),
    );
  });
  it('law: reading what was read gives the same event', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') }),
        (amountMinor, date) => {
          const once = parseEvent(payment({ amountMinor, capturedAt: date.toISOString() }));
          expect(once.ok && parseEvent(once.event)).toEqual(once);
        },
      ),
    );
  });
});

describe('the registry of events', () => {
  it('has a schema for every type, past tense and versioned', () => {
    expect(new Set(eventTypes).size).toBe(inboundTypes.length + ownTypes.length);
    for (const type of eventTypes) {
      expect(type).toMatch(/^[a-z-]+(\.[a-z-]+)+\.v\d+$/);
      expect(envelopeSchema(type).safeParse(null).success).toBe(false);
    }
  });
  it('knows its own from others', () => {
    expect([isOwnType('merchant.approved.v1'), isOwnType('toString')]).toEqual([true, false]);
    const approved = {
      specversion: '1.0',
      id: 'e',
      type: 'merchant.approved.v1',
      source: 'firstsale',
      time: tuesday,
      subject: shopId,
      data: { stage: 'activation', added: 'later' },
    };
    expect(ownEnvelope('merchant.approved.v1').parse(approved)).toMatchObject({ data: { added: 'later' } });
  });
});
