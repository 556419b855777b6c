import { momentIn } from '../words/dates.ts';
import { outageWords } from '../words/outage-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import type { HomeAnswer } from './use-home.ts';

/** what does not work for this merchant, now or soon; nothing where all is well */
export function OutageNotes({ home: { outages, timeZone, asOf } }: { readonly home: HomeAnswer }) {
  const { language } = useWords();
  const t = useWordsOf(outageWords);
  if (outages.length === 0) return null;
  const when = (iso: string): string => momentIn(language, timeZone, iso);
  return (
    <section className="note" aria-label={t.title}>
      <ul>
        {outages.map(({ id, kind, capability, from, until }) => (
          <li key={id}>
            <strong>{t[kind][capability]}.</strong> {from > asOf ? t.planned(when(from), when(until)) : t.until(when(until))}
          </li>
        ))}
      </ul>
      <p>{t.calm}</p>
    </section>
  );
}
