import { expect, test } from 'vitest';
import { laptop, sale } from './laptop.ts';

test.each([
  ['DetailType', 128],
  ['Source', 256],
])('a %s has %i characters at most: one more fails its entry, not the others', async (name, most) => {
  const { put } = await laptop();
  const answer = await put(sale(1, { [name]: 'x'.repeat(most) }), sale(2, { [name]: 'x'.repeat(most + 1) }));
  expect(answer).toMatchObject({
    FailedEntryCount: 1,
    Entries: [
      { EventId: expect.any(String) },
      { ErrorCode: 'InvalidArgument', ErrorMessage: expect.stringContaining(String(name)) },
    ],
  });
});
