import { parse } from 'csv-parse/sync';
import { readLines } from './read-lines.ts';

/** one record of a CSV file with the line it starts on, from 1, or what is wrong with that line */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: string };

interface Line {
  readonly line: number;
  readonly text: string;
}

/** lines one quoted cell may run over */
const longest = 100;
const broken = 'a quote is opened and not closed, or closed too early: write "" for a quote inside of quotes';

/** the one record of these lines; undefined when their quotes do not fit together */
function recordIn(lines: readonly Line[]): readonly string[] | undefined {
  const text = lines.map((one) => one.text).join('\n');
  // a quote inside of a word opens nothing
  if (lines.length === 1 && !/(^|,)\s*"/.test(text)) return text.split(',').map((cell) => cell.trim());
  // outside of quotes every quote has its other half
  if (text.split('"').length % 2 === 0) return undefined;
  try {
    const [record, ...more] = parse(text, { relax_column_count: true, relax_quotes: true, trim: true });
    return more.length > 0 ? undefined : record?.map(String);
  } catch {
    return undefined;
  }
}

/**
 * Streams the records of a CSV file. A quote that is never closed costs its own line and no other: what follows is read anew.
 * @throws UnreadableFile when there is no such file, or it is in another encoding
 */
export async function* readRecords(file: string): AsyncGenerator<CsvRecord> {
  let held: Line[] = [];
  const settle = function* (atEnd: boolean): Generator<CsvRecord> {
    for (let [first] = held; first !== undefined; [first] = held) {
      const most = Math.min(held.length, longest);
      let size = 1;
      let cells = recordIn(held.slice(0, size));
      while (cells === undefined && size < most) {
        size += 1;
        cells = recordIn(held.slice(0, size));
      }
      if (cells === undefined && !atEnd && held.length < longest) return;
      yield cells === undefined ? { line: first.line, broken } : { line: first.line, cells };
      held = held.slice(cells === undefined ? 1 : size);
    }
  };
  let line = 0;
  for await (const text of readLines(file)) {
    line += 1;
    if (text.trim() === '' && held.length === 0) continue;
    held.push({ line, text });
    yield* settle(false);
  }
  yield* settle(true);
}
