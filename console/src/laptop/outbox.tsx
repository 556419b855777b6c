import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useLaptop } from '../queries.ts';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';

interface Call {
  readonly id: string;
  readonly at: number;
  readonly destination: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** what would have gone to chat rooms and help desks */
export function Outbox() {
  const { t } = useWords();
  const { instant } = useFormat();
  const calls = useLaptop<readonly Call[]>('outbox', 3_000);
  return (
    <State of={calls}>
      {(all) => (
        <RecordTable<Call>
          items={all}
          trackBy="id"
          empty={t('laptop.noCalls')}
          header={
            <Header variant="h2" counter={`(${all.length})`}>
              {t('laptop.outbox')}
            </Header>
          }
          columns={[
            { id: 'at', header: t('laptop.sent'), cell: ({ at }) => instant(new Date(at).toISOString()) },
            {
              id: 'to',
              header: t('laptop.to'),
              cell: ({ method, url }) => <span className="mono">{`${method} ${url}`}</span>,
            },
            { id: 'body', header: t('playbooks.event'), cell: ({ body }) => <span className="mono">{body.slice(0, 400)}</span> },
          ]}
        />
      )}
    </State>
  );
}
