import { EvaluationFailure, StateFailure } from '../asl-failure.ts';
import { fill, type Template, unexpectedType } from '../asl-template.ts';
import type { MapState } from '../definition/types.ts';
import type { Json } from '../json.ts';
import { DATA_LIMIT_BYTES } from '../limits.ts';
import type { Turn } from './state-step.ts';

export interface Filled {
  /** what each child gets */
  readonly inputs: readonly Json[];
  /** items of each batch; null where a child has one item */
  readonly batches: number[] | null;
}

const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

/** each item through ItemSelector, then in batches where the Map has an ItemBatcher. Throws EvaluationFailure, StateFailure for what is too large */
export function fillBatches(state: MapState, items: readonly Json[], turn: Turn): Filled {
  const { run, scope, frame, view } = turn;
  const { itemSelector, batcher } = state;
  const selected = items.map((value, index) =>
    itemSelector === null ? value : fill(itemSelector, run.bindings(scope, frame, view, true, { item: { index, value } })),
  );
  const sizes = selected.map(bytesOf);
  const large = sizes.findIndex((size) => size > DATA_LIMIT_BYTES);
  if (large >= 0) throw tooLarge(large, sizes[large] ?? 0, DATA_LIMIT_BYTES);
  if (batcher === null) return { inputs: selected, batches: null };
  const most = limit(batcher.maxItems, 'MaxItemsPerBatch', turn, Number.POSITIVE_INFINITY);
  const bytes = limit(batcher.maxBytes, 'MaxInputBytesPerBatch', turn, DATA_LIMIT_BYTES);
  const given = batcher.input === null ? undefined : fill(batcher.input, run.bindings(scope, frame, view, true));
  const around = given === undefined ? {} : { BatchInput: given };
  const envelope = bytesOf({ ...around, Items: [] });
  const parts: Json[][] = [];
  let used = 0;
  for (const [index, item] of selected.entries()) {
    const size = sizes[index] ?? 0;
    if (envelope + size > bytes) throw tooLarge(index, envelope + size, bytes);
    const open = parts.at(-1);
    // a comma stands before every item but the first
    if (open !== undefined && open.length < most && used + 1 + size <= bytes) {
      open.push(item);
      used += 1 + size;
    } else {
      parts.push([item]);
      used = envelope + size;
    }
  }
  return { inputs: parts.map((Items) => ({ ...around, Items })), batches: parts.map(({ length }) => length) };
}

function tooLarge(index: number, size: number, most: number): StateFailure {
  const cause = `The input of item ${index} has ${size} bytes, exceeding the maximum of ${most} bytes for a child workflow execution.`;
  return new StateFailure('States.DataLimitExceeded', cause, false);
}

function limit(template: Template | null, field: string, { run, scope, frame, view }: Turn, most: number): number {
  if (template === null) return most;
  const value = fill(template, run.bindings(scope, frame, view, true));
  if (typeof value !== 'number') throw unexpectedType(template, 'number', value);
  if (!Number.isInteger(value) || value <= 0)
    throw new EvaluationFailure(`The ${field} field must be a positive integer but was: ${value}`, field);
  return Math.min(value, most);
}
