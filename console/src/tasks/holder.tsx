import type { Task } from '../../../domain/model/task.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';

export const shortName = (id: string): string => {
  const name = id.split('@')[0] ?? id;
  return name.charAt(0).toUpperCase() + name.slice(1);
};

export function Holder({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const { id } = usePerson();
  if (task.status !== 'claimed') return <span className="quiet">{t('tasks.nobody')}</span>;
  return task.claimedBy === id ? <strong>{t('tasks.you')}</strong> : <span>{shortName(task.claimedBy)}</span>;
}
