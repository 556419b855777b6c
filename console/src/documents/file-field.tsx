import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { documentWords } from '../../../domain/wording/documents/document-words.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
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
      <FileUpload
        value={file === undefined ? [] : [file]}
        onChange={({ detail }) => onChange(detail.value[0])}
        accept="application/pdf,image/png,image/jpeg"
        showFileSize
        tokenLimit={1}
        fileErrors={wrong === undefined ? [] : [wrong]}
        i18nStrings={{
          uploadButtonText: () => t('document.choose'),
          dropzoneText: () => t('document.drop'),
          removeFileAriaLabel: () => t('document.takeAway'),
          limitShowFewer: t('document.choose'),
          limitShowMore: t('document.choose'),
          errorIconAriaLabel: t('document.wrong'),
        }}
      />
      {share !== undefined && <ProgressBar value={Math.round(share * 100)} label={t('document.sending')} />}
    </FormField>
  );
}
