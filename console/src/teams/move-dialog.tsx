import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { InstantField, instantOf, type TypedInstant, typedInstant } from '../downtime/instant-field.tsx';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import type { ShownShare } from './use-teams.ts';

const hour = 3_600_000;

interface MoveProps {
  readonly queue: string;
  readonly queueTitle: string;
  readonly title: string;
  readonly share: ShownShare;
  /** epoch ms; four hours from now when not said */
  readonly until?: number;
  readonly onClose: () => void;
}

/** a team gets another share of a queue until an instant; the others divide the rest */
export function MoveDialog({ queue, queueTitle, title, share, until: ending, onClose }: MoveProps) {
  const { t } = useWords();
  const now = useNow();
  const [percent, setPercent] = useState(String(share.share));
  const [typed, setUntil] = useState<TypedInstant>();
  const until = typed ?? typedInstant(ending ?? now + 4 * hour);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const write = useWrite<object>('/teams/shares', JSON.stringify([queue, share.team, percent, until, reason]));
  const ends = instantOf(until);
  const wanted = Number(percent);
  const wrong = {
    share: percent.trim() !== '' && wanted >= 0 && wanted <= 100 ? '' : t('teams.shareWrong'),
    until: ends === undefined ? t('outage.instantMissing') : Date.parse(ends) <= now ? t('teams.untilPast') : '',
    reason: reason.trim() === '' ? t('tasks.reasonMissing') : '',
  };
  const shown = (text: string): string => (tried ? text : '');
  const send = (): void => {
    setTried(true);
    if (Object.values(wrong).some((text) => text !== '')) return;
    write.mutate({ kind: 'move', queue, team: share.team, share: wanted, until: ends, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('teams.moveTitle', { team: title, queue: queueTitle })}
      action={t('teams.move')}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      <FormField label={t('teams.share')} description={t('teams.shareHint')} errorText={shown(wrong.share)} stretch>
        <Input type="number" inputMode="decimal" value={percent} onChange={({ detail }) => setPercent(detail.value)} />
      </FormField>
      <InstantField
        label={t('teams.until')}
        hint={t('teams.untilHint')}
        wrong={shown(wrong.until)}
        value={until}
        onChange={setUntil}
      />
      <FormField label={t('tasks.reason')} errorText={shown(wrong.reason)} stretch>
        <Textarea value={reason} rows={2} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

interface ReturnProps {
  readonly queue: string;
  readonly overrideId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** the shares of the policy count again at once */
export function ReturnDialog({ queue, overrideId, title, onClose }: ReturnProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const write = useWrite<object>('/teams/shares', JSON.stringify([overrideId, reason]));
  const send = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    write.mutate({ kind: 'return', queue, overrideId, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('teams.returnTitle', { team: title })}
      action={t('teams.return')}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      <div>{t('teams.returnNote')}</div>
      <FormField label={t('tasks.reason')} errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''} stretch>
        <Textarea value={reason} rows={2} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
