import type { OutageBook } from '../model/outage.ts';
import type { Json } from '../model/timeline-entry.ts';
import type { OutageEntry } from './outage-told.ts';

/** what a request answered, and what it had asked for */
export interface OutageAnswer {
  readonly sent: string;
  readonly result: Json;
}

export interface OutageReader {
  /** all outages that may matter to a clock; consistent */
  book(): Promise<OutageBook>;
}

export interface OutageStore extends OutageReader {
  /** what the request with this key answered; consistent */
  answered(key: string): Promise<OutageAnswer | undefined>;
  /**
   * Writes the book that was read as `book.version`, what is told and the answer in one transaction. Throws ConcurrentChange when somebody
   * else was faster, with the book or with the key
   */
  put(book: OutageBook, entry?: OutageEntry, answer?: OutageAnswer & { readonly key: string }): Promise<void>;
}
