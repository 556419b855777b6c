import { styleText } from 'node:util';
import type { BusNews } from '../../world/bus-news.ts';

const told: Readonly<Record<string, string>> = {
  'merchant.registered.v1': 'applied',
  'merchant.approved.v1': 'was approved',
  'merchant.declined.v1': 'was declined',
  'merchant.stalled.v1': 'stalled',
  'nudge.requested.v1': 'was nudged',
  'nudge.suppressed.v1': 'was not nudged',
  'task.opened.v1': 'needs a person',
  'merchant.first-sale.v1': 'made its first sale',
  'merchant.milestone.reached.v1': 'reached a milestone',
  'merchant.fell-dormant.v1': 'fell dormant',
  'merchant.woke-up.v1': 'woke up',
  'merchant.withdrawn.v1': 'withdrew',
};
const LINES_A_SECOND = 4;

/** tells a terminal what happens in the demo, a few lines a second at most, and how many it left out */
export class Ticker {
  readonly #write: (line: string) => void;
  readonly #nameOf: (merchantId: string) => string | undefined;
  #left = LINES_A_SECOND;
  #missed = 0;
  constructor(write: (line: string) => void, nameOf: (merchantId: string) => string | undefined) {
    this.#write = write;
    this.#nameOf = nameOf;
    setInterval(() => this.#breathe(), 1_000).unref();
  }

  notice(news: BusNews): void {
    const what = told[news.type];
    if (what === undefined) return;
    if (this.#left === 0) {
      this.#missed += 1;
      return;
    }
    this.#left -= 1;
    const when = styleText('dim', new Date(news.at).toISOString().slice(0, 16).replace('T', ' '));
    const who = styleText('cyan', (this.#nameOf(news.merchantId) ?? news.merchantId).padEnd(20));
    this.#write(`  ${when}  ${who} ${what}${detailOf(news.data)}`);
  }

  #breathe(): void {
    if (this.#missed > 0) this.#write(styleText('dim', `  … and ${this.#missed} more`));
    this.#left = LINES_A_SECOND;
    this.#missed = 0;
  }
}

/** the one word that explains it, when the event has one */
function detailOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  for (const key of ['reason', 'key', 'queue', 'channel']) {
    const value: unknown = Reflect.get(data, key);
    if (typeof value === 'string') return styleText('dim', ` · ${value.replaceAll('_', ' ')}`);
  }
  return '';
}
