import { expect, test } from 'vitest';
import { answer as changed } from '../../functions/merchant/change-brand/answer.ts';
import { handle as change, wanted } from '../../functions/merchant/change-brand/handler.ts';
import { answer as shown } from '../../functions/merchant/show-brand/answer.ts';
import { handle as show } from '../../functions/merchant/show-brand/handler.ts';
import { merchantId, settle, town } from './town.ts';

const call = <Body>(body: Body, key = 'key-1') => ({
  ...{ email: 'lia@padaria.example', role: 'manager' as const, params: { merchantId }, query: {}, body, key },
});

test('the brand of a merchant is shown, changed once, and shown again', async () => {
  const here = town();
  await settle(here, { tradingName: 'Padaria' });
  const look = async () => shown.parse(await show(here)(call({})));
  const { version, ...before } = await look();
  expect(before).toEqual({ name: 'Padaria' });
  const wish = call({ version, statementName: 'PADARIA ANA', colour: '#0b57b7' });
  expect(changed.parse(await change(here)(wish))).toEqual({ kind: 'changed' });
  expect(changed.parse(await change(here)(wish))).toEqual({ kind: 'changed' });
  expect(await look()).toMatchObject({ statementName: 'PADARIA ANA', colour: '#0b57b7' });
  expect((await here.timeline.list(merchantId, 10)).entries).toHaveLength(1);
});

test('a colour is six digits of a hexadecimal number, or none', () => {
  const read = (colour?: string) => wanted.body.safeParse({ version: 1, statementName: 'LOJA DA ANA', colour }).success;
  expect([read(), read('#0B57b7'), read('blue'), read('#fff'), read('#0b57b7;x')]).toEqual([true, true, false, false, false]);
});
