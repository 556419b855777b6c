import { expect, test } from 'vitest';
import { linksAtLaptop } from '../../programs/start/laptop-addresses.ts';

test('on a laptop the links of a letter lead to the laptop, and everything else stays as it was sent', () => {
  const sent = 'Send it\nhttps://d1.cloudfront.net/m/m_1/due/website\nhttps://d2.cloudfront.net/m/m_1 d1.cloudfront.net';
  expect(linksAtLaptop('d1.cloudfront.net', 'http://localhost:3301')(sent)).toBe(
    'Send it\nhttp://localhost:3301/m/m_1/due/website\nhttps://d2.cloudfront.net/m/m_1 d1.cloudfront.net',
  );
});
