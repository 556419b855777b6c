import type { Task } from '../answers.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { shortName } from '../shell/short-name.ts';

export function Holder({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const { id } = usePerson();
  if (task.status !== 'claimed') return <span className="quiet">{t('tasks.nobody')}</span>;
  return task.claimedBy === id ? <strong>{t('tasks.you')}</strong> : <span>{shortName(task.claimedBy)}</span>;
}
