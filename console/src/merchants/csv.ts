/** what a spreadsheet reads as the beginning of a formula: where a cell begins, also for one that parts cells at semicolons, tabs or line ends */
const formula = /^(?=[\t\r])|(?<=^|[;\t\r\n|])(?=[^\S\t\r\n]*["']*[^\S\t\r\n]*[=+\-@＝＋－＠])/gu;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

/** one line by RFC 4180, every cell in quotes; what a spreadsheet would take for a formula is kept a text */
export const stringifyRow = (cells: readonly string[]): string =>
  cells
    .map((cell) => (plainNumber.test(cell) ? cell : cell.replaceAll(formula, "'")))
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');
