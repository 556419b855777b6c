import { expect } from 'vitest';
import type { Firstsale } from '../playbooks/firstsale.ts';

/** the policy keeps nothing for longer than days here: a test cannot wait for ten years of hours */
export const shortRetention = async (app: Firstsale): Promise<void> => {
  const { policy } = await app.get('/policy');
  const { version: basedOn, ...document } = policy;
  const law = 'a law of the test';
  const retention = {
    ...document.retention,
    identification: { default: { days: 20, law } },
    accounting: { default: { days: 30, law } },
    rejected_event: { default: { days: 10, law } },
    run_input: { default: { days: 10, law } },
  };
  const published = await app.request('leo', 'POST', '/policy', { policy: { ...document, retention }, reason: 'short', basedOn });
  expect(published).toMatchObject({ status: 200 });
};
/** everything of a merchant as data, a page after the other */
export const exportOf = async (app: Firstsale, merchantId: string): Promise<string> => {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page = await app.get(`/merchants/${merchantId}/export${query}`);
    pages.push(page.records);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return JSON.stringify(pages);
};
