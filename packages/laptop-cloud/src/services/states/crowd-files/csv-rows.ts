const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** rows of RFC 4180; two quotes inside quotes are one. Empty lines are no rows */
export function csvRows(text: string, delimiterName: string): string[][] {
  const delimiter = DELIMITERS[delimiterName] ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    if (row.length > 0 || cell !== '') rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

/** a short row is filled up with empty text, a long one loses what is too much */
export const csvItems = (headers: readonly string[], rows: readonly string[][]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(headers.map((name, at) => [name, row[at] ?? ''])));
