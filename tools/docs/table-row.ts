/** one line of a Markdown table; a pipe would end the cell */
export const row = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
