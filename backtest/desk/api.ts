import type { Laptop } from '../laptop.ts';
import type { DeskApi } from './desk.ts';

/** the console's API for the model of the desk: somebody was faster, or the matter is closed, and the desk moves on; anything else is a fault */
export const deskApi = (laptop: Laptop): DeskApi => ({
  async post(person, path, body, key) {
    const { status, body: answer } = await laptop.post(person, path, body, key);
    if (status < 300) return 'done';
    if (status === 409 || status === 404) return 'conflict';
    throw new Error(`the API answered ${status} to ${path}: ${JSON.stringify(answer)}`);
  },
});
