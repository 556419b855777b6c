import { inKeyOrder } from './item-codec.ts';

/** as many of the items seen last are kept as JSON in key order: an item is read far more often than it is written */
const KEPT = 1_024;
let recent = new Map<string, string>();
let older = new Map<string, string>();

/** an item of dynoxide's file as JSON in key order */
export function orderedText(stored: string): string {
  const known = recent.get(stored) ?? older.get(stored) ?? JSON.stringify(inKeyOrder(JSON.parse(stored)));
  keep(stored, known);
  return known;
}

/** this one is in key order already */
export const rememberOrdered = (text: string): void => keep(text, text);

function keep(stored: string, ordered: string): void {
  if (recent.size >= KEPT) {
    older = recent;
    recent = new Map();
  }
  recent.set(stored, ordered);
}
