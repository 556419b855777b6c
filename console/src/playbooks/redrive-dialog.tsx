import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { DeedDialog } from './deed-dialog.tsx';
import { type FailedRun, type RunTriedAgain, useDeed } from './use-playbooks.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

/** has a failed run go on or begin anew */
export function RedriveDialog({ run, merchantId, onClose }: { run: FailedRun; merchantId: string; onClose: () => void }) {
  const p = usePlaybookWords();
  const deed = useDeed<RunTriedAgain>(`/merchants/${merchantId}/runs/${encodeURIComponent(run.run)}/redrive`);
  const redrivable = run.notRedrivable === undefined;
  const [how, setHow] = useState(redrivable ? 'redrive' : 'anew');
  return (
    <DeedDialog
      title={p('tryAgain')}
      write={deed}
      onClose={onClose}
      onSend={(reason) => deed.mutate({ reason, how, redrives: run.redrives }, { onSuccess: onClose })}
    >
      <div className="mono">{run.run}</div>
      {!redrivable && <Alert type="info">{p('notRedrivable', { why: run.notRedrivable ?? '' })}</Alert>}
      <FormField label={p('how')}>
        <RadioGroup
          value={how}
          onChange={({ detail }) => setHow(detail.value)}
          items={[
            { value: 'redrive', label: p('redrive'), description: p('redriveHint'), disabled: !redrivable },
            { value: 'anew', label: p('anew'), description: p('anewHint') },
          ]}
        />
      </FormField>
    </DeedDialog>
  );
}
