import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import DateInput from '@cloudscape-design/components/date-input';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { rejectionWords } from '../../../domain/events/rejection.ts';
import type { RejectedPage } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { useNow } from '../now.tsx';
import { useRejected, useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { State } from '../shell/state.tsx';
import { usePlaybookWords } from './words/use-playbook-words.ts';

type Rejected = RejectedPage['rejected'][number];

function Replay({ day, event }: { readonly day: string; readonly event: Rejected }) {
  const { t } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  const replay = useWrite<{ version: number }>(`/rejected/${day}/${encodeURIComponent(event.reference)}/replay`);
  if (event.replayedAt !== undefined)
    return <span className="quiet">{t('playbooks.replayed', { when: instant(event.replayedAt) })}</span>;
  if (!person.can('rejected.replay')) return null;
  return (
    <>
      <Button wrapText={false} loading={replay.isPending} onClick={() => replay.mutate({ version: event.version })}>
        {t('playbooks.replay')}
      </Button>
      <Refusal error={replay.error} />
    </>
  );
}

const daysFrom = (day: string, n: number): string => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);

/** events rejected on a day, with field and remedy; each can be replayed after the fix */
export function RejectedEvents() {
  const { t } = useWords();
  const p = usePlaybookWords();
  const { instant } = useFormat();
  const person = usePerson();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const [chosen, setChosen] = useState<string>();
  const day = chosen ?? today;
  const asked = /^\d{4}-\d\d-\d\d$/.test(day) ? day : today;
  const [turned, setTurned] = useState<{ readonly of: string; readonly cursors: readonly string[] }>();
  // another day begins at its first page
  const cursors = turned?.of === asked ? turned.cursors : [];
  const turn = (to: readonly string[]): void => setTurned({ of: asked, cursors: to });
  const voice = useVoice();
  // a row of an older version has its sentences alone
  const words = (one: Rejected) => rejectionWords(one, voice) ?? one;
  const rejected = useRejected(asked, cursors.at(-1) ?? '', person.can('rejected.read'));
  if (!person.can('rejected.read')) return <Alert type="info">{t('tasks.notAllowed')}</Alert>;
  return (
    <State of={rejected}>
      {(page) => (
        <RecordTable<Rejected>
          items={page.rejected}
          trackBy="reference"
          empty={t('playbooks.rejectedNone')}
          filter={
            <div className="day-choice">
              <DateInput
                ariaLabel={t('playbooks.day')}
                value={day}
                format="iso"
                onChange={({ detail }) => setChosen(detail.value)}
              />
              <Button iconName="angle-left" ariaLabel={t('playbooks.dayBefore')} onClick={() => setChosen(daysFrom(asked, -1))} />
              <Button
                iconName="angle-right"
                ariaLabel={t('playbooks.dayAfter')}
                disabled={asked >= today}
                onClick={() => setChosen(daysFrom(asked, 1))}
              />
            </div>
          }
          footer={
            (cursors.length > 0 || page.cursor !== undefined) && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={cursors.length === 0} onClick={() => turn(cursors.slice(0, -1))}>
                  {p('previous')}
                </Button>
                <Button disabled={page.cursor === undefined} onClick={() => turn([...cursors, page.cursor ?? ''])}>
                  {p('next')}
                </Button>
              </SpaceBetween>
            )
          }
          header={
            <Header
              variant="h2"
              counter={`(${page.rejected.length}${page.cursor === undefined ? '' : '+'})`}
              description={t('playbooks.day')}
            >
              {t('playbooks.rejected')}
            </Header>
          }
          columns={[
            {
              id: 'type',
              minWidth: 230,
              header: t('playbooks.event'),
              cell: (one) => (
                <>
                  <span className="mono">{one.type ?? '?'}</span>
                  <div className="quiet">{instant(one.at)}</div>
                </>
              ),
            },
            {
              id: 'why',
              header: t('playbooks.why'),
              cell: (one) => (
                <>
                  {words(one).message}
                  <div className="quiet mono">{one.field}</div>
                </>
              ),
            },
            { id: 'remedy', header: t('playbooks.remedy'), cell: (one) => words(one).remedy },
            { id: 'replay', minWidth: 150, header: t('playbooks.replay'), cell: (one) => <Replay day={page.day} event={one} /> },
          ]}
        />
      )}
    </State>
  );
}
