import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useClock } from '../now.tsx';
import { useLaptop } from '../queries.ts';
import { useClockState, useDayTakes } from '../shell/clock-badge.tsx';
import { useSetClock } from '../shell/use-set-clock.ts';

interface Happened {
  readonly at: number;
  readonly id: string;
  readonly detailType: string;
}

const speeds = [60, 300, 900, 3_600, 14_400, 86_400];

/** pause, faster, and straight to the next thing that happens */
export function ClockPanel() {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const clock = useClock();
  const [last] = useLaptop<readonly Happened[]>('events', 2_000).data ?? [];
  const state = useClockState();
  const dayTakes = useDayTakes();
  const set = useSetClock();
  if (clock === undefined) return null;
  const options = speeds.map((speed) => ({
    value: String(speed),
    label: dayTakes(speed),
  }));
  return (
    <Container header={<Header variant="h2">{t('laptop.clock')}</Header>}>
      <SpaceBetween size="s">
        <div className="big-number">{instant(clock.now)}</div>
        <div className="quiet">{state}</div>
        {last !== undefined && (
          <div>{t('laptop.last', { what: term(last.detailType), when: instant(new Date(last.at).toISOString()) })}</div>
        )}
        {set.error !== null && <Alert type="warning">{set.error.message}</Alert>}
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            variant="primary"
            iconName={clock.paused ? 'play' : 'pause'}
            disabled={clock.catchingUp}
            onClick={() => set.mutate({ action: clock.paused ? 'resume' : 'pause' })}
          >
            {t(clock.paused ? 'laptop.resume' : 'laptop.pause')}
          </Button>
          <Button disabled={clock.catchingUp} loading={set.isPending} onClick={() => set.mutate({ action: 'step' })}>
            {t('laptop.step')}
          </Button>
          <Select
            ariaLabel={t('laptop.speed')}
            disabled={clock.catchingUp}
            selectedOption={options.find(({ value }) => value === String(clock.speed)) ?? null}
            placeholder={t('laptop.speed')}
            options={options}
            onChange={({ detail }) => set.mutate({ action: 'speed', speed: Number(detail.selectedOption.value) })}
          />
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
