import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useWords } from '../i18n/index.tsx';

interface Props {
  readonly label: string;
  /** what the days lead to, in words */
  readonly until: string;
  readonly value: number;
  readonly most: number;
  readonly wrong: boolean;
  readonly onChange: (days: number) => void;
}

const usual = [1, 3, 7, 14];

/** so many days: the usual ones at a press, any other typed */
export function Days({ label, until, value, most, wrong, onChange }: Props) {
  const { t } = useWords();
  return (
    <FormField
      label={label}
      description={until}
      errorText={wrong ? t('work.daysWrong', { most }) : ''}
      secondaryControl={
        <SegmentedControl
          label={t('work.usual')}
          selectedId={String(value)}
          onChange={({ detail }) => onChange(Number(detail.selectedId))}
          options={usual.filter((days) => days <= most).map((days) => ({ id: String(days), text: t('work.days', { n: days }) }))}
        />
      }
    >
      <Input
        type="number"
        inputMode="numeric"
        ariaLabel={label}
        value={Number.isNaN(value) ? '' : String(value)}
        onChange={({ detail }) => onChange(Number.parseInt(detail.value, 10))}
      />
    </FormField>
  );
}
