import { describe, expect, test } from 'vitest';
import { caseDirectory, merchantLookup } from '../../adapters/memory/directories.ts';
import { addDays } from '../../domain/calendar/add-days.ts';
import * as listed from '../../functions/api/list-cases/handler.ts';
import * as matching from '../../functions/api/match-case/handler.ts';
import * as fact from '../../functions/events/record-fact/handler.ts';
import { delivered, envelope, merchantId, monday, pepper, reference, settle, type Town, town } from './town.ts';

const written = '2026-11-20T15:00:00.000Z';
const desk = async (): Promise<Town> => {
  const here = town();
  await settle(here, { lifecycleStage: 'care', approvedAt: monday });
  return here;
};
const takes = (here: Town) => fact.handle({ ...here, pepper });
const told = (type: string, data: object, more: object = {}) => ({
  ...delivered(envelope(type, { caseId: 'zendesk-77', ...data }, { subject: 'zendesk-77', time: written, ...more })),
  // long enough ago that no registration may come yet
  time: written,
});
const message = (messageId: string, text: string, time = written) =>
  told('case.message.written.v1', { messageId, direction: 'in', address: 'rui@private.example.com', text }, { time });
const listing = (here: Town, query: object = {}) =>
  listed.handle({ ...here, cases: caseDirectory(here.world), merchants: merchantLookup(here.world) })({
    query: { limit: 50, ...query },
  } as never);
const lists = async (here: Town) => (await listing(here)).unmatched;
const matches = (here: Town, to = merchantId, caseId = 'zendesk-77') =>
  matching.handle(here)({ params: { caseId }, body: { merchantId: to }, person: { id: 'emma' } } as never);
/** what was published comes back over the bus */
const comesBack = async (here: Town): Promise<void> => {
  for (const { source, type, detail } of here.publisher.published)
    await takes(here)({ id: 'bus-2', source, type, time: here.clock.now(), detail } as never);
};
const caseOf = async (here: Town): Promise<any> =>
  (await here.merchants.load(merchantId))?.cases.find(({ id }) => id === 'zendesk-77');

describe('a message whose merchant is not known', () => {
  const kept = async (): Promise<Town> => {
    const here = await desk();
    await takes(here)(told('case.opened.v1', { title: 'The terminal does not print' }));
    await takes(here)(message('m-1', 'My account is DE89 3704 0044 0532 0130 00, and it does not print.', addDays(written, 1)));
    return here;
  };

  test('is kept and shown with whatever helps to know whose it is, and nothing of it is refused', async () => {
    const here = await kept();
    const cases = await lists(here);
    expect(cases).toMatchObject([
      {
        caseId: 'zendesk-77',
        title: 'The terminal does not print',
        since: written,
        messages: 1,
        from: 'rui@private.example.com',
      },
    ]);
    expect(cases[0]?.text).toContain('it does not print');
    expect(JSON.stringify(cases)).not.toContain('0532');
    expect((await here.rejected.list('2026-11-23', 10)).rejected).toEqual([]);
  });

  test('becomes the case of the merchant a person chose, at the times it was written, once', async () => {
    const here = await kept();
    expect(await matches(here)).toEqual({ kind: 'matched', caseId: 'zendesk-77', merchantId, messages: 2 });
    await comesBack(here);
    await comesBack(here);
    expect(await caseOf(here)).toMatchObject({ openedAt: written, title: 'The terminal does not print', written: 1 });
    expect(await lists(here)).toEqual([]);
    // a second press changes nothing
    expect(await matches(here)).toMatchObject({ messages: 0 });
  });

  test('goes to that merchant by itself from then on', async () => {
    const here = await kept();
    await matches(here);
    await comesBack(here);
    await takes(here)(message('m-2', 'And now?', addDays(written, 2)));
    expect(await caseOf(here)).toMatchObject({ written: 2 });
    expect(await lists(here)).toEqual([]);
  });

  test('is not given to two merchants, to none, or found where nothing was kept', async () => {
    const here = await kept();
    const other = 'm_0123456789abcdef01234567';
    await expect(matches(here, other)).rejects.toMatchObject({ name: 'MerchantNotFound' });
    await expect(matches(here, merchantId, 'zendesk-1')).rejects.toMatchObject({ name: 'CaseNotFound' });
    await here.unmatched.match('zendesk-77', { merchantId: other, pspClient: 'direct', reference, by: 'leo', at: monday });
    await expect(matches(here)).rejects.toMatchObject({
      refusal: { code: 'case-matched', about: { by: 'leo', merchantId: other } },
    });
  });

  test('waits two minutes for its merchant first, and is about nobody’s when its words are no case', async () => {
    const here = await desk();
    const early = { ...told('case.opened.v1', { title: 'x' }), time: here.clock.now() };
    await expect(takes(here)(early)).rejects.toMatchObject({ name: 'MerchantNotFound' });
    await takes(here)({ ...delivered(envelope('nudge.opted-out.v1', {}, { subject: 'nobody' })), time: written });
    expect(await lists(here)).toEqual([]);
    expect((await here.rejected.list('2026-11-23', 10)).rejected).toMatchObject([{ code: 'merchant_unknown' }]);
  });

  test('is shown by the name of its case where nothing else is known of it', async () => {
    const here = await desk();
    await takes(here)(told('case.closed.v1', {}));
    await takes(here)(told('case.opened.v1', { title: 'Other', caseId: 'a-1', requester: { kind: 'unknown', name: 'Rui' } }));
    expect(await lists(here)).toMatchObject([
      { title: 'Other', from: 'Rui', messages: 0 },
      { title: 'zendesk-77', messages: 0 },
    ]);
  });
});
