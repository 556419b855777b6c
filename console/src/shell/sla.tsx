import type { Task } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useBusinessTime, useLeftInWords } from './business-time.ts';
import { Due } from './due.tsx';

/** a task's service level in working time, ticking by the clock that counts; by the calendar's days where the queue has no working hours */
export function Sla({ task, explained = false }: { readonly task: Task; readonly explained?: boolean }) {
  const { t } = useWords();
  const { hover, instant, isSoon } = useFormat();
  const leftUntil = useBusinessTime();
  const words = useLeftInWords();
  const over = task.status === 'decided' || task.status === 'cancelled';
  const left = over ? undefined : leftUntil(task, task.slaDueAt);
  // nothing for a moment is calmer than days that turn into hours
  if (left === 'loading') return <span aria-hidden="true">{'\u00a0'}</span>;
  if (left === undefined) return <Due at={task.slaDueAt} over={over} />;
  const tone = left.late ? 'late' : isSoon(task.slaDueAt) ? 'soon' : 'quiet';
  return (
    <>
      <time className={`nowrap ${tone}`} dateTime={task.slaDueAt} title={hover(task.slaDueAt)}>
        {words(left)}
      </time>
      {explained && (
        <span className="quiet">
          {' '}
          · {instant(task.slaDueAt)}
          {left.stands && ` · ${t('sla.stands')}`}
        </span>
      )}
    </>
  );
}
