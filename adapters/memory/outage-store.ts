import { ConcurrentChange } from '../../domain/errors.ts';
import { emptyBook, type OutageBook } from '../../domain/model/outage.ts';
import type { OutageAnswer, OutageStore } from '../../domain/outage/outage-ports.ts';
import type { OutageEntry } from '../../domain/outage/outage-told.ts';
import { settled } from './settled.ts';
import { copy } from './world.ts';

/** outages in memory, as the table keeps them; `told` is what the stream would tell, `writes` counts the items that were written */
export const outageStore = (): OutageStore & { readonly told: OutageEntry[]; writes(): number } => {
  const answers = new Map<string, OutageAnswer>();
  const told: OutageEntry[] = [];
  let known: OutageBook = emptyBook;
  let writes = 0;
  return {
    told,
    writes: () => writes,
    book: async () => known,
    answered: async (key) => answers.get(key),
    put: async (book, entry, answer) => {
      if (book.version !== known.version || (answer !== undefined && answers.has(answer.key)))
        throw new ConcurrentChange('of the outages');
      known = settled({ ...book, version: book.version + 1 });
      if (entry !== undefined) told.push(copy(entry));
      if (answer !== undefined) answers.set(answer.key, copy({ sent: answer.sent, result: answer.result }));
      writes += 1 + Number(entry !== undefined) + Number(answer !== undefined);
    },
  };
};
