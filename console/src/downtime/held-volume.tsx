import { shiftByOutages } from '../../../domain/forecast/shift-by-outages.ts';
import { useFigures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import type { ShownOutage } from './use-outages.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24;
/** hours after the end within which everything is let go at any usual rate */
const AFTER = 30 * 24;

/** how much of the work that is expected an outage moves to after its end, and until when: the forecast of the figures, spread over the hours of a week */
export function HeldVolume({ outage: { from, until, releasePerHour, standing } }: { readonly outage: ShownOutage }) {
  const { t } = useWords();
  const { instant, number } = useFormat();
  const { data } = useFigures();
  const week = data?.figures?.nextWeek;
  if (standing === 'over' || standing === 'proposed') return '–';
  if (week === undefined || week === null) return <span className="quiet">{t('outage.heldUnknown')}</span>;
  const begins = Math.floor(Date.parse(from) / HOUR) * HOUR;
  const hours = Math.ceil((Date.parse(until) - begins) / HOUR);
  const moved = shiftByOutages(
    Array.from({ length: hours + AFTER }, (_, n) => ({ at: begins + n * HOUR, expected: week / WEEK })),
    [{ from, until, releasePerHour }],
  );
  const most = Math.max(...moved.map(({ held }) => held));
  const free = moved.find(({ at, held }) => at >= Date.parse(until) - HOUR && held === 0);
  return t('outage.held', {
    ...{ n: number(Math.round(most)), week: number(Math.round(week)) },
    when: instant(new Date((free?.at ?? Date.parse(until)) + HOUR).toISOString()),
  });
}
