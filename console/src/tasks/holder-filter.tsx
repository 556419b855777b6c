import Select from '@cloudscape-design/components/select';
import type { Task } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { shortName } from '../shell/short-name.ts';

/** whose tasks are shown: a person's id, or one of these */
export const anyone = '';
export const nobody = 'nobody';

const holderOf = (task: Task): string => (task.status === 'claimed' ? task.claimedBy : nobody);

/** the tasks of one person, of nobody, or all */
export const heldBy = (tasks: readonly Task[], holder: string): readonly Task[] =>
  holder === anyone ? tasks : tasks.filter((task) => holderOf(task) === holder);

interface Props {
  readonly tasks: readonly Task[];
  readonly holder: string;
  readonly onChange: (holder: string) => void;
}

/** who has how much, the fullest hands first, and a filter by one of them */
export function HolderFilter({ tasks, holder, onChange }: Props) {
  const { t } = useWords();
  const { isLate } = useFormat();
  const { id } = usePerson();
  const load = [...Map.groupBy(tasks, holderOf)]
    .map(([who, held]) => ({ who, n: held.length, late: held.filter(({ slaDueAt }) => isLate(slaDueAt)).length }))
    .toSorted((one, other) => other.n - one.n || one.who.localeCompare(other.who));
  const named = (who: string): string => (who === nobody ? t('load.nobody') : who === id ? t('tasks.you') : shortName(who));
  const options = [
    { value: anyone, label: t('load.anyone') },
    ...load.map(({ who, n, late }) => ({
      value: who,
      label: t(late === 0 ? 'load.one' : 'load.late', { who: named(who), n, late }),
    })),
  ];
  const chosen = options.find(({ value }) => value === holder) ?? { value: holder, label: named(holder) };
  return (
    <Select
      ariaLabel={t('load.holder')}
      selectedOption={chosen}
      options={options}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? anyone)}
    />
  );
}
