import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useLaptop } from '../queries.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';
import { Letters } from './letters.tsx';

interface Alarm {
  readonly AlarmName: string;
  readonly StateValue: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly StateReason: string;
  /** epoch seconds */
  readonly StateUpdatedTimestamp: number;
}
interface Told {
  readonly messageId: string;
  readonly sentAt: number;
  readonly endpoint: string;
  readonly subject: string;
  readonly body: string;
}
interface Answer {
  readonly states: readonly Alarm[];
  readonly told: readonly Told[];
}

const signs: Readonly<Record<Alarm['StateValue'], StatusIndicatorProps.Type>> = {
  OK: 'success',
  ALARM: 'error',
  INSUFFICIENT_DATA: 'pending',
};

/** how each alarm stands, those that ring first, and what the people on call were told */
export function Alarms() {
  const { t } = useWords();
  const { instant } = useFormat();
  const alarms = useLaptop<Answer>('alarms', 3_000);
  const ringing = ({ StateValue }: Alarm): number => (StateValue === 'ALARM' ? 0 : 1);
  return (
    <State of={alarms}>
      {({ states, told }) => (
        <SpaceBetween size="l">
          <RecordTable<Alarm>
            items={[...states].sort((a, b) => ringing(a) - ringing(b))}
            trackBy="AlarmName"
            empty={t('laptop.noAlarm')}
            header={
              <Header variant="h2" counter={`(${states.filter((one) => ringing(one) === 0).length}/${states.length})`}>
                {t('laptop.alarms')}
              </Header>
            }
            columns={[
              { id: 'name', header: t('laptop.alarm'), cell: ({ AlarmName }) => AlarmName },
              {
                id: 'state',
                header: t('laptop.state'),
                cell: ({ StateValue }) => <StatusIndicator type={signs[StateValue]}>{StateValue}</StatusIndicator>,
              },
              {
                id: 'since',
                header: t('laptop.since'),
                cell: ({ StateUpdatedTimestamp }) => instant(new Date(StateUpdatedTimestamp * 1000).toISOString()),
              },
              { id: 'reason', header: t('laptop.reason'), cell: ({ StateReason }) => StateReason },
            ]}
          />
          <Letters
            title={t('laptop.told')}
            none={t('laptop.noneTold')}
            letters={told.map(({ messageId, sentAt, endpoint, subject, body }) => ({
              id: `${messageId} ${endpoint}`,
              sentAt,
              to: endpoint,
              subject,
              text: body,
            }))}
          />
        </SpaceBetween>
      )}
    </State>
  );
}
