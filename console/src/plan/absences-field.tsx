import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { type Absence, readAbsences, type WrongAbsence } from '../../../domain/staffing/read-absences.ts';
import { OneFile } from '../shell/one-file.tsx';
import { usePlanWords } from './words/use-plan-words.ts';

const shownFaults = 5;
const isWrong = (one: Absence | WrongAbsence): one is WrongAbsence => 'fault' in one;

/** who is away, from a file: the coverage is shown without them */
export function AbsencesField({
  monday,
  onRead,
}: {
  readonly monday: string;
  readonly onRead: (absences: readonly Absence[]) => void;
}) {
  const { w } = usePlanWords();
  const [file, setFile] = useState<File>();
  const [read, setRead] = useState<readonly Absence[] | readonly WrongAbsence[]>([]);
  const faults = read.filter(isWrong);
  const take = async (chosen: File | undefined): Promise<void> => {
    setFile(chosen);
    const next = chosen === undefined ? [] : readAbsences(await chosen.text(), monday);
    setRead(next);
    onRead(next.flatMap((one) => (isWrong(one) ? [] : [one])));
  };
  return (
    <FormField label={w('absences')} description={w('absencesHint')} stretch>
      <OneFile file={file} onChange={(chosen) => void take(chosen)} />
      {faults.length > 0 && (
        <Alert type="error">
          {faults.slice(0, shownFaults).map(({ line, fault }) => (
            <div key={line}>{w('absenceLine', { line, what: w(`absence.${fault}`) })}</div>
          ))}
        </Alert>
      )}
      {faults.length === 0 && read.length > 0 && <div role="status">{w('absencesRead', { n: read.length })}</div>}
    </FormField>
  );
}
