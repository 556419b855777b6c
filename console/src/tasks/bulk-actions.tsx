import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Task } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { PersonField } from '../shell/person-field.tsx';
import { type Outcome, useBulk } from './use-bulk.ts';

interface Props {
  readonly selected: readonly Task[];
  readonly onDone: (outcome: Outcome) => void;
}

/** claim, give back or give away all that is chosen */
export function BulkActions({ selected, onDone }: Props) {
  const { t } = useWords();
  const person = usePerson();
  const claim = useBulk('claim');
  const assign = useBulk('assign');
  const release = useBulk('release');
  const [asked, setAsked] = useState(false);
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (to === '') return;
    const settled = (outcome: Outcome): void => {
      setAsked(false);
      onDone(outcome);
    };
    assign.mutate({ tasks: selected, body: { to } }, { onSuccess: settled });
  };
  if (!person.can('task.work')) return null;
  const isMine = (task: Task): boolean => task.status === 'claimed' && task.claimedBy === person.id;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {person.can('task.assign') && (
        <Button disabled={selected.length === 0} onClick={() => setAsked(true)}>
          {t('work.assignDots')}
        </Button>
      )}
      <Button
        disabled={selected.length === 0}
        loading={claim.isPending}
        onClick={() => claim.mutate({ tasks: selected }, { onSuccess: onDone })}
      >
        {t('tasks.claim')}
      </Button>
      {selected.some(isMine) && (
        <Button
          disabled={!selected.every(isMine)}
          loading={release.isPending}
          onClick={() => release.mutate({ tasks: selected }, { onSuccess: onDone })}
        >
          {t('tasks.release')}
        </Button>
      )}
      {asked && (
        <Modal
          visible
          header={t('work.assignMany', { n: selected.length })}
          onDismiss={() => setAsked(false)}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => setAsked(false)}>
                  {t('dialog.cancel')}
                </Button>
                <Button variant="primary" loading={assign.isPending} onClick={send}>
                  {t('work.assign')}
                </Button>
              </SpaceBetween>
            </Box>
          }
        >
          <PersonField tasks={selected} onChange={setTo} wrong={tried && to === ''} />
        </Modal>
      )}
    </SpaceBetween>
  );
}
