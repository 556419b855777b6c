import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inboundTypes } from '../../domain/events.ts';
import { handle as commentWith } from '../../functions/api/comment-merchant/handler.ts';
import { handle as aggregateWith } from '../../functions/events/aggregate-payments/handler.ts';
import { handle as recordWith } from '../../functions/events/record-fact/handler.ts';
import { handle as startWith } from '../../functions/events/start-playbook/handler.ts';
import { handle as registerWith } from '../../functions/steps/register-merchant/handler.ts';
import { someRequirement } from '../adapters/some.ts';
import {
  application,
  approved,
  captured,
  delivered,
  delivery,
  envelope,
  merchantId,
  message,
  monday,
  pepper,
  settle,
  type Town,
  town,
} from './town.ts';

const rejections = async (here: Town) => (await here.rejected.list('2026-11-23', 100)).rejected;
const submitted = (more: Record<string, unknown> = {}) =>
  envelope('merchant.application.submitted.v1', { ...application, ...more });
const start = (here: Town) => startWith({ ...here, pepper });
const record = (here: Town) => recordWith({ ...here, pepper });
const later = '2026-11-23T12:10:00.000Z';

describe('an application', () => {
  test('starts one run, however often it is delivered', async () => {
    const here = town();
    const event = submitted();
    await start(here)(delivered(event));
    await start(here)(delivered(event));
    expect([...here.starter.started.values()]).toEqual([
      expect.objectContaining({ playbook: 'onboarding', input: expect.objectContaining({ merchantId, cause: event.id }) }),
    ]);
  });

  test('never carries the account number into the run, the rejected list or the log', async () => {
    const here = town();
    const iban = 'DE89370400440532013000';
    await start(here)(delivered(submitted({ bankAccount: { country: 'DE', iban } })));
    await start(here)(delivered(submitted({ bankAccount: { country: 'DE', iban }, mcc: 7 })));
    await start(here)(delivery({ note: `please pay DE89 3704 0044 0532 0130 00 now` }));
    const kept = [...here.world.applications.values()].map((shelf) => [...shelf.values()]);
    const everything = JSON.stringify([[...here.starter.started.values()], kept, await rejections(here), here.log.lines]);
    expect(everything).not.toMatch(/0440532013|0440 0532|0044 0532/);
    expect(everything).toContain('3000');
    expect(await rejections(here)).toHaveLength(2);
  });

  test('is kept for the run it starts, which itself carries ids and nothing of the people', async () => {
    const here = town();
    await start(here)(delivered(submitted({ persons: [{ name: 'Ana Planted', roles: ['owner'], birthDate: '1980-02-03' }] })));
    const inputs = JSON.stringify([...here.starter.started.values()]);
    for (const personal of ['Planted', '1980-02-03', application.legalName, 'ana@padaria.example', '91234'])
      expect(inputs).not.toContain(personal);
    const [run] = [...here.starter.started.values()];
    await registerWith(here)({ lap: 0, now: monday, ...Object(run?.input) });
    expect((await here.merchants.load(merchantId))?.persons).toMatchObject([{ name: 'Ana Planted', birthDate: '1980-02-03' }]);
  });

  test('that is no longer kept is asked for again by name', async () => {
    const here = town();
    await start(here)(delivered(submitted()));
    const [run] = [...here.starter.started.values()];
    here.world.applications.clear();
    await expect(registerWith(here)({ lap: 0, now: monday, ...Object(run?.input) })).rejects.toThrow(
      'applicationId names no application that is kept',
    );
  });

  test.each([
    ['no currency', { currency: undefined }, 'data.currency'],
    ['a currency that does not exist', { currency: 'XXQ' }, 'data.currency'],
    ['no payment method', { paymentMethods: [] }, 'data.paymentMethods'],
  ])('with %s is refused whole, naming the field and the remedy', async (_what, more, field) => {
    const here = town();
    await start(here)(delivered(submitted(more)));
    expect(here.starter.started.size).toBe(0);
    expect(await rejections(here)).toEqual([expect.objectContaining({ field, remedy: expect.stringMatching(/.{5}/) })]);
  });

  test('with a known reference and other data is refused; with the same data it is the same merchant', async () => {
    const here = town();
    const event = submitted();
    await start(here)(delivered(event));
    const [run] = [...here.starter.started.values()];
    const input = { lap: 0, now: monday, ...Object(run?.input), run: run?.name };
    await registerWith(here)(input);
    await start(here)(delivered(submitted()));
    expect(here.starter.started.size).toBe(1);
    await start(here)(delivered(submitted({ legalName: 'Somebody Else' })));
    expect(here.starter.started.size).toBe(1);
    expect(await rejections(here)).toEqual([expect.objectContaining({ code: 'duplicate_reference', field: 'subject' })]);
  });

  test('two of them at the same moment: the second finds the merchant there and goes on the rejected list', async () => {
    const here = town();
    await start(here)(delivered(submitted()));
    await start(here)(delivered(submitted({ legalName: 'Somebody Else' })));
    const [first, second] = [...here.starter.started.values()];
    await registerWith(here)({ lap: 0, now: monday, ...Object(first?.input) });
    await expect(registerWith(here)({ lap: 0, now: monday, ...Object(second?.input) })).rejects.toMatchObject({
      name: 'ApplicationConflict',
    });
    expect(await rejections(here)).toEqual([expect.objectContaining({ code: 'duplicate_reference' })]);
    expect((await here.merchants.load(merchantId))?.merchant.legalName).toBe(application.legalName);
  });
});

