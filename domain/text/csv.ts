/** a cell: a number as decimal text, or text of any kind; nothing is an empty cell */
export type Cell = { readonly number: string } | string | undefined;

/**
 * What a spreadsheet reads as the beginning of a formula: where a cell begins, also for one that parts cells at semicolons, tabs or line
 * ends. Source: OWASP, CSV Injection
 */
const formula = /^(?=[\t\r])|(?<=^|[;\t\r\n|])(?=[^\S\t\r\n]*["']*[^\S\t\r\n]*[=+\-@＝＋－＠])/gu;
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Text that a spreadsheet shows as it is: what it would calculate gets an apostrophe in front. */
export const neutralised = (text: string): string => text.replaceAll(formula, "'");

const written = (cell: Cell): string => {
  if (cell === undefined) return '';
  // a number is nobody's text: −5.00 stays a number
  return typeof cell === 'string' ? quoted(neutralised(cell)) : cell.number;
};

/** One row with its line end. Source: RFC 4180 */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

/** what begins a file, so that spreadsheets read UTF-8 */
export const byteOrderMark = '\uFEFF';
