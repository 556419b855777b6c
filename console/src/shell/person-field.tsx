import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import type { Task } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { usePeople } from '../work-queries.ts';
import { useFirstField } from './use-first-field.ts';

interface Props {
  /** what is given away */
  readonly tasks: readonly Task[];
  /** true: somebody must be named, and nobody is */
  readonly wrong: boolean;
  /** label of a field that may stay empty */
  readonly label?: 'raise.person' | 'work.notify';
  /** the person's id; empty while what is written names nobody */
  readonly onChange: (id: string) => void;
}

/** one of the people who may decide all the tasks, by name and role */
export function PersonField({ tasks, wrong, onChange, label }: Props) {
  const { t, term } = useWords();
  const { people, status, again } = usePeople(tasks);
  const field = useFirstField<AutosuggestProps.Ref>(label === undefined);
  const [text, setText] = useState('');
  const named = (written: string): string => {
    const wanted = written.trim().toLowerCase();
    const found = people.filter(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
    return found.length === 1 ? (found[0]?.id ?? '') : '';
  };
  return (
    <FormField
      label={t(label ?? 'work.person')}
      errorText={wrong ? t(text.trim() === '' ? 'work.personMissing' : 'work.personNone') : ''}
      stretch
    >
      <Autosuggest
        ref={field}
        value={text}
        placeholder={t('work.personHint')}
        hideEnteredTextOption
        statusType={status}
        loadingText={t('work.personLoading')}
        errorText={t('work.personDown')}
        recoveryText={t('work.personAgain')}
        onLoadItems={({ detail }) => detail.samePage && again()}
        empty={t('work.personNone')}
        options={people.map(({ id, name, roles }) => ({
          value: id,
          label: name,
          labelTag: roles.map(term).join(', '),
          description: id,
        }))}
        onChange={({ detail }) => {
          setText(detail.value);
          onChange(named(detail.value));
        }}
      />
    </FormField>
  );
}
