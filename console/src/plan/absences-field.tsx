import Alert from '@cloudscape-design/components/alert';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { type Absence, readAbsences, type WrongAbsence } from '../../../domain/staffing/read-absences.ts';
import { useWords } from '../i18n/index.tsx';
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
  const { t } = useWords();
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
      <FileUpload
        value={file === undefined ? [] : [file]}
        onChange={({ detail }) => void take(detail.value[0])}
        accept=".csv,text/csv"
        tokenLimit={1}
        i18nStrings={{
          uploadButtonText: () => t('document.choose'),
          dropzoneText: () => t('document.drop'),
          removeFileAriaLabel: () => t('document.takeAway'),
          limitShowFewer: t('document.choose'),
          limitShowMore: t('document.choose'),
          errorIconAriaLabel: t('document.wrong'),
        }}
      />
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
