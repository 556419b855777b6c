import { afterAll, afterEach } from 'vitest';
import type { Desk } from './use-desk.ts';

/** prints what a working day takes: clicks of each piece of work, and of all of it. What is typed is not counted */
export const countClicks = (desk: Desk, day: string): void => {
  const pieces: { readonly what: string; readonly clicks: number }[] = [];
  let before = 0;
  afterEach(({ task }) => {
    const clicks = desk.clicks() - before;
    before = desk.clicks();
    if (clicks > 0) pieces.push({ what: task.name, clicks });
  });
  afterAll(() => {
    const lines = pieces.map(({ what, clicks }) => `  ${String(clicks).padStart(4)}  ${what}`);
    console.log([`${day}: ${before} clicks`, ...lines].join('\n'));
  });
};
