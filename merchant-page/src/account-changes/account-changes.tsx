import { Link, Route, Switch } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-account-changes/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { accountChangeWords } from '../words/account-changes.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { AskAccountChange } from './ask-account-change.tsx';
import { OneChange } from './one-change.tsx';

type Answer = z.infer<typeof answer>;

/** the account changes of a merchant, how each stands, and asking for another */
export default function AccountChanges({ membership }: { readonly membership: Membership }) {
  const { t } = useWords();
  const words = useWordsOf(accountChangeWords);
  const { answer: seen, error, again } = useAnswer<Answer>(`/my/${membership.merchantId}/account-changes`);
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <section>
      <Switch>
        <Route path="/new">
          <AskAccountChange
            {...{ membership, kinds: seen.mayAsk, country: seen.country, countries: seen.countries, onAsked: again }}
          />
        </Route>
        <Route>
          <h1>{words.title}</h1>
          <p>{words.intro}</p>
          {seen.mayAsk.length > 0 ? (
            <p>
              <Link className="main" href="/new">
                {words.start}
              </Link>
            </p>
          ) : (
            seen.changes.length === 0 && <p className="note">{words.tooEarly}</p>
          )}
          {seen.changes.length === 0 && <p className="quiet">{words.none}</p>}
          {seen.changes.map((change) => (
            <OneChange key={change.id} change={change} membership={membership} onChanged={again} />
          ))}
        </Route>
      </Switch>
    </section>
  );
}
