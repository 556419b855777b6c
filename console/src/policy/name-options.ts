import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useEditing } from './editing.tsx';
import { listAt, namesAt, textAt, textsAt } from './json-path.ts';

export interface NameOption {
  readonly value: string;
  readonly label: string;
}

const keysOfQueues = (document: unknown): readonly NameOption[] =>
  listAt(document, 'tasks.queues').map((queue) => ({ value: textAt(queue, 'key'), label: textAt(queue, 'title') }));

const queueFields = new Set(['queue', 'escalatesTo', 'queues']);

/** the names a field may take, where they are defined elsewhere in the same policy; undefined where anything may stand */
export const useNameOptions = (place: string): readonly NameOption[] | undefined => {
  const { document } = useEditing();
  const { term } = useWords();
  return useMemo(() => {
    const name = place.split('.').at(-1) ?? '';
    if (queueFields.has(name) || place.startsWith('tasks.routing.')) return keysOfQueues(document);
    if (name === 'calendar') {
      const own = namesAt(document, 'calendars').map((value) => ({ value, label: value }));
      return place.startsWith('tasks.queues.') ? [...own, { value: 'merchant', label: term('merchant') }] : own;
    }
    if (name === 'template')
      return namesAt(document, 'letters.kinds')
        .filter((value) => textAt(document, `letters.kinds.${value}`) === 'reminder')
        .map((value) => ({ value, label: value }));
    if (name === 'choices') {
      const all = listAt(document, 'tasks.queues').flatMap((_queue, at) => textsAt(document, `tasks.queues.${at}.choices`));
      return [...new Set(all)].map((value) => ({ value, label: term(value) }));
    }
    return undefined;
  }, [document, place, term]);
};
