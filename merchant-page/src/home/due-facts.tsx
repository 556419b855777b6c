import { dayIn, daysFrom, listIn } from '../words/dates.ts';
import { useWords } from '../words/words.tsx';
import type { Due, HomeAnswer } from './use-home.ts';

interface Shown {
  readonly due: Due;
  readonly home: HomeAnswer;
}

/** nothing where there is no deadline */
export function Deadline({ due: { deadline, late }, home: { timeZone, asOf } }: Shown) {
  const { t, language } = useWords();
  if (deadline === undefined) return null;
  const [day, far] = [dayIn(language, timeZone, deadline), daysFrom(language, deadline, Date.parse(asOf))];
  return <p className="deadline">{late ? t.home.late(day, far) : t.home.dueBy(day, far)}</p>;
}

/** what stops, what is wrong with what was handed in, and why it is asked. Before the first of them is on, nothing can stop */
export function Facts({ due: { stops, late, remedies, why }, home }: Shown) {
  const { t, language } = useWords();
  const list = listIn(language, stops);
  const started = home.takesPayments || home.getsPayouts;
  const consequence = started ? (late ? t.home.stopped : t.home.stops) : t.home.needed;
  return (
    <>
      {stops.length > 0 && <p>{consequence(list)}</p>}
      {remedies.length > 0 && (
        <div className="wrong">
          <strong>{t.home.wrong}</strong>
          <ul>
            {remedies.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="quiet">{t.home.why(why)}</p>
    </>
  );
}

/** who has it, since when and until when */
export function WithOthers({ due: { waitingOn, submittedAt, until }, home: { timeZone } }: Shown) {
  const { t, language } = useWords();
  const who = waitingOn === 'provider' ? t.home.withProvider : t.home.withUs;
  const when = until === undefined ? t.home.noDay : t.home.until(dayIn(language, timeZone, until));
  return (
    <p className="quiet">
      {submittedAt !== undefined && <>{t.home.handedIn(dayIn(language, timeZone, submittedAt))}. </>}
      {who}, {when}.
    </p>
  );
}
