import { beyondNeed, functions, isLooking, type Pair } from '../../lib/function-groups.ts';

const shown = ({ action, on }: Pair): string => `${action} on ${on}`;

/** what each handler may do only because of whom it shares its function with; `!` is what could change something */
export const groupingLines = (): readonly string[] => {
  const shared = Object.entries(functions).filter(([, { handlers }]) => handlers.length > 1);
  const lines = shared.flatMap(([name, { handlers }]) => {
    const more = handlers.flatMap((handler) => {
      const pairs = beyondNeed(handler).map((pair) => `${isLooking(pair) ? '' : '!'}${shown(pair)}`);
      return pairs.length === 0 ? [] : [`  ${handler} needs no ${pairs.join(', ')}`];
    });
    const head = `${name}, ${handlers.length} handlers`;
    return more.length === 0
      ? [`${head}: each needs all of it`]
      : [`${head}: ${handlers.length - more.length} need all of it`, ...more];
  });
  const all = shared.flatMap(([, { handlers }]) => handlers);
  const beyond = all.flatMap(beyondNeed);
  const changing = beyond.filter((pair) => !isLooking(pair)).length;
  return [...lines, `${beyond.length} pairs of handler and call beyond need, ${changing} of them could change something`];
};
