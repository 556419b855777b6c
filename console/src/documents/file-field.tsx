import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { documentWords } from '../../../domain/wording/documents/document-words.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { OneFile } from '../shell/one-file.tsx';
import { NotSent } from './send-file.ts';
import { FileRefused } from './use-upload.ts';

interface Props {
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
  /** share that is sent, 0 to 1 */
  readonly share: number | undefined;
  readonly error: unknown;
}

/** one file to hand in, with what is wrong with it at once */
export function FileField({ file, onChange, share, error }: Props) {
  const { t } = useWords();
  const voice = useVoice();
  const wrong =
    error instanceof FileRefused
      ? documentWords.read(error.refusal, voice)
      : error instanceof NotSent
        ? t('document.notSent')
        : undefined;
  return (
    <FormField label={t('document.file')} constraintText={t('document.constraint')} stretch>
      <OneFile
        file={file}
        onChange={onChange}
        accept="application/pdf,image/png,image/jpeg"
        errors={wrong === undefined ? [] : [wrong]}
      />
      {share !== undefined && <ProgressBar value={Math.round(share * 100)} label={t('document.sending')} />}
    </FormField>
  );
}
