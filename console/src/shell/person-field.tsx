import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useWords } from '../i18n/index.tsx';

interface Props {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (id: string) => void;
}

/** a person by the name they sign in with; who is known is offered */
export function PersonField({ people, value, wrong, onChange }: Props) {
  const { t } = useWords();
  return (
    <FormField label={t('work.person')} errorText={wrong ? t('work.personMissing') : ''} stretch>
      <Autosuggest
        autoFocus
        value={value}
        placeholder={t('work.personHint')}
        enteredTextLabel={(typed) => t('work.personTyped', { id: typed })}
        empty={t('work.personNone')}
        options={people.map(({ id, name }) => ({ value: id, label: name, description: id }))}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
