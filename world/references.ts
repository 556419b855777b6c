import * as z from 'zod';
import type { Agenda } from './agenda.ts';
import type { BusNews } from './bus-news.ts';

const registered = z.looseObject({ externalReference: z.string() });

/** who is who: the application speaks of merchantIds, the outside world of its own references */
export class References {
  readonly #agenda: Pick<Agenda, 'remember' | 'recall'>;
  constructor(agenda: Pick<Agenda, 'remember' | 'recall'>) {
    this.#agenda = agenda;
  }

  notice(news: BusNews): void {
    if (news.type !== 'merchant.registered.v1') return;
    const data = registered.safeParse(news.data);
    if (data.success) this.#agenda.remember(`reference ${news.merchantId}`, data.data.externalReference);
  }

  of(merchantId: string): string | undefined {
    return this.#agenda.recall(`reference ${merchantId}`);
  }
}
