import Button from '@cloudscape-design/components/button';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useClock } from '../now.tsx';
import { useSetClock } from './use-set-clock.ts';

/** how long a day lasts at a speed (virtual seconds a second), in words */
export const useDayTakes = (): ((speed: number) => string) => {
  const { t } = useWords();
  return (speed) => {
    const seconds = Math.round(86_400 / speed);
    return seconds < 180 ? t('laptop.running', { seconds }) : t('laptop.runningMinutes', { n: Math.round(seconds / 60) });
  };
};

export const useClockState = (): string => {
  const { t } = useWords();
  const dayTakes = useDayTakes();
  const clock = useClock();
  if (clock === undefined) return '';
  if (clock.catchingUp) return t('laptop.catchingUp');
  if (clock.paused || clock.speed === null) return t('laptop.paused');
  return dayTakes(clock.speed);
};

/** what the time is on this laptop, under the navigation, and how to stop it */
export function ClockBadge() {
  const { t } = useWords();
  const set = useSetClock();
  const clock = useClock();
  const state = useClockState();
  const { instant } = useFormat();
  if (clock === undefined) return null;
  return (
    <div className="clock-badge">
      <strong>{instant(clock.now)}</strong>
      <span className="clock-run">
        <span className="quiet">{state}</span>
        {!clock.catchingUp && (
          <Button
            variant="inline-icon"
            iconName={clock.paused ? 'play' : 'pause'}
            ariaLabel={t(clock.paused ? 'laptop.resume' : 'laptop.pause')}
            onClick={() => set.mutate({ action: clock.paused ? 'resume' : 'pause' })}
          />
        )}
      </span>
    </div>
  );
}
