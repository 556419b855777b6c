import { useMemo } from 'react';
import { queueTitle } from '../../../domain/wording/policy-texts/queue-words.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { useEditing } from './editing.tsx';
import { listAt, namesAt, textAt, textsAt } from './json-path.ts';

export interface NameOption {
  readonly value: string;
  readonly label: string;
}

/** queues of the document by key, in the reader's words where it has the shipped title */
export const useQueuesOf = (document: unknown): readonly NameOption[] => {
  const voice = useVoice();
  return useMemo(
    () =>
      listAt(document, 'tasks.queues').map((queue) => {
        const [value, title] = [textAt(queue, 'key'), textAt(queue, 'title')];
        return { value, label: queueTitle(value, title, voice) };
      }),
    [document, voice],
  );
};

/** what a letter is called: its subject in the reader's language, with a mark where a value will stand */
export const letterName = (document: unknown, locale: string, letter: string): string => {
  const subject = (language: string): string => textAt(document, `letters.languages.${language}.templates.${letter}.subject`);
  return (subject(locale) || subject('en') || letter).replace(/\{\w+\}/g, '…');
};

const queueFields = new Set(['queue', 'escalatesTo', 'queues']);

/** the names a field may take, where they are defined elsewhere in the same policy; undefined where anything may stand */
export const useNameOptions = (place: string): readonly NameOption[] | undefined => {
  const { document } = useEditing();
  const { term, locale } = useWords();
  const queues = useQueuesOf(document);
  return useMemo(() => {
    const name = place.split('.').at(-1) ?? '';
    if (queueFields.has(name) || place.startsWith('tasks.routing.')) return queues;
    if (name === 'calendar') {
      const own = namesAt(document, 'calendars').map((value) => ({ value, label: value }));
      return place.startsWith('tasks.queues.') ? [...own, { value: 'merchant', label: term('merchant') }] : own;
    }
    if (name === 'openIn') return namesAt(document, 'calendars').map((value) => ({ value, label: value }));
    if (name === 'team')
      return listAt(document, 'sharing.teams').map((one) => ({ value: textAt(one, 'key'), label: textAt(one, 'title') }));
    if (name === 'template')
      return namesAt(document, 'letters.kinds')
        .filter((value) => textAt(document, `letters.kinds.${value}`) === 'reminder')
        .map((value) => ({ value, label: letterName(document, locale, value) }));
    if (name === 'choices') {
      const all = listAt(document, 'tasks.queues').flatMap((_queue, at) => textsAt(document, `tasks.queues.${at}.choices`));
      return [...new Set(all)].map((value) => ({ value, label: term(value) }));
    }
    return undefined;
  }, [document, place, term, locale, queues]);
};
