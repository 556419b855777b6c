import { countFailed, type FailedAttempts, type FailedDay } from '../../domain/activation/failed-attempts.ts';

/** failed attempts in memory, as the table keeps them */
export const failedAttempts = (): FailedAttempts => {
  const days = new Map<string, FailedDay>();
  const of = (merchantId: string, from: string, to: string): readonly FailedDay[] =>
    [...days.values()].filter((one) => one.merchantId === merchantId && one.day >= from && one.day <= to);
  return {
    between: async (merchantId, from, to) => of(merchantId, from, to),
    count: async (merchantId, attempts) => {
      for (const day of new Set(attempts.map(({ at }) => at.slice(0, 10)))) {
        const mine = attempts.filter(({ at }) => at.startsWith(day));
        for (const part of countFailed({ merchantId, day }, of(merchantId, day, day), mine))
          days.set(`${merchantId} ${day} ${part.part}`, { ...part, version: part.version + 1 });
      }
    },
  };
};
