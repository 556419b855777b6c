import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { usePerson } from '../session.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { type DeadLetter, type DeadQueue, type LettersReplayed, useDeadLetters, useDeed } from './use-playbooks.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

function Replay({ queue, onClose, onDone }: { queue: DeadQueue; onClose: () => void; onDone: (told: LettersReplayed) => void }) {
  const p = usePlaybookWords();
  const deed = useDeed<LettersReplayed>(`/dead-letters/${queue.queue}/replay`);
  return (
    <DeedDialog
      title={p('replay')}
      write={deed}
      onClose={onClose}
      onSend={(reason) => deed.mutate({ version: queue.version, reason }, { onSuccess: onDone })}
    >
      <div>
        <strong>{p(`queue.${queue.queue}`)}</strong>
        <div className="quiet">{p(`replay.${queue.replay}`)}</div>
      </div>
    </DeedDialog>
  );
}

function Letters({ queue, letters }: { readonly queue: DeadQueue; readonly letters: readonly DeadLetter[] }) {
  const p = usePlaybookWords();
  const { instant, number } = useFormat();
  return (
    <RecordTable<DeadLetter>
      items={letters}
      trackBy="id"
      empty={p('lettersNone')}
      header={
        <Header
          variant="h3"
          description={p('lettersShown', { shown: number(letters.length), n: number(Math.max(queue.waiting, letters.length)) })}
        >
          {p(`queue.${queue.queue}`)}
        </Header>
      }
      columns={[
        {
          id: 'event',
          minWidth: 230,
          header: p('event'),
          cell: ({ event }) => (
            <>
              <span className="mono">{event?.type ?? '?'}</span>
              <div className="quiet mono">{[event?.id, event?.subject].filter((one) => one !== undefined).join(' · ')}</div>
            </>
          ),
        },
        { id: 'why', header: p('why'), cell: ({ reason }) => reason ?? '–' },
        { id: 'place', header: p('place'), cell: ({ where }) => <span className="mono">{where ?? '–'}</span> },
        { id: 'sent', header: p('sent'), cell: ({ sentAt }) => instant(sentAt) },
      ]}
    />
  );
}

const toldBy = (p: ReturnType<typeof usePlaybookWords>, told: LettersReplayed): string => {
  if (told.kind === 'moving') return p(told.already ? 'answer.already' : 'answer.moving');
  const { count, kept, poison, resumed } = told;
  return [
    p('answer.replayed', { count, kept: kept - poison }),
    ...(poison > 0 ? [p('answer.poison', { poison })] : []),
    ...(resumed ? [p('answer.resumed')] : []),
  ].join(' ');
};

/** what nobody could deliver or process, by queue, with why, and its replay after the fix */
export function DeadLetterQueues() {
  const p = usePlaybookWords();
  const { instant, number } = useFormat();
  const person = usePerson();
  const [open, setOpen] = useState('');
  const [chosen, setChosen] = useState<DeadQueue>();
  const [told, setTold] = useState<LettersReplayed>();
  const allowed = person.can('failure.read');
  const dead = useDeadLetters(open, allowed);
  if (!allowed) return <Alert type="info">{p('mayNot')}</Alert>;
  return (
    <State of={dead}>
      {({ queues, letters }) => {
        const looked = queues.find(({ queue }) => queue === open);
        return (
          <SpaceBetween size="m">
            {told !== undefined && (
              <Alert type="success" dismissible onDismiss={() => setTold(undefined)}>
                {toldBy(p, told)}
              </Alert>
            )}
            <RecordTable<DeadQueue>
              items={queues}
              trackBy="queue"
              header={
                <Header variant="h2" description={p('deadHint')}>
                  {p('dead')}
                </Header>
              }
              columns={[
                {
                  id: 'queue',
                  header: p('queue'),
                  cell: ({ queue, replayed }) => (
                    <>
                      {p(`queue.${queue}`)}
                      <div className="quiet mono">{queue}</div>
                      {replayed !== undefined && (
                        <div className="quiet">
                          {p('replayedBy', { who: shortName(replayed.by), when: instant(replayed.at) })}
                        </div>
                      )}
                    </>
                  ),
                },
                { id: 'waiting', header: p('waiting'), cell: ({ waiting }) => number(waiting) },
                {
                  id: 'do',
                  header: p('replay'),
                  cell: (one) => (
                    <SpaceBetween direction="horizontal" size="xs">
                      <Button
                        disabled={one.waiting === 0 && open !== one.queue}
                        ariaLabel={`${p('look')}${p('colon')}${p(`queue.${one.queue}`)}`}
                        onClick={() => setOpen(open === one.queue ? '' : one.queue)}
                      >
                        {p('look')}
                      </Button>
                      {person.can('failure.replay') && one.replay !== 'none' && (
                        <Button
                          disabled={one.waiting === 0}
                          ariaLabel={`${p('replay')}${p('colon')}${p(`queue.${one.queue}`)}`}
                          onClick={() => setChosen(one)}
                        >
                          {p('replay')}
                        </Button>
                      )}
                      {one.replay === 'none' && one.waiting > 0 && <span className="quiet">{p('replay.none')}</span>}
                    </SpaceBetween>
                  ),
                },
              ]}
            />
            {looked !== undefined && <Letters queue={looked} letters={letters} />}
            {chosen !== undefined && (
              <Replay
                queue={chosen}
                onClose={() => setChosen(undefined)}
                onDone={(answer) => {
                  setChosen(undefined);
                  setTold(answer);
                }}
              />
            )}
          </SpaceBetween>
        );
      }}
    </State>
  );
}