describe('a merchant whose records are restricted', () => {
  const restricted = {
    lifecycleStage: 'offboarded',
    closedAt: monday,
    restricted: { since: monday, until: '2031-11-23T12:00:00.000Z' },
  } as const;
  test('takes no fact and no application any more, and of what is refused nothing is kept', async () => {
    const here = town();
    await settle(here, restricted);
    const before = await here.merchants.load(merchantId);
    await record(here)(delivered(envelope('case.opened.v1', { caseId: 'c', title: 'Zplanted' })));
    await start(here)(delivered(submitted({ legalName: 'Zplanted' })));
    expect(await here.merchants.load(merchantId)).toEqual(before);
    expect(await rejections(here)).toEqual([
      expect.objectContaining({ code: 'merchant_restricted', merchantId }),
      expect.objectContaining({ code: 'merchant_restricted', merchantId }),
    ]);
    expect(JSON.stringify([await rejections(here), [...here.world.applications], here.log.lines])).not.toContain('Zplanted');
    expect(here.starter.started.size).toBe(0);
  });
  test('sells nothing any more: a payment is refused, and who bought is not kept', async () => {
    const here = town();
    await settle(here, restricted);
    const sale = captured('p-1', 4_200, monday, { customerName: 'Zplanted Buyer' });
    expect(await aggregateWith(here)([message(sale)])).toEqual([]);
    expect(await rejections(here)).toEqual([expect.objectContaining({ code: 'merchant_restricted', merchantId })]);
    expect([...(here.world.buckets.get(merchantId) ?? [])]).toEqual([]);
    expect(JSON.stringify(await rejections(here))).not.toContain('Zplanted');
  });
  test('is written by nobody but for its erasure', async () => {
    const here = town();
    await settle(here, restricted);
    const { version } = (await here.merchants.load(merchantId))?.merchant ?? { version: 0 };
    const call = {
      params: { merchantId },
      body: { version, comment: 'x' },
      key: 'k',
      query: {},
      person: { id: 'leo', roles: [] },
    };
    await expect(commentWith(here)(call)).rejects.toMatchObject({ refusal: { code: 'merchant-restricted' } });
  });
});

