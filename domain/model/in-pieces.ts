import type { Changes, Piece } from './decision.ts';

/** items and entries of one transaction at most. Source: DynamoDB Developer Guide, quotas of transactions */
export const transactionLimit = 100;

/** pieces as a decision writes them together, where one transaction takes them all */
export const inPieces = (pieces: readonly Piece[]): Changes & { readonly separable: readonly Piece[] } => ({
  puts: pieces.flatMap(({ puts }) => puts),
  deletes: [],
  timeline: pieces.flatMap(({ timeline }) => timeline),
  separable: pieces,
});

/**
 * The pieces of changes to write before the rest, as many as one transaction takes; undefined when everything fits into one. The last
 * piece stays with the rest: a decision taken again still has something to do. `more`: what the transaction writes beside the changes; `room`:
 * what any of the parts may.
 */
export const firstPart = (changes: Changes, more: number, room = 0): Changes | undefined => {
  const { puts, deletes, timeline, separable = [] } = changes;
  if (puts.length + deletes.length + timeline.length + more + room <= transactionLimit) return undefined;
  let size = 0;
  const part = separable.slice(0, -1).filter((one) => {
    size += one.puts.length + one.timeline.length;
    return size + room <= transactionLimit;
  });
  if (part.length === 0) return undefined;
  return { ...inPieces(part), separable: [] };
};
