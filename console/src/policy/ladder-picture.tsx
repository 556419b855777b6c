import { useWords } from '../i18n/index.tsx';
import { useEditing } from './editing.tsx';
import { listAt, textAt, valueAt } from './json-path.ts';
import { useQueuesOf } from './name-options.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

const numberAt = (value: unknown, name: string): number => Number(valueAt(value, name)) || 0;

/** room at the end of the line, so that the last step does not stand on its edge */
const BEYOND = 1.04;

/** a ladder as a line of working days: when a merchant counts as stalled, and what happens on which day */
export function LadderPicture({ place }: { readonly place: string }) {
  const { p, named } = usePolicyWords();
  const { term, locale } = useWords();
  const { document } = useEditing();
  const queues = useQueuesOf(document);
  const ladder = valueAt(document, place);
  const rungs = listAt(ladder, 'rungs').map((one, at) => ({
    n: at + 1,
    day: numberAt(one, 'afterWorkingDays'),
    kind: textAt(one, 'kind'),
    what:
      term(textAt(one, 'channel')) || (queues.find(({ value }) => value === textAt(one, 'queue'))?.label ?? textAt(one, 'queue')),
  }));
  const stalled = numberAt(ladder, 'stalledAfterWorkingDays');
  const longest = Math.max(stalled, ...rungs.map(({ day }) => day), 1) * BEYOND;
  const left = (day: number) => ({ insetInlineStart: `${Math.min(100, (Math.max(0, day) / longest) * 100)}%` });
  const days = new Intl.NumberFormat(locale);
  return (
    <figure className="ladder-picture">
      <figcaption>{p('picture')}</figcaption>
      <div className="line" aria-hidden="true">
        <span className="stalled" style={left(stalled)} />
        {rungs.map(({ n, day, kind }) => (
          <span key={n} className={`rung ${kind}`} style={left(day)}>
            {n}
          </span>
        ))}
      </div>
      <ol>
        <li className="stalled">
          <span className="mark" aria-hidden="true" />
          <span className="day">{p('day', { n: days.format(stalled) })}</span>
          <span>{p('stalledAt', { days: days.format(stalled) })}</span>
        </li>
        {rungs.map(({ n, day, kind, what }) => (
          <li key={n}>
            <span className={`mark ${kind}`} aria-hidden="true">
              {n}
            </span>
            <span className="day">{p('day', { n: days.format(day) })}</span>
            <span>
              {named('kind', kind)}
              {what === '' ? '' : ` · ${what}`}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