describe('events of ours', () => {
  const ours = (type: string, data: Record<string, unknown>) =>
    delivery(envelope(type, data, { source: 'firstsale', subject: merchantId }), type, 'firstsale');
  test.each([
    ['merchant.onboarding.completed.v1', { stage: 'risk_check' }, 'risk-check'],
    ['merchant.approved.v1', { stage: 'activation' }, 'activation'],
    ['check-in.due.v1', { checkInId: 'd7', day: 7 }, 'care-follow-up'],
    ['merchant.baseline.dropped.v1', { checkInId: 'drop-1', drop: 1 }, 'care-follow-up'],
  ])('%s starts the next playbook once', async (type, data, playbook) => {
    const here = town();
    const event = ours(type, data);
    await start(here)(event);
    await start(here)(event);
    const runs = [...here.starter.started.values()];
    expect(runs.map((run) => run.playbook)).toEqual([playbook]);
    expect(runs[0]?.name).toMatch(/^m_[0-9a-f]{24}-[a-z-]+-[A-Za-z0-9_-]+$/);
  });

  test('one without its envelope is our mistake: it goes to the dead-letter queue, not to the rejected list', async () => {
    await expect(start(town())(delivery({ nothing: true }, 'merchant.approved.v1', 'firstsale'))).rejects.toMatchObject({
      name: 'InvalidInput',
    });
  });
});

describe('a fact', () => {
  const requirement = () => envelope('requirement.submitted.v1', { requirementId: 'bank_statement' });

  test('is taken in once', async () => {
    const here = town();
    await settle(here, {}, [someRequirement(merchantId, 'bank_statement')]);
    const event = requirement();
    await record(here)(delivered(event));
    await record(here)(delivered(event));
    expect((await here.merchants.load(merchantId))?.requirements[0]).toMatchObject({ submissions: 1 });
    expect(
      (await here.timeline.list(merchantId, 100)).entries.filter(({ causationId }) => causationId === event.id),
    ).toHaveLength(1);
  });

  test('of ten sources with one id is ten facts: an id is unique within its source only', async () => {
    const here = town();
    await settle(here, {}, []);
    const opened = (source: string, bus = source) => {
      const event = envelope(
        'case.opened.v1',
        { caseId: `case of ${source} by ${bus}`, title: 'Where is my money' },
        { id: 'e-1', source },
      );
      return { ...delivered(event), source: bus };
    };
    const sources = Array.from({ length: 9 }, (_, n) => `desk-${n}`);
    for (const source of [...sources, ...sources]) await record(here)(opened(source));
    // whoever writes another sender's name on its event takes nothing away from that sender
    await record(here)(opened('desk-0', 'somebody else'));
    expect((await here.merchants.load(merchantId))?.cases).toHaveLength(10);
  });

  test('dated 2100 does not wait for its merchant until then', async () => {
    const here = town();
    const event = { ...requirement(), time: '2100-01-01T00:00:00.000Z' };
    await record(here)({ ...delivered(event), time: '2100-01-01T00:00:00Z' });
    expect(await rejections(here)).toMatchObject([{ code: 'merchant_unknown' }]);
  });

  test('that overtakes its merchant is tried again for two minutes, then it is on the rejected list', async () => {
    const here = town();
    const event = requirement();
    await expect(record(here)(delivered(event))).rejects.toMatchObject({ name: 'MerchantNotFound' });
    expect(await rejections(here)).toEqual([]);
    here.clock.set(later);
    await record(here)(delivered(event));
    expect(await rejections(here)).toEqual([
      expect.objectContaining({ id: event.id, code: 'merchant_unknown', field: 'subject' }),
    ]);
  });

  test('that was refused may be right when it is replayed', async () => {
    const here = town();
    here.clock.set(later);
    const event = requirement();
    await record(here)(delivered(event));
    await settle(here, {}, [someRequirement(merchantId, 'bank_statement')]);
    await record(here)(delivered(event));
    expect((await here.merchants.load(merchantId))?.requirements[0]).toMatchObject({ submissions: 1 });
  });

  test('of an unknown type is refused by name', async () => {
    const here = town();
    await record(here)(delivered(envelope('merchant.exploded.v1', {})));
    expect(await rejections(here)).toEqual([
      expect.objectContaining({ code: 'unknown_event_type', message: expect.stringContaining('merchant.exploded.v1') }),
    ]);
  });
});

