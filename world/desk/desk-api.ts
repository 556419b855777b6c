import * as z from 'zod';
import type { Laptop } from '../laptop.ts';
import type { DeskApi } from './desk.ts';

/** the API says: not the version that is there now */
const stale = z.object({ type: z.literal('urn:firstsale:problem:stale-version'), version: z.int() });

/** the console's API for the model of the desk: somebody was faster, or the matter is closed, and the desk moves on; anything else is a fault */
export const deskApi = (laptop: Pick<Laptop, 'post'>): DeskApi => ({
  async post(person, path, body, key) {
    let { status, body: answer } = await laptop.post(person, path, body, key);
    const newer = status === 409 ? stale.safeParse(answer).data : undefined;
    // something was noted on the task meanwhile: whoever works it looks again, then does what they meant to
    if (newer !== undefined)
      ({ status, body: answer } = await laptop.post(person, path, { ...body, version: newer.version }, `${key} again`));
    if (status < 300) return 'done';
    if (status === 409 || status === 404) return 'conflict';
    if (status === 403) return 'not_allowed';
    throw new Error(`the API answered ${status} to ${path}: ${JSON.stringify(answer)}`);
  },
});
