import Alert from '@cloudscape-design/components/alert';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { TryFirstDialog } from '../shell/try-first-dialog.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { type ImportState, importRows, nothingYet, readRows, WrongFile } from './import-rows.ts';
import { useImportWords } from './import-words.ts';

/** merchants that sell already, from a CSV file: tried first, then imported part by part; what stopped goes on where it was */
export default function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const w = useImportWords();
  const { door } = useSession();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<ImportState>(nothingYet);
  const send = useMutation({
    mutationFn: async ({ of, dryRun, from }: { readonly of: File; readonly dryRun: boolean; readonly from: ImportState }) =>
      importRows(door, { rows: await readRows(of), reason, dryRun }, from, setState),
    onSettled: (_done, _error, { dryRun }) => (dryRun ? undefined : client.invalidateQueries()),
  });
  const ready = file !== undefined && reason.trim() !== '';
  const tried = send.isSuccess && send.variables.dryRun;
  const wasDry = send.variables?.dryRun ?? true;
  // rows that were answered are done: only the rest is sent again
  const stopped = send.isError && !wasDry && state.answered > 0;
  const start = (dryRun: boolean, from = nothingYet): void => {
    if (file !== undefined) send.mutate({ of: file, dryRun, from });
  };
  // what was tried is what is done: another file or reason is tried anew
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value);
      setState(nothingYet);
      send.reset();
    };
  const { error } = send;
  const counts = { answered: state.answered, rows: state.rows };
  return (
    <TryFirstDialog
      title={w('title')}
      about={w('about')}
      fileLabel={w('file')}
      file={file}
      onFile={change(setFile)}
      reason={reason}
      onReason={change(setReason)}
      attempt={{
        label: w('try'),
        disabled: !ready || stopped,
        loading: send.isPending && wasDry,
        onClick: () => start(true),
      }}
      deed={{
        label: w(stopped ? 'goOn' : 'do'),
        disabled: !stopped && (!tried || state.done.length === 0),
        loading: send.isPending && !wasDry,
        onClick: () => start(false, stopped ? state : nothingYet),
      }}
      onClose={onClose}
    >
      {error instanceof WrongFile ? (
        <Alert type="error">
          {error.columns.length > 0 ? w('lacking', { columns: error.columns.join(', ') }) : w('unreadable', { why: error.why })}
        </Alert>
      ) : (
        <Refusal error={error} />
      )}
      {stopped && <Alert type="warning">{w('stopped', counts)}</Alert>}
      {send.isPending && state.rows > 0 && (
        <ProgressBar value={(state.answered / state.rows) * 100} label={w('progress', counts)} />
      )}
      {state.answered > 0 && <ImportOutcome of={state} dryRun={wasDry} />}
    </TryFirstDialog>
  );
}
