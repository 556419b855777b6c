import { rememberJson } from '../../kernel/written-json.ts';
import { shownCapacity } from './capacity.ts';
import type { Found } from './direct-read.ts';
import { fromWire } from './item-codec.ts';
import { orderedText } from './ordered-text.ts';

type Answer = Readonly<Record<string, unknown>>;

/** the member is parsed when somebody first looks at it */
function withLazy(answer: Answer, member: string, json: string): Answer {
  let value: unknown;
  const get = () => {
    value ??= fromWire(JSON.parse(json), json);
    return value;
  };
  return Object.defineProperty({ ...answer }, member, { enumerable: true, get });
}

/** what the caller of GetItem or Query gets */
export function foundAnswer({ item, items, last, consumed }: Found, asked: unknown): Answer {
  const capacity = shownCapacity(consumed, asked);
  const shown = capacity === undefined ? {} : { ConsumedCapacity: capacity };
  const tail = capacity === undefined ? '' : `,"ConsumedCapacity":${JSON.stringify(capacity)}`;
  if (items !== undefined) {
    const json = `[${items.map(orderedText).join(',')}]`;
    const counts = { Count: items.length, ScannedCount: items.length };
    const next = last === undefined ? {} : { LastEvaluatedKey: JSON.parse(last) };
    const answer = withLazy({ ...counts, ...next, ...shown }, 'Items', json);
    const nextText = last === undefined ? '' : `,"LastEvaluatedKey":${last}`;
    return rememberJson(answer, `{"Items":${json},"Count":${items.length},"ScannedCount":${items.length}${nextText}${tail}}`);
  }
  if (item === undefined) return shown;
  const json = orderedText(item);
  return rememberJson(withLazy(shown, 'Item', json), `{"Item":${json}${tail}}`);
}
