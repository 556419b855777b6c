import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agenda } from '../../world/agenda.ts';
import { chance } from '../../world/chance.ts';
import { accountOf, Movers } from '../../world/demo/movers.ts';
import { References } from '../../world/references.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

const seed = 1;
let app: Firstsale;
let agenda: Agenda;
let shop: Journey;
const failed: string[] = [];

/** a merchant that moves to another bank: who does is drawn from the reference */
const mover = (): Journey => {
  for (let n = 1; ; n += 1) {
    const one = new Journey(app, `mover-${n}`);
    if (chance(seed, one.reference, 'moves') < 0.2 && chance(seed, one.reference, 'what moves') > 0.3) return one;
  }
};

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  const { laptop, kernel } = app;
  kernel.onUnitFailed(({ label, error }) => failed.push(`${label}: ${error}`));
  agenda = new Agenda(kernel, async (plan) => void (await movers.perform(plan)));
  const references = new References(agenda);
  const contactOf = () => 'lia@boa-leitura.example.com';
  const movers = new Movers({ seed, kernel, agenda, references, contactOf, visit: laptop.visit, shownAt: undefined });
  laptop.onNews((news) => {
    references.notice(news);
    movers.notice(news);
  });
  shop = mover();
  await shop.goLive();
  await shop.pay(5_000);
  await app.days(34 + 60 * chance(seed, shop.reference, 'when it moves'));
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

test('a merchant of the demo asks for another account on its page, with the code of its own mailbox, and in no other way', async () => {
  expect((await shop.told('account-change.asked.v1')).map(({ data, actor }) => [data.through, actor.kind])).toEqual([
    ['page', 'merchant'],
  ]);
  expect((await shop.seen()).accountChanges).toMatchObject([
    { to: { of: 'bank_account' }, askedBy: { id: 'lia@boa-leitura.example.com' } },
  ]);
  expect(failed).toEqual([]);
});

test('and is paid to the new account only once it was changed', async () => {
  const [{ to }] = (await shop.seen()).accountChanges;
  expect(accountOf(agenda, shop.reference)).toBeUndefined();
  await app.tell({
    type: 'account-change.handed-over.v1',
    subject: shop.id,
    data: {
      changeId: 'c',
      of: 'bank_account',
      country: 'DE',
      last4: to.last4,
      fingerprint: 'f'.repeat(32),
      approvedBy: ['ana', 'bob'],
    },
  });
  expect(accountOf(agenda, shop.reference)).toBe(to.last4);
});
