import { del, get, set } from 'idb-keyval';

/** a file that was chosen and has not arrived yet */
export interface Draft {
  /** the same for every try: it is one document, however often it is sent */
  readonly uploadId: string;
  readonly name: string;
  readonly file: Blob;
  /** epoch milliseconds */
  readonly chosenAt: number;
}

/** a passport is not left lying on a phone that somebody else may hold tomorrow */
const keptMs = 60 * 60_000;
const keyOf = (merchantId: string, requirementId: string): string => `draft ${merchantId} ${requirementId}`;

const isDraft = (found: unknown): found is Draft =>
  typeof found === 'object' && found !== null && 'uploadId' in found && 'file' in found && 'chosenAt' in found;

/**
 * Keeps a chosen file until it has arrived: a phone may drop the page while its camera is open, and a connection may break. Where the
 * browser keeps nothing the file is simply chosen again.
 */
export const drafts = (merchantId: string, requirementId: string) => {
  const key = keyOf(merchantId, requirementId);
  const forget = (): Promise<void> => del(key).catch(() => undefined);
  return {
    keep: (draft: Draft): Promise<void> => set(key, draft).catch(() => undefined),
    forget,
    find: async (now: number): Promise<Draft | undefined> => {
      const found: unknown = await get(key).catch(() => undefined);
      if (!isDraft(found)) return undefined;
      if (now - found.chosenAt < keptMs) return found;
      await forget();
      return undefined;
    },
  };
};
