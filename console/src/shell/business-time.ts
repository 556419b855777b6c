import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';

/** the first screen stands and answers before anything weighty is asked for, but no longer than this */
const LATEST_MS = 1_000;
const quiet = (): Promise<unknown> =>
  new Promise((resolve) => {
    // not every browser says when it is idle
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: LATEST_MS });
    else setTimeout(resolve, LATEST_MS);
  });

/** the calendars with their holidays are weighty: they come once the page stands */
const loadCalendar = async () => {
  await quiet();
  const [{ businessTimeBetween }, { isBusinessTime }] = await Promise.all([
    import('../../../domain/calendar/business-time-between.ts'),
    import('../../../domain/calendar/is-business-time.ts'),
  ]);
  return { businessTimeBetween, isBusinessTime };
};

export interface Left {
  /** working time to the instant, or since it when `late` */
  readonly minutes: number;
  readonly late: boolean;
  /** outside working hours: the clock is paused */
  readonly stands: boolean;
}

const MINUTE = 60_000;

/** how much working time of a queue is left until an instant, by its calendar; undefined where nobody knows the calendar */
export const useBusinessTime = (): ((
  of: { readonly queue: string; readonly calendar?: string | undefined },
  at: string,
) => Left | 'loading' | undefined) => {
  const loaded = useQuery({ queryKey: ['calendar'], queryFn: loadCalendar, staleTime: Number.POSITIVE_INFINITY });
  const policy = usePolicy();
  const [calendar, known, loading] = [loaded.data, policy.data, loaded.isPending || policy.isPending];
  const now = useNow();
  return useMemo(() => {
    const instant = new Date(now).toISOString();
    return ({ queue, calendar: own }, at) => {
      if (loading) return 'loading';
      const name = own ?? known?.policy.tasks.queues.find(({ key }) => key === queue)?.calendar;
      const hours = name === undefined ? undefined : known?.policy.calendars[name];
      if (calendar === undefined || hours === undefined) return undefined;
      const late = at < instant;
      const ms = late ? calendar.businessTimeBetween(hours, at, instant) : calendar.businessTimeBetween(hours, instant, at);
      return { minutes: Math.floor(ms / MINUTE), late, stands: !calendar.isBusinessTime(hours, instant) };
    };
  }, [calendar, known, loading, now]);
};

/** "2 business hours left", "25 business minutes late" */
export const useLeftInWords = (): ((left: Left) => string) => {
  const { t, locale } = useWords();
  return ({ minutes, late }) => {
    const [value, unit] = minutes >= 60 ? [Math.floor(minutes / 60), 'hour'] : [minutes, 'minute'];
    const plural = new Intl.PluralRules(locale).select(value) === 'one' ? 'one' : 'many';
    const n = new Intl.NumberFormat(locale).format(value);
    if (unit === 'hour') return t(late ? `sla.hoursLate.${plural}` : `sla.hoursLeft.${plural}`, { n });
    return t(late ? `sla.minutesLate.${plural}` : `sla.minutesLeft.${plural}`, { n });
  };
};
