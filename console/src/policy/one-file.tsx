import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import { useWords } from '../i18n/index.tsx';

interface Props {
  readonly label: string;
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
}

/** one file is chosen, and taken away again */
export function OneFile({ label, file, onChange }: Props) {
  const { t } = useWords();
  return (
    <FormField label={label} stretch>
      <FileUpload
        value={file === undefined ? [] : [file]}
        onChange={({ detail }) => onChange(detail.value[0])}
        showFileSize
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
    </FormField>
  );
}
