import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-alerts/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { alertsWords } from '../words/alerts-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { OneAlert } from './one-alert.tsx';

/** what whoever is signed in wants to be told by e-mail */
export default function Alerts({ membership }: { readonly membership: Membership }) {
  const { t: common } = useWords();
  const t = useWordsOf(alertsWords);
  const path = `/my/${membership.merchantId}/alerts`;
  const { answer: found, error, again } = useAnswer<z.infer<typeof answer>>(path);
  if (found === undefined)
    return error === undefined ? <p className="quiet">{common.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.intro(found.email)}</p>
      <ul className="cards">
        {found.alerts.map((one) => (
          <li key={one.alert} className="card">
            <OneAlert path={path} alert={one} onSaved={again} />
          </li>
        ))}
      </ul>
    </>
  );
}
