/** the links that open a line of a list, on every page that has one */
const LINES = ['.start-here a', '.task-line a', '.list-table tbody th a', '.glance li > a']
  .map((one) => `main ${one}`)
  .join(', ');

/** moves the focus to the next (1) or previous (-1) line; from elsewhere it begins at the line that is open, or at the end it comes from */
export const moveInList = (step: 1 | -1): void => {
  const lines = [...document.querySelectorAll<HTMLElement>(LINES)].filter(({ offsetParent }) => offsetParent !== null);
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement ? lines.indexOf(activeElement) : -1;
  const at = focused >= 0 ? focused : lines.findIndex((line) => line.closest('[aria-current]') !== null);
  const to = at < 0 ? (step === 1 ? 0 : lines.length - 1) : Math.min(Math.max(at + step, 0), lines.length - 1);
  lines[to]?.focus();
};
