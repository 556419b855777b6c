import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useLaptop } from '../queries.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';

interface BusEvent {
  readonly at: number;
  readonly id: string;
  readonly source: string;
  readonly detailType: string;
  readonly rules: readonly string[];
}
/** `RecordFactFactReported` of what CloudFormation makes of it */
const shortRule = (name: string): string => name.replace(/^\w+-(dev|test|prod)-/, '').replace(/[0-9A-F]{8}(-[0-9A-F]+)?$/, '');

/** the last events of the bus and the rules each matched */
export function BusEvents() {
  const { t } = useWords();
  const { instant } = useFormat();
  const events = useLaptop<readonly BusEvent[]>('events', 2_000);
  return (
    <State of={events}>
      {(all) => (
        <RecordTable<BusEvent>
          items={all}
          trackBy="id"
          empty={t('laptop.noEvents')}
          header={
            <Header variant="h2" counter={`(${all.length})`}>
              {t('laptop.bus')}
            </Header>
          }
          columns={[
            { id: 'at', header: t('laptop.sent'), cell: ({ at }) => instant(new Date(at).toISOString()) },
            {
              id: 'type',
              header: t('playbooks.event'),
              cell: ({ detailType }) => <span className="mono">{detailType}</span>,
            },
            { id: 'source', header: t('laptop.source'), cell: ({ source }) => source },
            {
              id: 'rules',
              header: t('laptop.rules'),
              cell: ({ rules }) => <span className="anywhere">{rules.length === 0 ? '–' : rules.map(shortRule).join(', ')}</span>,
            },
          ]}
        />
      )}
    </State>
  );
}
