import FileUpload from '@cloudscape-design/components/file-upload';
import { useWords } from '../i18n/index.tsx';

interface Props {
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
  /** types as an input of HTML names them; a table of values unless given */
  readonly accept?: string;
  readonly errors?: readonly string[];
}

/** one file, chosen or dropped */
export function OneFile({ file, onChange, accept = '.csv,text/csv', errors = [] }: Props) {
  const { t } = useWords();
  return (
    <FileUpload
      value={file === undefined ? [] : [file]}
      onChange={({ detail }) => onChange(detail.value[0])}
      accept={accept}
      showFileSize
      tokenLimit={1}
      fileErrors={[...errors]}
      i18nStrings={{
        uploadButtonText: () => t('document.choose'),
        dropzoneText: () => t('document.drop'),
        removeFileAriaLabel: () => t('document.takeAway'),
        limitShowFewer: t('document.choose'),
        limitShowMore: t('document.choose'),
        errorIconAriaLabel: t('document.wrong'),
      }}
    />
  );
}
