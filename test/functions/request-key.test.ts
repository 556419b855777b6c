import { expect, test } from 'vitest';
import { requestKey } from '../../functions/runtime/request-key.ts';

const about = { routeKey: 'POST /my/{merchantId}/requests', permission: 'requests.ask', params: { merchantId: 'm_1' } };
const lia = 'lia@boa-leitura.example.com';

test('a write is named without saying whose it is: runs and entries carry the name on', () => {
  expect(requestKey(lia, about, 'key-00000001')).not.toMatch(/lia|@|example/);
});

test('the same person, thing and key are one write; another of them is another one', () => {
  const first = requestKey(lia, about, 'key-00000001');
  expect(requestKey(lia, about, 'key-00000001')).toBe(first);
  const others = [
    requestKey('leo@boa-leitura.example.com', about, 'key-00000001'),
    requestKey(lia, { ...about, routeKey: 'POST /my/{merchantId}/alerts' }, 'key-00000001'),
    requestKey(lia, { ...about, permission: 'alerts.choose' }, 'key-00000001'),
    requestKey(lia, { ...about, params: { merchantId: 'm_2' } }, 'key-00000001'),
    requestKey(lia, about, 'key-00000002'),
  ];
  expect(new Set([first, ...others]).size).toBe(6);
});
