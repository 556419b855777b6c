import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { useWords } from '../i18n/index.tsx';

/** a day and a time by the reader's clock, as typed */
export interface TypedInstant {
  /** YYYY-MM-DD */
  readonly day: string;
  /** HH:MM */
  readonly time: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** the typed form of an instant (ms) */
export const typedInstant = (ms: number): TypedInstant => {
  const at = new Date(ms);
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
};

/** ISO 8601 UTC; undefined while it is not typed in full */
export const instantOf = ({ day, time }: TypedInstant): string | undefined => {
  const ms = Date.parse(`${day}T${time}`);
  return /^\d{2}:\d{2}$/.test(time) && !Number.isNaN(ms) ? new Date(ms).toISOString() : undefined;
};

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly wrong: string;
  readonly value: TypedInstant;
  readonly onChange: (value: TypedInstant) => void;
}

/** when something is: a day and a time */
export function InstantField({ label, hint = '', wrong, value, onChange }: Props) {
  const { t } = useWords();
  return (
    <FormField label={label} description={hint} errorText={wrong}>
      <SpaceBetween direction="horizontal" size="xs">
        <DateInput
          value={value.day}
          placeholder="YYYY/MM/DD"
          ariaLabel={`${label} – ${t('outage.day')}`}
          onChange={({ detail }) => onChange({ ...value, day: detail.value })}
        />
        <TimeInput
          value={value.time}
          format="hh:mm"
          placeholder="hh:mm"
          ariaLabel={`${label} – ${t('outage.time')}`}
          onChange={({ detail }) => onChange({ ...value, time: detail.value })}
        />
      </SpaceBetween>
    </FormField>
  );
}