describe('whatever JSON comes in', () => {
  const fields = ['subject', 'id', 'time', 'data', 'specversion', 'source', 'type'] as const;
  /** real envelopes with something broken, and anything at all */
  const anything = fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 3,
      arbitrary: fc
        .record({
          type: fc.oneof(fc.constantFrom(...inboundTypes), fc.string()),
          data: fc.oneof(
            fc.constant(application),
            fc.record({ requirementId: fc.string(), code: fc.string(), remediation: fc.string() }, { requiredKeys: [] }),
            fc.record({
              paymentId: fc.string(),
              amountMinor: fc.oneof(fc.integer(), fc.double()),
              currency: fc.constantFrom('BRL', 'EUR', 'x'),
              capturedAt: fc.constantFrom(monday, 'never'),
            }),
            fc.dictionary(fc.string(), fc.jsonValue()),
          ),
          subject: fc.constantFrom('shop-1', 'shop-2', ''),
          broken: fc.option(fc.record({ key: fc.constantFrom(...fields), value: fc.jsonValue() })),
        })
        .map(({ type, data, subject, broken }) => {
          const event = envelope(type, { ...Object(data) }, { subject });
          return broken === null ? event : { ...event, [broken.key]: broken.value };
        }),
    },
  );

  test('it is taken in or on the rejected list: never a crash, nothing half-done', async () => {
    const here = town();
    here.clock.set(later);
    await settle(here, approved, [someRequirement(merchantId, 'bank_statement')]);
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anything, async (detail) => {
        const wire = JSON.parse(JSON.stringify(detail));
        const type = typeof wire === 'object' && wire !== null && typeof wire.type === 'string' ? wire.type : 'x';
        // an id may be anything, an object that has no text of its own too
        const id = JSON.stringify(wire?.id ?? null);
        const before = {
          rejected: (await rejections(here)).length,
          started: here.starter.started.size,
          timeline: (await here.timeline.list(merchantId, 1_000)).entries.length,
          count: (await here.merchants.load(merchantId))?.payments?.count ?? 0,
        };
        const body = JSON.stringify({ id: `bus-${Math.random()}`, source: 'x', 'detail-type': type, time: monday, detail: wire });
        const bus = { ...delivery(wire, type), id: `bus-${Math.random()}` };
        if (type.startsWith('payment.')) {
          expect(await aggregateWith(here)([{ messageId: 'm', receiptHandle: 'r', body }])).toEqual([]);
        } else if (type === 'merchant.application.submitted.v1') await start(here)(bus);
        else await record(here)(bus);
        const after = {
          rejected: (await rejections(here)).length,
          started: here.starter.started.size,
          timeline: (await here.timeline.list(merchantId, 1_000)).entries.length,
          count: (await here.merchants.load(merchantId))?.payments?.count ?? 0,
        };
        const wasRejected = after.rejected > before.rejected;
        if (wasRejected) {
          expect({ ...after, rejected: before.rejected }).toEqual(before);
          here.world.rejected.clear();
        } else if (!seen.has(id) && !type.startsWith('payment.') && type !== 'merchant.application.submitted.v1') {
          // a payment or an application may be one we have already; a fact with a new id is on the timeline
          expect(after.timeline).toBeGreaterThan(before.timeline);
        }
        seen.add(id);
      }),
      { numRuns: 300 },
    );
  });

  test('a payment event wrapped as a fact, or a fact wrapped as an application, is refused by its type', async () => {
    const here = town();
    await settle(here, approved);
    await record(here)(delivery(captured('p', 1, monday), 'requirement.verified.v1'));
    await start(here)(delivery(envelope('nudge.opted-out.v1', {}), 'merchant.application.submitted.v1'));
    expect((await rejections(here)).map(({ code }) => code)).toEqual(['type_mismatch', 'type_mismatch']);
  });
});
