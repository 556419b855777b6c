import type { Merchant } from '../domain/model/merchant.ts';
import type { Task } from '../domain/model/task.ts';
import type { MerchantLookup, TaskDirectory } from '../domain/ports.ts';
import type { WatchedTask } from '../domain/volume/watched-value.ts';

/** of each queue so many tasks are looked at: those that are due first */
const pageSize = 100;
const pagesRead = 5;

export interface OpenWork {
  readonly tasks: readonly (WatchedTask & { readonly claimed: boolean })[];
  /** there is more in one of the queues */
  readonly more: boolean;
}

const openIn = async (tasks: Pick<TaskDirectory, 'byQueue'>, queue: string) => {
  const found: Task[] = [];
  let cursor: string | undefined;
  for (let n = 0; n < pagesRead; n += 1) {
    const page = await tasks.byQueue(queue, 'open', pageSize, cursor);
    found.push(...page.tasks);
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { found, more: cursor !== undefined };
};

/** Open tasks of some queues with what of their merchants a cut asks for, in order of what is due first. Throws ServiceUnavailable */
export const openWork = async (
  { tasks, merchants }: { readonly tasks: Pick<TaskDirectory, 'byQueue'>; readonly merchants: MerchantLookup },
  queues: readonly string[],
): Promise<OpenWork> => {
  const read = await Promise.all(queues.map((queue) => openIn(tasks, queue)));
  const all = read.flatMap(({ found }) => found);
  const ids = [...new Set(all.map(({ merchantId }) => merchantId))];
  const pages = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, n) => ids.slice(n * pageSize, (n + 1) * pageSize));
  const known = new Map<string, Merchant>();
  for (const one of (await Promise.all(pages.map((page) => merchants.byIds(page)))).flat()) known.set(one.merchantId, one);
  const seen = all.flatMap((task): OpenWork['tasks'][number][] => {
    const merchant = known.get(task.merchantId);
    if (merchant === undefined) return [];
    const { country, segment, pspClient } = merchant;
    const { queue, slaDueAt, team } = task;
    return [{ ...{ queue, slaDueAt, country, segment, pspClient, claimed: task.status === 'claimed' }, ...(team && { team }) }];
  });
  return { tasks: seen, more: read.some(({ more }) => more) };
};
