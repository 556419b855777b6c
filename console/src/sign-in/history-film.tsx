import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useClock } from '../now.tsx';
import { useLaptop } from '../queries.ts';

/** what programs/start/history-told.ts counts */
interface History {
  readonly from: string;
  readonly until: string;
  readonly chapters: readonly { readonly type: string; readonly times: number }[];
  readonly last: readonly { readonly id: string; readonly at: string; readonly type: string; readonly merchant: string }[];
}

const share = (now: string, { from, until }: History): number =>
  (100 * (Date.parse(now) - Date.parse(from))) / (Date.parse(until) - Date.parse(from));

/** the demo's history while it is played: nobody waits for it in front of an empty page */
export function HistoryFilm() {
  const { t, term } = useWords();
  const { instant, number } = useFormat();
  const clock = useClock();
  const { data: history } = useLaptop<History | null>('history', 1_000);
  if (clock?.catchingUp !== true || history === undefined || history === null) return null;
  return (
    <section className="film" aria-label={t('film.title')}>
      <h2>{t('film.title')}</h2>
      <ProgressBar value={share(clock.now, history)} label={instant(clock.now)} description={t('film.how')} />
      <dl>
        {history.chapters.map(({ type, times }) => (
          <div key={type}>
            <dt>{term(type)}</dt>
            <dd>{number(times)}</dd>
          </div>
        ))}
      </dl>
      <ol>
        {history.last.map(({ id, at, type, merchant }) => (
          <li key={id}>
            <time dateTime={at}>{instant(at)}</time>
            <strong>{merchant}</strong>
            <span>{term(type)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
