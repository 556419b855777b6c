import type { Json } from '../model/timeline-entry.ts';
import type { QueueLoad } from './queue-load.ts';
import type { ShareEntry } from './share-told.ts';

/** what a request answered, and what it had asked for */
export interface ShareAnswer {
  readonly sent: string;
  readonly result: Json;
}

export interface LoadReader {
  /** of one queue, `emptyLoad` where nothing was given yet; consistent */
  of(queue: string): Promise<QueueLoad>;
}

export interface LoadStore extends LoadReader {
  /** of every queue in which something was given or moved; eventually consistent */
  all(): Promise<readonly QueueLoad[]>;
  /** who moved work, when and why, the newest first, at most `limit`; eventually consistent */
  told(limit: number): Promise<readonly ShareEntry[]>;
  /** what the request with this key answered; consistent */
  answered(key: string): Promise<ShareAnswer | undefined>;
  /** Writes a load as it was read, what is told and the answer in one transaction. Throws ConcurrentChange when somebody else was faster */
  put(load: QueueLoad, entry: ShareEntry, answer: ShareAnswer & { readonly key: string }): Promise<void>;
}
